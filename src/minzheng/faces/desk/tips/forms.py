"""What officers choose and state about tips."""

from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import PURPOSES, Viewer
from minzheng.engines.tips.api import (
    HOTLINE,
    HOTLINE_CLERK,
    KINDS,
    OUTCOMES,
    OWED,
    SOURCES,
    WEB,
    WORKER,
    NewTip,
    Paper,
    Settlement,
    Wanted,
)
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.kernel.divisions import level, parent, subtree_range
from minzheng.registers.divisions.api import Division
from minzheng.registers.offices.api import home_division

WAITING = "waiting"
STATES = (
    (WAITING, "没有办结"), ("open", "待接"), ("taken", "在办"), ("visited", "已上门或联系"),
    ("closed", "已办结"), (OWED, "等答复反映人"),
)  # fmt: skip
Choices = list[tuple[Any, Any]]


class TipFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    kind = forms.ChoiceField(label="类别", required=False)
    source = forms.ChoiceField(label="来源", required=False)
    division = forms.ChoiceField(label="所在地", required=False)
    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    mine = forms.ChoiceField(label="谁在办", required=False, choices=(("", "全部"), ("on", "我")))
    overdue = forms.ChoiceField(
        label="期限", required=False, choices=(("", "全部"), ("on", "已经超期"))
    )
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        offer(self, "kind", [("", "全部"), *KINDS.items()])
        offer(self, "source", [("", "全部"), *SOURCES.items()])
        offer(self, "division", [("", "全部"), *places_below(viewer, on)])
        self.is_valid()

    @property
    def wanted(self) -> Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return Wanted(
            state=given.get("state") or WAITING,
            kind=given.get("kind", ""),
            source=given.get("source", ""),
            division=given.get("division", ""),
            mine=bool(given.get("mine")),
            overdue=bool(given.get("overdue")),
            after=given.get("after") or 0,
        )


class NewTipForm(forms.Form):
    """What somebody said on the telephone, at the window, or what was seen on a round."""

    source = forms.ChoiceField(label="来源", widget=forms.RadioSelect)
    kind = forms.ChoiceField(label="类别", choices=list(KINDS.items()))
    division_code = forms.ChoiceField(label="所在地")
    words = forms.CharField(
        label="情况", max_length=500, widget=forms.Textarea({"rows": 4}),
        help_text="看到、听到了什么。",
    )  # fmt: skip
    where = forms.CharField(label="具体在哪里", required=False, max_length=100)
    who = forms.CharField(label="是谁", required=False, max_length=40)
    photo = EvidenceField(label="照片", required=False, why="拍人之前先征得同意。")
    is_urgent = forms.ChoiceField(
        label="急不急", required=False, widget=forms.RadioSelect,
        choices=(("", "按期限核实"), ("on", "今天就要有人去")),
    )  # fmt: skip
    reporter = forms.CharField(
        label="反映人", required=False, max_length=40,
        help_text="留了姓名或者电话的是实名反映，办结后要答复他。只有办理的人能看，每次查看都留痕。",
    )  # fmt: skip
    phone = forms.CharField(label="反映人电话", required=False, max_length=20)
    wants_answer = forms.ChoiceField(
        label="要不要回电", required=False, widget=forms.RadioSelect,
        choices=(("on", "要"), ("", "本人说不用")),
    )  # fmt: skip
    same_as = forms.IntegerField(
        required=False, min_value=0, max_value=2**62, widget=forms.HiddenInput
    )
    sure = forms.CharField(required=False, max_length=2, widget=forms.HiddenInput)

    def __init__(self, data: Any, files: Any, *, viewer: Viewer, on: date) -> None:
        first = {"division_code": _own(viewer), "wants_answer": "on", "is_urgent": ""}
        if HOTLINE_CLERK in viewer.roles:
            first["source"] = HOTLINE
        super().__init__(data, files, initial=first)
        offer(self, "source", [row for row in SOURCES.items() if row[0] not in (WEB, WORKER)])
        offer(self, "division_code", [("", "请选择"), *_everywhere(on)])

    def new(self) -> NewTip:
        """What the engine is told."""
        given: dict[str, Any] = {**self.cleaned_data}
        upload = given.pop("photo", None)
        for name in ("same_as", "sure"):
            given.pop(name)
        for name in ("is_urgent", "wants_answer"):
            given[name] = bool(given[name])
        return NewTip(photo=Paper(upload.name, upload.read()) if upload else None, **given)


class VisitForm(forms.Form):
    """What was seen or heard."""

    day = DayField(label="哪天上门或联系")
    words = forms.CharField(
        label="见到了谁，情况怎样", max_length=500, widget=forms.Textarea({"rows": 4}),
        help_text="写看到的事实：人在不在、住得怎样、缺什么。",
    )  # fmt: skip


class ReportForm(forms.Form):
    """That harm to a child was reported."""

    words = forms.CharField(
        label="报告情况", max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="什么时候、报告给哪个派出所或部门、谁接的、编号。",
    )  # fmt: skip


class SettleForm(forms.Form):
    """How it ended, and what who told it may read."""

    outcome = forms.ChoiceField(
        label="处理结果", widget=forms.RadioSelect, choices=list(OUTCOMES.items())
    )
    words = forms.CharField(
        label="怎样处理的，为什么", max_length=450, widget=forms.Textarea({"rows": 3})
    )
    case_number = forms.CharField(
        label="办件编号", required=False, max_length=40, help_text="结果是“开了办件”时填。"
    )
    handed_to = forms.CharField(
        label="转给哪个部门", required=False, max_length=60, help_text="结果是“转给别的部门”时填。"
    )
    answer = forms.CharField(
        label="给反映人的话", required=False, max_length=200, widget=forms.Textarea({"rows": 2}),
        help_text="凭回执号就能看到，不要写姓名、地址、电话、病情。",
    )  # fmt: skip

    def settlement(self) -> Settlement:
        """What the engine is told."""
        return Settlement(**self.cleaned_data)


class CallForm(forms.Form):
    """That who told it was called back."""

    words = forms.CharField(
        label="答复情况", max_length=400, widget=forms.Textarea({"rows": 3}),
        help_text="什么时候、怎样联系上的，告诉了什么，他怎么说。",
    )  # fmt: skip


class SameForm(forms.Form):
    """Which other tip tells of the same."""

    other = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class PurposeForm(forms.Form):
    """Why a sealed contact is opened."""

    purpose = forms.ChoiceField(label="查看目的", choices=[(word, word) for word in PURPOSES])


def _own(viewer: Viewer) -> str:
    """The officer's own village, when she serves one."""
    villages = [p.division for p in viewer.seeing_posts if level(p.division) == "village"]
    return villages[0] if villages else ""


def _everywhere(on: date) -> Choices:
    """Every town of this site's area with its villages; a caller may tell of any place."""
    rows = Division.objects.current_on(on).filter(code__range=subtree_range(home_division()))
    towns = {row.code: row.name for row in rows if level(row.code) == "town"}
    grouped: dict[str, Choices] = {
        code: [(code, f"{name}（说不清村）")] for code, name in towns.items()
    }
    for row in rows:
        if level(row.code) == "village" and parent(row.code) in grouped:
            grouped[parent(row.code)].append((row.code, row.name))
    return [(towns[code], choices) for code, choices in grouped.items()]
