"""What officers choose and state about facilities."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django import forms
from django.db.models import Q

from minzheng.engines.access.api import Viewer
from minzheng.faces.desk.facilities.choosing import CLOSED, OPEN, Wanted
from minzheng.faces.desk.facilities.keeping import areas_of
from minzheng.faces.desk.facilities.offers import OfferForm, lines_of
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.fields import DayField, offer
from minzheng.kernel.divisions import subtree_range
from minzheng.registers.divisions.api import Division, full_names
from minzheng.registers.facilities.api import (
    ACCESS,
    KINDS,
    OPERATORS,
    Facility,
    FacilityRefused,
    NewFacility,
    NewOffer,
)

# What an institution for which somebody acts keeps on its own pages; the rest is the bureau's.
ITS_OWN = ("phone", "hours", "route", "languages", "vacancy")
KIND_CHOICES = [(code, kind.name) for code, kind in KINDS.items()]
EITHER = (("", "全部"), ("on", "是"))
Choices = list[tuple[str, str]]


class FacilityFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    kind = forms.ChoiceField(label="类别", required=False, choices=[("", "全部"), *KIND_CHOICES])
    division = forms.ChoiceField(label="所在地", required=False)
    words = forms.CharField(label="名称、地址、许可或信用代码", required=False, max_length=40)
    late = forms.ChoiceField(label="空位报告过期", required=False, choices=EITHER)
    ending = forms.ChoiceField(label="许可或备案快到期", required=False, choices=EITHER)
    state = forms.ChoiceField(
        label="状态", required=False, choices=((OPEN, "在办"), (CLOSED, "已停办"))
    )
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        offer(self, "division", [("", "全部"), *places_below(viewer, on)])
        self.is_valid()

    @property
    def wanted(self) -> Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return Wanted(
            kind=given.get("kind", ""),
            division=given.get("division", ""),
            words=given.get("words", "").strip(),
            late=bool(given.get("late")),
            ending=bool(given.get("ending")),
            state=given.get("state") or OPEN,
            after=given.get("after") or 0,
        )


class FacilityForm(forms.Form):
    """A facility to register or to amend; `fields` are named as its columns are."""

    name = forms.CharField(label="名称", max_length=80)
    kind = forms.ChoiceField(label="类别", choices=[("", "请选择"), *KIND_CHOICES])
    division_code = forms.ChoiceField(label="所在村、社区或镇街")
    address = forms.CharField(label="地址", max_length=200)
    credit_code = forms.CharField(
        label="统一社会信用代码", required=False, max_length=18,
        help_text="运营单位的代码，18 位；凭它认出谁能代这个机构办事。",
    )  # fmt: skip
    operator = forms.ChoiceField(
        label="运营性质", required=False, choices=[("", "不清楚"), *OPERATORS.items()]
    )
    licence = forms.CharField(label="许可或备案号", required=False, max_length=60)
    licence_until = DayField(label="许可或备案有效期到", required=False)
    rating = forms.CharField(label="等级", required=False, max_length=20, help_text="例如：三级。")
    rating_until = DayField(label="等级有效期到", required=False)
    capacity = forms.IntegerField(
        label="总数", required=False, min_value=0, max_value=100_000,
        help_text="床位、座位、格位等一共多少；不清楚的不填。",
    )  # fmt: skip
    vacancy = forms.IntegerField(
        label="现在空着", required=False, min_value=0, max_value=100_000,
        help_text="填了就记作今天报告。",
    )  # fmt: skip
    opened_on = DayField(label="开办日期", required=False)
    latitude = forms.FloatField(
        label="纬度", required=False, help_text="十进制的度（WGS-84），例如 23.29。"
    )
    longitude = forms.FloatField(label="经度", required=False, help_text="例如 113.81。")
    phone = forms.CharField(label="电话", required=False, max_length=30)
    hours = forms.CharField(
        label="开放时间", required=False, max_length=300, widget=forms.Textarea({"rows": 3}),
        help_text="这样写：周一至周五 9:00-12:00，14:00-17:00；周六 9:00-12:00",
    )  # fmt: skip
    closed_days = forms.CharField(
        label="不开放的日子", required=False, max_length=400,
        help_text="例如 2027-02-06、2027-02-07。",
    )  # fmt: skip
    route = forms.CharField(label="怎么去", required=False, max_length=200)
    languages = forms.CharField(label="会说什么话", required=False, max_length=80)
    access = forms.MultipleChoiceField(
        label="无障碍", required=False, choices=list(ACCESS.items()),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    source = forms.CharField(
        label="依据", max_length=100, help_text="凭什么登记或更正，例如：现场核实、备案回执。"
    )

    def __init__(
        self, data: Any, *, places: Choices, known: Mapping[str, Any], without: Collection[str] = ()
    ) -> None:
        super().__init__(data, initial=dict(known))
        offer(self, "division_code", [("", "请选择"), *places])
        for name in set(without) & set(self.fields):
            del self.fields[name]
        self.lines: list[OfferForm] = lines_of(data, list(known.get("services", ())))
        self.line_count = len(self.lines)

    def clean_closed_days(self) -> tuple[date, ...]:
        """Days with a mark between them."""
        text = self.cleaned_data["closed_days"].replace("，", "、").replace(",", "、")
        try:
            return tuple(date.fromisoformat(day.strip()) for day in text.split("、") if day.strip())
        except ValueError as wrong:
            raise forms.ValidationError(
                "不开放的日子请写成 2027-02-06 的样子，几天之间用顿号隔开。"
            ) from wrong

    def clean(self) -> dict[str, Any]:
        """What is wrong in a line of services is said at the top too."""
        for number, line in enumerate(self.lines, start=1):
            for said in (text for texts in line.errors.values() for text in texts):
                self.add_error(None, f"第 {number} 项服务：{said}")
        return super().clean() or {}

    def new(self) -> NewFacility:
        """The facility to register."""
        return NewFacility(**self._told())

    def changes(self, on: date) -> dict[str, Any]:
        """What was stated of one known already; free places only where they are others."""
        told = self._told()
        if "vacancy" in told and "vacancy" not in self.changed_data:
            del told["vacancy"]
        elif "vacancy" in told:
            told["vacancy_on"] = on if told["vacancy"] is not None else None
        return told

    def refuse(self, refusal: FacilityRefused) -> None:
        """Say beside its box what the register refused."""
        self.add_error(refusal.column if refusal.column in self.fields else None, str(refusal))

    def _told(self) -> dict[str, Any]:
        told = {name: value for name, value in self.cleaned_data.items() if name != "source"}
        told["access"] = tuple(told["access"])
        told["services"] = tuple(each for line in self.lines for each in line.offers())
        return told


class CloseForm(forms.Form):
    """From which day it exists no more, and why."""

    closed_on = DayField(label="从哪天起停办")
    reason = forms.CharField(
        label="依据和原因", max_length=100, help_text="例如：备案注销，人员已全部转往城中养老院。"
    )


class SheetForm(forms.Form):
    """A filled-in sheet, and for which area it is."""

    file = forms.FileField(label="填好的表（xlsx 或 csv）")
    area = forms.ChoiceField(label="导入到哪个辖区")
    MOST = 512 * 1024

    def __init__(self, data: Any, files: Any, *, viewer: Viewer) -> None:
        areas = areas_of(viewer)
        super().__init__(data, files, initial={"area": areas[0] if areas else ""})
        offer(self, "area", sorted(full_names(areas).items()) if areas else [])

    def clean_file(self) -> Any:
        """Known by its name, and small enough to be read while somebody waits."""
        file = self.cleaned_data["file"]
        if not file.name.lower().endswith((".xlsx", ".csv")):
            raise forms.ValidationError("请上传 xlsx 或 csv 文件。")
        if file.size > self.MOST:
            raise forms.ValidationError(
                "文件超过 512 KB。请分成几个文件，或用命令 ./minzheng facilities import 导入。"
            )
        return file


def places_of(viewer: Viewer, on: date, also: str = "") -> Choices:
    """Every division in which she keeps the register, and the one it stands in now. Two queries."""
    areas = areas_of(viewer)
    inside = reduce(or_, (Q(code__range=subtree_range(area)) for area in areas), Q(pk=also))
    codes = Division.objects.current_on(on).filter(inside).values_list("code", flat=True)
    names = full_names([*codes])
    return [(code, near(name)) for code, name in sorted(names.items())]


def known_of(facility: Facility, offers: Iterable[NewOffer]) -> dict[str, Any]:
    """The form's values for one that is registered."""
    told = {"hours": facility.week.text, "closed_days": "、".join(facility.closed_days)}
    columns = {
        name: getattr(facility, name) for name in FacilityForm.base_fields if name != "source"
    }
    return {**columns, **told, "services": tuple(offers)}
