"""What officers choose and write about duties."""

from typing import Any

from django import forms

from minzheng.engines.duties import api
from minzheng.engines.indicators.api import indicators
from minzheng.engines.plans.api import ALERT, INDICATOR, MATTER, PROJECT, TIES
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.kernel.matter import catalogue
from minzheng.registers.offices.api import ROLES

ALL = ("", "全部")
WHOSE = (ALL, (api.MINE, "我的"))
STATES = (ALL, (api.LATE, "超期的"), (api.OPEN, "进行中"), (api.WAITING, "等核实"),
          (api.CLOSED, "已办结"))  # fmt: skip
AREA = forms.Textarea({"rows": 4})
PROOFS = "例如：验收单和照片、会议通知和签到表。"
TOWN_OWNERS = ("town_head", "town_clerk")
DISTRICT_OWNERS = ("district_clerk", "finance_clerk", "data_clerk", "relief_station")


def owner_choices(towns: list[tuple[str, str]], home: str) -> list[tuple[str, str]]:
    """The posts a duty can be given to: those of the bureau, then two of each town."""
    district = [(f"{role}@{home}", ROLES[role]) for role in DISTRICT_OWNERS]
    return district + [
        (f"{role}@{code}", f"{name} {ROLES[role]}") for code, name in towns for role in TOWN_OWNERS
    ]


def helper_choices(towns: list[tuple[str, str]], home: str) -> list[tuple[str, str]]:
    """The same posts as who helps; their names say so, since both lists stand on one page."""
    return [(post, f"配合：{name}") for post, name in owner_choices(towns, home)]


def owner_of(chosen: str) -> api.Owner:
    """The post behind a choice."""
    role, _, place = chosen.partition("@")
    return api.Owner(role, place)


class DutyFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    whose = forms.ChoiceField(label="谁的", required=False, choices=WHOSE)
    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    division = forms.ChoiceField(label="责任单位所在地", required=False)
    tied = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, places: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "division", [ALL, *places])
        self.is_valid()

    @property
    def wanted(self) -> api.Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return api.Wanted(
            given.get("whose", ""), given.get("state", ""), given.get("division", ""),
            tied=given.get("tied", ""),
        )  # fmt: skip


class DutyForm(forms.Form):
    """A duty given without a plan or meeting behind it."""

    title = forms.CharField(label="任务", max_length=200)
    owner = forms.ChoiceField(label="谁来办")
    evidence = forms.CharField(label="凭什么算办完", max_length=200, help_text=PROOFS)
    due = DayField(label="办结期限", required=False)
    every_months = forms.IntegerField(
        label="或者每几个月一次", required=False, help_text="1 是每月，2 是每两个月。"
    )
    helpers = forms.MultipleChoiceField(
        label="谁配合", required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, data: Any, *, towns: list[tuple[str, str]], home: str) -> None:
        super().__init__(data)
        offer(self, "owner", owner_choices(towns, home))
        offer(self, "helpers", helper_choices(towns, home))

    def new(self) -> api.NewDuty:
        """What the engine is told."""
        given = self.cleaned_data
        owner = owner_of(given["owner"])
        helpers = [each for told in given["helpers"] if (each := owner_of(told)) != owner]
        return api.NewDuty(
            given["title"], owner, given["evidence"], given["due"], given["every_months"],
            helpers=helpers,
        )  # fmt: skip


class TieForm(forms.Form):
    """What it touches: chosen from what there is, or the number of a project or an alert."""

    what = forms.ChoiceField(label="指标或者事项", required=False)
    kind = forms.ChoiceField(
        label="或者", required=False, choices=[("", "请选择"), (PROJECT, TIES[PROJECT]),
                                            (ALERT, TIES[ALERT])],
    )  # fmt: skip
    number = forms.CharField(
        label="它的编号", required=False, max_length=15, help_text="页面地址里的数字，例如 12。"
    )

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        matters = [(f"{MATTER}:{key}", f"事项：{each.service.title}")
                   for key, each in catalogue().matters.items()]  # fmt: skip
        figures = [(f"{INDICATOR}:{key}", f"指标：{each.title}")
                   for key, each in indicators().items()]  # fmt: skip
        offer(self, "what", [("", "请选择"), *matters, *figures])

    def told(self) -> tuple[str, str]:
        """The kind and the key of what was chosen."""
        kind, _, key = self.cleaned_data["what"].partition(":")
        return (kind, key) if kind else (self.cleaned_data["kind"], self.cleaned_data["number"])


class ProgressForm(forms.Form):
    """How far it is."""

    percent = forms.IntegerField(label="办到百分之几", help_text="0 到 100 的整数。")
    words = forms.CharField(label="进展", max_length=500, required=False, widget=AREA)


class ProofForm(forms.Form):
    """What was done, and what shows it."""

    words = forms.CharField(
        label="办了什么，结果怎样", max_length=500, widget=AREA,
        help_text="不要写居民的姓名、证件号、病情。",
    )  # fmt: skip
    paper = EvidenceField(label="凭据", why="现场照片、验收单、会议通知等，照片或 PDF。")

    def proof(self) -> api.Proof:
        """What the engine is told."""
        upload = self.cleaned_data["paper"]
        return api.Proof(self.cleaned_data["words"], api.Paper(upload.name, upload.read()))


class WhyForm(forms.Form):
    """A reason."""

    why = forms.CharField(label="原因", max_length=200, widget=AREA)


class MoveForm(forms.Form):
    """Another last day, and why."""

    day = DayField(label="改到哪一天")
    why = forms.CharField(label="为什么改期", max_length=200, widget=AREA)
