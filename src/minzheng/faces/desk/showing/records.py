"""What was written down at each step, in words, and under which tab of the dossier it belongs."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.html import format_html_join

from minzheng.engines.cases.api import CaseStep, Dossier, element_of, flow_of, shown
from minzheng.engines.policy.api import unit_text
from minzheng.faces.looks.parts import Entry
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.flow import Await, Element, Flow, Publicity, Step
from minzheng.vocabulary import filing, records

APPLICATION, MEMBERS, MEANS, CHECK = "application", "members", "means", "check"
VISIT, PUBLICITY, DECISION, PAYMENTS, TIMELINE = (
    "visit", "publicity", "decision", "payments", "timeline",
)  # fmt: skip
# The first of these terms that a record asks for tells what the step is.
TAB_OF_TERM = {
    records.材料齐全.column: APPLICATION,
    records.调查日期.column: VISIT,
    records.核对日期.column: CHECK,
    filing.现场核查日期.column: VISIT,
    records.复核情况.column: CHECK,
    records.复查方式.column: PUBLICITY,
}


@dataclass(frozen=True)
class StepRecord:
    """One closed step: what it was, who signed it, what was written down."""

    heading: str
    entries: tuple[Entry, ...]


def tab_of(flow: type[Flow], element: Element) -> str:
    """The tab an element belongs under; a wait belongs to what it leads back to."""
    if isinstance(element, Publicity):
        return PUBLICITY
    if isinstance(element, Await):
        return tab_of(flow, flow.ways_out(element)[0].targets[0])
    if isinstance(element, Step) and element.records is not None:
        asked = {field.column for field in element.records.fields()}
        return next((tab for term, tab in TAB_OF_TERM.items() if term in asked), DECISION)
    return DECISION


def records_of(found: Dossier, tab: str, names: dict[int, str]) -> tuple[StepRecord, ...]:
    """The closed steps of a tab. `names`: members' names by their place in the case."""
    return tuple(
        StepRecord(_heading(step), (*_entries(step, names), *_papers(found, step)))
        for step in found.done_steps
        if tab_of(flow_of(step.case), element_of(step)) == tab
    )


def _heading(step: CaseStep) -> str:
    again = f"（第 {step.round} 次）" if step.round > 1 else ""
    return f"{step.element}{again}：{step.outcome}"


def _entries(step: CaseStep, names: dict[int, str]) -> Iterator[Entry]:
    signed = "、".join(signer["name"] for signer in step.signers) or step.taken_by_name or "系统"
    yield Entry("办理", f"{signed}，{plain_date(step.closed_on)}")
    if step.reason:
        yield Entry("理由", step.reason)
    declared = element_of(step)
    fields = (
        {asked.column: asked for asked in declared.records.fields()}
        if isinstance(declared, Step | Await) and declared.records is not None
        else {}
    )
    for name, value in step.record.items():
        place, _, column = name.rpartition(".")
        if column in fields and value not in (None, ""):
            whose = f"{names.get(int(place), '')}：" if place else ""
            fact = fields[column].fact
            yield Entry(f"{whose}{fact.term}", unit_text(fact, shown(value)))
    yield from _said(step.record)


def _said(record: dict[str, Any]) -> Iterator[Entry]:
    """What the person concerned answered."""
    if record.get("text"):
        yield Entry("当事人答复", str(record["text"]))


def _papers(found: Dossier, step: CaseStep) -> Iterator[Entry]:
    """The papers that came with an answer, each to be opened."""
    count = step.record.get("materials") or 0
    if not count:
        return
    came = [paper for paper in found.materials if paper.added_on == step.closed_on][-count:]
    number = step.case.number
    links = ((reverse("desk:material", args=[number, p.pk]), p.title) for p in came)
    listed = format_html_join("\n", '<a href="{}">{}</a>', links)
    yield Entry("随附材料", listed or f"{count} 份，见“申请与承诺”里的材料")
