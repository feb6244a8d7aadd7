"""What officers choose and state about alerts."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts.api import (
    AlertTask,
    Lead,
    Paper,
    Ruling,
    Verdict,
    Visit,
    Wanted,
    leads_of,
    rules,
)
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.kernel.alert import Concern, Severity
from minzheng.registers.offices.api import Officer

SEVERITIES = {Severity.HIGH: "重", Severity.MEDIUM: "中", Severity.LOW: "轻"}
WAITING = "waiting"
STATES = (
    (WAITING, "没有办结"), ("open", "待接"), ("taken", "在办"), ("visited", "已上门"),
    ("judged", "已判定"), ("faded", "自行解除"),
)  # fmt: skip
VERDICT_WORDS = (
    (Verdict.TRUE, "属实：预警说的情况存在"),
    (Verdict.FALSE, "不属实：重名、录错，或者情况不是这样"),
    (Verdict.CORRECTED, "属实，已经改正：已停发、已更正、已申请"),
)


class AlertFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    concern = forms.ChoiceField(label="类别", required=False)
    severity = forms.ChoiceField(label="轻重", required=False)
    rule = forms.ChoiceField(label="规则", required=False)
    division = forms.ChoiceField(label="所在地", required=False)
    state = forms.ChoiceField(label="状态", required=False)
    mine = forms.ChoiceField(label="谁在办", required=False, choices=(("", "全部"), ("on", "我")))
    overdue = forms.ChoiceField(
        label="期限", required=False, choices=(("", "全部"), ("on", "已经超期"))
    )

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        offer(self, "concern", [("", "全部"), *((c.name, c.value) for c in Concern)])
        grades = [(str(int(grade)), word) for grade, word in SEVERITIES.items()]
        offer(self, "severity", [("", "全部"), *grades])
        offer(self, "rule", [("", "全部"), *rule_choices()])
        offer(self, "division", [("", "全部"), *places_below(viewer, on)])
        offer(self, "state", list(STATES))
        self.is_valid()

    @property
    def wanted(self) -> Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return Wanted(
            concern=given.get("concern", ""),
            severity=int(given.get("severity") or 0),
            rule=given.get("rule", ""),
            division=given.get("division", ""),
            state=given.get("state") or WAITING,
            mine=bool(given.get("mine")),
            overdue=bool(given.get("overdue")),
        )


class VisitForm(forms.Form):
    """What was seen at the door."""

    day = DayField(label="哪天上门")
    words = forms.CharField(
        label="见到了谁，情况怎样", max_length=450, widget=forms.Textarea({"rows": 4}),
        help_text="写看到的事实：人在不在、住得怎样、问到了什么。",
    )  # fmt: skip
    paper = EvidenceField(label="照片或签字的纸", required=False, why="拍人之前先征得同意。")

    def seen(self) -> Visit:
        """What the engine is told."""
        given = self.cleaned_data
        return Visit(given["day"], given["words"], _paper(given["paper"]))


class JudgeForm(forms.Form):
    """The verdict, where it leads, and why."""

    verdict = forms.ChoiceField(label="判定", choices=VERDICT_WORDS, widget=forms.RadioSelect)
    lead = forms.ChoiceField(
        label="接下来", widget=forms.RadioSelect,
        help_text="不属实、已经改正的，选“不用再办”。",
    )  # fmt: skip
    reason = forms.CharField(
        label="依据", max_length=450, widget=forms.Textarea({"rows": 4}),
        help_text="看到了什么、问了谁、查了什么；以后查这条规则准不准，要看这里。",
    )  # fmt: skip
    paper = EvidenceField(label="凭证", required=False, why="死亡证明、说明、截图等。")

    def __init__(self, data: Any, files: Any, *, task: AlertTask) -> None:
        super().__init__(data, files)
        offer(self, "lead", [(lead, Lead(lead).label) for lead in leads_of(task)])

    def ruling(self) -> Ruling:
        """What the engine is told."""
        given = self.cleaned_data
        return Ruling(
            Verdict(given["verdict"]), Lead(given["lead"]), given["reason"], _paper(given["paper"])
        )


class HandOverForm(forms.Form):
    """To whom, and why."""

    officer = forms.ChoiceField(label="转给谁", widget=forms.RadioSelect)
    words = forms.CharField(label="说明", max_length=200, required=False)

    def __init__(self, data: Any, *, officers: Iterable[Officer]) -> None:
        super().__init__(data)
        known = [(each.staff_number, f"{each.name}（{each.office.name}）") for each in officers]
        offer(self, "officer", known)


class BulkForm(forms.Form):
    """Which rule, where, and what is proposed for all."""

    rule = forms.ChoiceField(label="规则")
    division = forms.ChoiceField(label="所在地")
    verdict = forms.ChoiceField(
        label="拟判定", widget=forms.RadioSelect,
        choices=[choice for choice in VERDICT_WORDS if choice[0] != Verdict.TRUE],
        help_text="属实的要逐条办，不能批量。",
    )  # fmt: skip

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        offer(self, "rule", list(rule_choices()))
        offer(self, "division", own_places(viewer, on))


class BulkReasonForm(forms.Form):
    """Why all the others are judged like the sample."""

    reason = forms.CharField(
        label="批量判定的理由", max_length=400, widget=forms.Textarea({"rows": 3}),
        help_text="写明抽样看到了什么，为什么其余的也是这样。",
    )  # fmt: skip


def rule_choices() -> list[tuple[str, str]]:
    """Every rule by key, as its name says it."""
    return sorted(((key, rule.__name__) for key, rule in rules().items()), key=lambda r: r[1])


def own_places(viewer: Viewer, on: date) -> list[tuple[str, str]]:
    """The viewer's own division and those right below."""
    posts = sorted({post.division for post in viewer.seeing_posts})
    return [*((code, "本辖区全部") for code in posts[:1]), *places_below(viewer, on)]


def _paper(upload: Any) -> Paper | None:
    return Paper(upload.name, upload.read()) if upload else None
