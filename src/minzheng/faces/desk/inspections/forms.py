"""What officers choose and write about inspections."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django import forms
from django.forms import BoundField

from minzheng.engines.access.api import Viewer
from minzheng.engines.notices.api import Notice, Service
from minzheng.engines.oversight.api import (
    ALL_WAITING,
    ANSWERS,
    REASONS,
    SEVERITIES,
    Answer,
    Group,
    Item,
    Paper,
    State,
    Told,
    Wanted,
    Witness,
    checklists,
)
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.looks.fields import DayField, EvidenceField, offer
from minzheng.registers.facilities.api import KINDS
from minzheng.registers.offices.api import Officer

STATES = ((ALL_WAITING, "没有办结的"), *State.choices)
SEEN, REFUSED = "seen", "refused"
ACCEPTED, SENT_BACK = "accepted", "sent_back"
GRANTED, DECLINED = "granted", "declined"
ALL = ("", "全部")
SERVED = [
    (mode.value, mode.label)
    for mode in Notice.ServiceMode
    if mode not in (Notice.ServiceMode.ON_SPOT, Notice.ServiceMode.PUBLIC_NOTICE)
]


class InspectionFilters(forms.Form):
    """What the list shows; everything stands in the address."""

    state = forms.ChoiceField(label="状态", required=False, choices=STATES)
    kind = forms.ChoiceField(label="机构类别", required=False)
    reason = forms.ChoiceField(label="缘由", required=False, choices=(ALL, *REASONS.items()))
    division = forms.ChoiceField(label="所在地", required=False)
    mine = forms.ChoiceField(label="谁检查", required=False, choices=(ALL, ("on", "我")))
    late = forms.ChoiceField(label="期限", required=False, choices=(ALL, ("on", "已经超期")))
    after = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, viewer: Viewer, on: date) -> None:
        super().__init__(data)
        kinds = [(kind, KINDS[kind].name) for kind in KINDS if kind in checklists()]
        offer(self, "kind", [ALL, *kinds])
        offer(self, "division", [ALL, *places_below(viewer, on)])
        self.is_valid()

    @property
    def wanted(self) -> Wanted:
        """What was chosen; what is not among the choices narrows nothing."""
        given = self.cleaned_data
        return Wanted(
            state=given.get("state") or ALL_WAITING,
            kind=given.get("kind", ""),
            division=given.get("division", ""),
            reason=given.get("reason", ""),
            mine=bool(given.get("mine")),
            late=bool(given.get("late")),
            after=given.get("after") or 0,
        )


class FacilityForm(forms.Form):
    """Part of the name of the place to be looked at."""

    q = forms.CharField(label="机构名称", required=False, max_length=40)


class PlanForm(forms.Form):
    """When, why, and which two."""

    planned_on = DayField(label="哪天去")
    reason = forms.ChoiceField(
        label="为什么检查", choices=list(REASONS.items()), widget=forms.RadioSelect
    )
    first = forms.ChoiceField(label="检查人员一")
    second = forms.ChoiceField(label="检查人员二", help_text="要两个不同的人，机构自己的人要回避。")

    def __init__(self, data: Any, *, officers: Iterable[Officer], initial: Any) -> None:
        super().__init__(data, initial=initial)
        able = [(each.staff_number, f"{each.name}（{each.office.name}）") for each in officers]
        for name in ("first", "second"):
            offer(self, name, [("", "请选择"), *able])


class CallOffForm(forms.Form):
    """Why it is called off."""

    why = forms.CharField(label="为什么取消", max_length=200, widget=forms.Textarea({"rows": 2}))


class GroupForm(forms.Form):
    """One group of the checklist: an answer and what was seen for each item; all may stay blank."""

    def __init__(self, data: Any, *, group: Group, known: dict[str, Answer]) -> None:
        super().__init__(data)
        self.group = group
        for item in group.items:
            kept = known.get(item.code)
            self.fields[_answer(item)] = forms.ChoiceField(
                label=item.item, required=False, choices=list(ANSWERS.items()),
                widget=forms.RadioSelect, initial=kept.answer if kept else None,
            )  # fmt: skip
            self.fields[_note(item)] = forms.CharField(
                label=f"看到的情况（{item.code}，选填）", required=False, max_length=300,
                initial=kept.note if kept else "",
            )  # fmt: skip

    @property
    def rows(self) -> Iterator[tuple[Item, BoundField, BoundField]]:
        """Each item with its two fields."""
        for item in self.group.items:
            yield item, self[_answer(item)], self[_note(item)]

    def clean(self) -> dict[str, Any]:
        """A note without an answer would be lost."""
        given = self.cleaned_data
        for item in self.group.items:
            if given.get(_note(item)) and not given.get(_answer(item)):
                self.add_error(_answer(item), f"{item.code} 写了情况，请选符合、不符合或不适用")
        return given

    def freeze(self) -> None:
        """Shown, not to be changed."""
        for field in self.fields.values():
            field.disabled = True

    def told(self) -> dict[str, Told]:
        """The answers given."""
        given = self.cleaned_data
        return {
            item.code: Told(given[_answer(item)], given[_note(item)])
            for item in self.group.items
            if given[_answer(item)]
        }


class FindingForm(forms.Form):
    """What is wrong, how grave, until when."""

    words = forms.CharField(
        label="看到了什么问题", max_length=500, widget=forms.Textarea({"rows": 4}),
        help_text="写事实：在哪里、看到什么、有多少。",
    )  # fmt: skip
    severity = forms.ChoiceField(
        label="程度", choices=list(SEVERITIES.items()), widget=forms.RadioSelect
    )
    due_on = DayField(label="整改期限", required=False)
    photo = EvidenceField(
        label="照片", required=False, why="拍人之前先征得同意，不拍老人孩子的脸。"
    )

    def paper(self) -> Paper | None:
        """The photo, if there is one."""
        upload = self.cleaned_data.get("photo")
        return Paper(upload.name, upload.read()) if upload else None


class WitnessForm(forms.Form):
    """Who of the house saw the result."""

    name = forms.CharField(label="机构在场的是谁", max_length=40)
    outcome = forms.ChoiceField(
        label="看过检查结果以后", widget=forms.RadioSelect,
        choices=((SEEN, "确认"), (REFUSED, "拒绝确认")),
    )  # fmt: skip
    words = forms.CharField(
        label="机构的意见", required=False, max_length=500, widget=forms.Textarea({"rows": 3}),
        help_text="拒绝确认的，写明他说的理由。",
    )  # fmt: skip

    def witness(self) -> Witness:
        """What the engine is told."""
        given = self.cleaned_data
        return Witness(given["name"], given["outcome"] == REFUSED, given["words"])


class ServeForm(forms.Form):
    """How the house got the letter."""

    mode = forms.ChoiceField(label="怎样送达", widget=forms.RadioSelect, choices=SERVED)
    served_on = DayField(label="哪天送达")
    evidence = forms.CharField(
        label="凭证", max_length=200, help_text="谁签收、见证人是谁、邮件号；留置送达的写明见证人。"
    )

    def service(self) -> Service:
        """What the engine is told."""
        given = self.cleaned_data
        return Service(Notice.ServiceMode(given["mode"]), given["served_on"], given["evidence"])


class LookForm(forms.Form):
    """What the second look found."""

    outcome = forms.ChoiceField(
        label="复查结果", widget=forms.RadioSelect,
        choices=((ACCEPTED, "通过，已经整改好"), (SENT_BACK, "没有通过，要再整改")),
    )  # fmt: skip
    words = forms.CharField(
        label="看到了什么", max_length=500, widget=forms.Textarea({"rows": 4})
    )  # fmt: skip
    due_on = DayField(label="新的整改期限", required=False, help_text="没有通过的填。")

    def clean(self) -> dict[str, Any]:
        """Who is sent back needs a day."""
        given = self.cleaned_data
        if given.get("outcome") == SENT_BACK and not (given.get("due_on") or self.errors):
            self.add_error("due_on", "没有通过的，请填新的整改期限")
        return given


class ExtensionForm(forms.Form):
    """Whether the house gets more time."""

    outcome = forms.ChoiceField(
        label="决定", widget=forms.RadioSelect,
        choices=((GRANTED, "同意延期"), (DECLINED, "不同意，按原来的期限")),
    )  # fmt: skip
    words = forms.CharField(label="理由", max_length=500, widget=forms.Textarea({"rows": 3}))


def _answer(item: Item) -> str:
    return f"answer-{item.code}"


def _note(item: Item) -> str:
    return f"note-{item.code}"
