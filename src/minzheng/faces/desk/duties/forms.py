"""What officers choose and write about duties."""

from typing import Any

from django import forms

from minzheng.engines.duties import api
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.registers.offices.api import ROLES

ALL = ("", "全部")
WHOSE = (ALL, (api.MINE, "我的"))
STATES = (ALL, (api.LATE, "超期的"), (api.OPEN, "进行中"), (api.WAITING, "等核实"),
          (api.CLOSED, "已办结"))  # fmt: skip
AREA = forms.Textarea({"rows": 4})
TOWN_OWNERS = ("town_head", "town_clerk")
DISTRICT_OWNERS = ("district_clerk", "finance_clerk", "data_clerk", "relief_station")


def owner_choices(towns: list[tuple[str, str]], home: str) -> list[tuple[str, str]]:
    """The posts a duty can be given to: those of the bureau, then two of each town."""
    district = [(f"{role}@{home}", ROLES[role]) for role in DISTRICT_OWNERS]
    return district + [
        (f"{role}@{code}", f"{name} {ROLES[role]}") for code, name in towns for role in TOWN_OWNERS
    ]


def owner_of(chosen: str) -> api.Owner:
    """The post behind a choice."""
    role, _, place = chosen.partition("@")
    return api.Owner(role, place)


class DutyFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    whose = forms.ChoiceField(label="谁的", required=False, choices=WHOSE)
    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    division = forms.ChoiceField(label="责任单位所在地", required=False)

    def __init__(self, data: Any, *, places: list[tuple[str, str]]) -> None:
        super().__init__(data)
        offer(self, "division", [ALL, *places])
        self.is_valid()

    @property
    def wanted(self) -> api.Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return api.Wanted(given.get("whose", ""), given.get("state", ""), given.get("division", ""))


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
