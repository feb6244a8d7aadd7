"""What officers choose and write about the inspection plan."""

from collections.abc import Iterable
from typing import Any

from django import forms

from minzheng.engines.coverage import api
from minzheng.faces.desk.duties.forms import owner_choices, owner_of
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.registers.offices.api import ROLES, Officer

AREA = forms.Textarea({"rows": 4})
ALL = ("", "全部")
MOST_FINDINGS = 3
USUAL = {
    "facility": (["check", "secret"], "district_clerk"),
    "organisation": (["check", "party"], "district_clerk"),
    "town": (["secret", "party"], "district_clerk"),
}


class PlanForm(forms.Form):
    """The year, and how each scope is looked at."""

    year = forms.IntegerField(label="年度", help_text="今年或明年。一个年度只有一份计划。")

    def __init__(self, data: Any, *, year: int, home: str) -> None:
        super().__init__(data, initial={"year": year})
        self.home = home
        for scope in api.Scope:
            kinds, role = USUAL[scope.value]
            self.fields[f"kinds_{scope.value}"] = forms.MultipleChoiceField(
                label=f"{scope.label}：怎样看", choices=api.How.choices, initial=kinds,
                widget=forms.CheckboxSelectMultiple, help_text="选中的每一种，每个单位至少一次。",
            )  # fmt: skip
            self.fields[f"role_{scope.value}"] = forms.ChoiceField(
                label=f"{scope.label}：责任岗位", initial=role,
                choices=[(each, ROLES[each]) for each in api.RESPONSIBLE],
            )  # fmt: skip

    def new(self) -> api.NewPlan:
        """What the engine is told."""
        given = self.cleaned_data
        wishes = [
            api.Wish(scope.value, given[f"kinds_{scope.value}"], given[f"role_{scope.value}"])
            for scope in api.Scope
        ]
        return api.NewPlan(given["year"], self.home, wishes)


class UnitFilters(forms.Form):
    """Which units are shown; it stands in the address."""

    state = forms.ChoiceField(label="情况", required=False,
                              choices=(ALL, *api.Standing.choices))  # fmt: skip
    scope = forms.ChoiceField(label="范围", required=False, choices=(ALL, *api.Scope.choices))
    town = forms.ChoiceField(label="镇街", required=False)
    quarter = forms.ChoiceField(
        label="安排在", required=False,
        choices=(ALL, *((str(each), f"第 {each} 季度") for each in (1, 2, 3, 4))),
    )  # fmt: skip

    def __init__(self, data: Any, *, towns: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "town", [ALL, *towns])
        self.is_valid()

    def chosen(self, units: Iterable[api.UnitStanding]) -> list[api.UnitStanding]:
        """The units that fit; what is not among the choices narrows nothing."""
        return [unit for unit in units if self._fits(unit)]

    def _fits(self, unit: api.UnitStanding) -> bool:
        given = self.cleaned_data
        quarter = given.get("quarter") or ""
        planned = not quarter or any(str(slot.quarter) == quarter for slot in unit.slots)
        asked = (("state", unit.state.value), ("scope", unit.scope.value), ("town", unit.town))
        return planned and all(given.get(name) in ("", None, value) for name, value in asked)


class LookForm(forms.Form):
    """A look as it was, and what was wrong."""

    day = DayField(label="哪一天看的")
    first = forms.ChoiceField(label="检查人一")
    second = forms.ChoiceField(
        label="检查人二", help_text="本单位所在镇街的人、和单位人员同名的人要回避。"
    )
    seen = forms.CharField(
        label="看到了什么", max_length=500, widget=AREA,
        help_text="没有发现问题的，写看了哪些地方。不要写居民的姓名、证件号、病情。",
    )  # fmt: skip
    paper = EvidenceField(label="凭据", why="现场照片或者检查记录，照片或 PDF。")

    def __init__(
        self, data: Any, files: Any, *, people: Iterable[Officer],
        towns: list[tuple[str, str]], home: str,
    ) -> None:  # fmt: skip
        super().__init__(data, files)
        told = [(each.staff_number, f"{each.name}（{each.office.name}）") for each in people]
        offer(self, "first", [("", "请选"), *told])
        offer(self, "second", [("", "请选"), *told])
        for number in range(1, MOST_FINDINGS + 1):
            self._ask(number, [("", "请选"), *owner_choices(towns, home)])

    def _ask(self, number: int, owners: list[tuple[str, str]]) -> None:
        what = f"第 {number} 个问题"
        self.fields[f"words_{number}"] = forms.CharField(
            label=f"{what}（没有就不填）", max_length=120, required=False
        )
        self.fields[f"owner_{number}"] = forms.ChoiceField(
            label=f"{what}：谁来整改", required=False, choices=owners
        )
        self.fields[f"evidence_{number}"] = forms.CharField(
            label=f"{what}：凭什么算整改完", max_length=200, required=False
        )
        self.fields[f"due_{number}"] = DayField(label=f"{what}：整改期限", required=False)

    def new(self) -> api.NewLook:
        """What the engine is told."""
        given, upload = self.cleaned_data, self.cleaned_data["paper"]
        return api.NewLook(
            given["day"], given["first"], given["second"], given["seen"],
            api.Paper(upload.name, upload.read()),
            [self._finding(number) for number in self._told()],
        )  # fmt: skip

    def _told(self) -> list[int]:
        """The findings of which anything was filled in: half of one is refused, not lost."""
        given = self.cleaned_data
        names = ("words", "owner", "evidence", "due")
        return [number for number in range(1, MOST_FINDINGS + 1)
                if any(given.get(f"{name}_{number}") for name in names)]  # fmt: skip

    def _finding(self, number: int) -> api.NewFinding:
        given = self.cleaned_data
        owner = given[f"owner_{number}"]
        return api.NewFinding(
            given[f"words_{number}"], owner_of(owner) if owner else None,
            given[f"evidence_{number}"], given[f"due_{number}"],
        )  # fmt: skip


class LinkForm(forms.Form):
    """The number of an inspection that was written down elsewhere."""

    number = forms.IntegerField(
        label="检查编号", min_value=1, max_value=2_000_000_000,
        help_text="检查页面地址里的号。要是这个单位的、已经结束的检查。",
    )  # fmt: skip
