"""The decision panel: the step's record, the outcome, the reason, the co-signers."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from minzheng.engines.cases.api import (
    CaseRefused,
    Handling,
    HandsMissing,
    Incomplete,
    OpenStep,
    ReasonRequired,
    UnknownOutcome,
    flow_of,
)
from minzheng.engines.notices.api import Objection, Settlement
from minzheng.faces.desk.forms.notices import SettlementForm
from minzheng.faces.looks.questions import field_of, typed
from minzheng.kernel.flow import Await, Flow
from minzheng.kernel.form import Page
from minzheng.kernel.units import Kind
from minzheng.registers.offices.api import Officer

# With a hyphen they can never be the name of a fact.
OUTCOME, REASON, SIGNERS, OTHERS = "step-outcome", "step-reason", "step-signers", "step-others"
LIST_ALL = "退回、要求补正或举证的，必须一次性列全：缺什么、为什么、怎么补。请写在记录或理由里。"


@dataclass(frozen=True)
class Group:
    """One page of the record with its boxes."""

    title: str
    fields: tuple[BoundField, ...]
    known: tuple[tuple[str, str], ...] = ()


class HandlingForm(forms.Form):
    """Everything an officer states about one step."""

    def __init__(
        self,
        data: Any,
        *,
        opened: OpenStep,
        pages: Iterable[Any],
        colleagues: Iterable[Officer],
        objections: Iterable[Objection] = (),
    ) -> None:
        super().__init__(data)
        self.opened = opened
        self.objections = tuple(objections)
        self.waits = waits_of(flow_of(opened.step.case))
        self.pages: tuple[tuple[Page, tuple[Any, ...]], ...] = tuple(pages)
        for _, questions in self.pages:
            for asked in questions:
                if not asked.is_known:
                    self.fields[asked.name] = field_of(asked)
        for made in self.objections:
            self.fields |= settling_fields(made)
        self._add_outcome()
        if opened.hands > 1:
            self._add_signers(colleagues)

    def _add_outcome(self) -> None:
        free = [choice for choice in self.opened.choices if not choice.why_not]
        told = not self.is_provisional
        labels = [
            (c.outcome, f"{c.outcome}（系统建议）" if c.proposed and told else c.outcome)
            for c in free
        ]
        proposed = next((choice.outcome for choice in free if choice.proposed and told), None)
        only = free[0].outcome if len(free) == 1 else proposed
        self.fields[OUTCOME] = forms.ChoiceField(
            label="决定", choices=labels, widget=forms.RadioSelect, initial=only
        )
        self.fields[REASON] = forms.CharField(
            label="理由", required=False, max_length=2000, widget=forms.Textarea({"rows": 3}),
            help_text="与系统建议不同，或作出不利决定的，必须写明事实和理由。",
        )  # fmt: skip

    def _add_signers(self, colleagues: Iterable[Officer]) -> None:
        choices = [
            (
                officer.staff_number,
                f"{officer.name}（{officer.office.name}，{officer.staff_number}）",
            )
            for officer in colleagues
        ]
        self.fields[SIGNERS] = forms.MultipleChoiceField(
            label="共同办理人", choices=choices, required=False,
            widget=forms.CheckboxSelectMultiple,
            help_text=f"须由 {self.opened.hands} 名以上不同的工作人员签字，您本人算一名。",
        )  # fmt: skip
        self.fields[OTHERS] = forms.CharField(
            label="其他共同办理人的工号", required=False, max_length=200,
            help_text="名单里没有的写在这里，几个人用空格隔开。",
        )  # fmt: skip

    @property
    def is_provisional(self) -> bool:
        """Whether what is now written down may change what the rules propose."""
        paths = flow_of(self.opened.step.case).ways_out(self.opened.element)
        rests_on = {f.column for p in paths if p.when is not None for f in p.when.needs().facts}
        asked = {asked.field.column for _, questions in self.pages for asked in questions}
        return bool(rests_on & asked)

    @property
    def groups(self) -> list[Group]:
        """The record's pages, each with what is asked and what is known already."""
        return [
            Group(
                "" if len(questions) == 1 else page.title,
                tuple(self[asked.name] for asked in questions if not asked.is_known),
                tuple((asked.field.label, asked.known) for asked in questions if asked.is_known),
            )
            for page, questions in self.pages
        ]

    @property
    def objected(self) -> list[tuple[Objection, list[BoundField]]]:
        """Every objection that waits for an answer, with the boxes for it."""
        return [(made, [self[name] for name in settling_fields(made)]) for made in self.objections]

    def settlements(self) -> list[tuple[Objection, Settlement]]:
        """What the step found about each objection."""
        given = self.cleaned_data
        return [
            (made, Settlement(*(given[name] for name in settling_fields(made))))
            for made in self.objections
        ]

    @property
    def decision(self) -> list[BoundField]:
        """The boxes after the record."""
        return [self[name] for name in (SIGNERS, OTHERS, OUTCOME, REASON) if name in self.fields]

    @property
    def closed(self) -> list[Any]:
        """Outcomes that cannot be chosen now, each with why."""
        return [choice for choice in self.opened.choices if choice.why_not]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get(OUTCOME) in self._returning() and not self._listed(given):
            self.add_error(REASON, LIST_ALL)
        return given

    def handling(self) -> Handling:
        """What the engine is told."""
        given = self.cleaned_data
        record = typed({n: v for n, v in given.items() if not n.startswith("step-")})
        others = given.get(OTHERS, "").replace("，", " ").replace("、", " ").split()
        signers = (*given.get(SIGNERS, ()), *others)
        return Handling(given[OUTCOME], record, given[REASON], tuple(dict.fromkeys(signers)))

    def refuse(self, refusal: CaseRefused) -> None:
        """Put the engine's refusal where the officer can mend it."""
        if isinstance(refusal, Incomplete):
            for name, text in refusal.errors.items():
                self.add_error(name if name in self.fields else None, text)
            return
        box = next((box for kind, box in BOXES.items() if isinstance(refusal, kind)), None)
        self.add_error(box if box in self.fields else None, str(refusal))

    def _returning(self) -> set[str]:
        """Outcomes that send the case back to the person concerned."""
        return {
            choice.outcome
            for choice in self.opened.choices
            if any(name in self.waits for name in choice.leads_to)
        }

    def _listed(self, given: dict[str, Any]) -> bool:
        texts = [
            given.get(asked.name)
            for _, questions in self.pages
            for asked in questions
            if asked.field.fact.unit.kind is Kind.TEXT
        ]
        return any(texts) or bool(given.get(REASON))


def settling_fields(made: Objection) -> dict[str, forms.Field]:
    """Whether the objection holds, and what its maker is told: one box each."""
    boxes = SettlementForm().fields
    return {f"step-{made.pk}-{name}": boxes[name] for name in ("outcome", "reply")}


BOXES: dict[type[CaseRefused], str] = {
    ReasonRequired: REASON,
    HandsMissing: SIGNERS,
    UnknownOutcome: OUTCOME,
}


def waits_of(flow: type[Flow]) -> frozenset[str]:
    """The elements at which a case waits for the person concerned."""
    return frozenset(element.name for element in flow.elements if isinstance(element, Await))
