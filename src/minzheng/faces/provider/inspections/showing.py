"""Inspections as a house reads them: what is still to be put right, and by when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from minzheng.engines.oversight.api import (
    Deed,
    Finding,
    FindingState,
    Inspection,
    due_clock,
    findings_of,
)
from minzheng.faces.looks.parts import Event
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.clock import ClockState


@dataclass(frozen=True)
class InspectionCard:
    """One inspection: how many findings, how many wait for the house, the first last day."""

    one: Inspection
    every: int
    waiting: int
    clock: ClockState | None


@dataclass(frozen=True)
class FindingCard:
    """A finding with what was done about it."""

    row: Finding
    waits: bool
    clock: ClockState | None
    events: list[Event]
    proofs: list[Deed]


def inspection_cards(found: Iterable[Inspection], on: date) -> list[InspectionCard]:
    """In the order given."""
    return [_card(one, on) for one in found]


def finding_cards(one: Inspection, on: date) -> list[FindingCard]:
    """The findings of an inspection, what is due first first."""
    return [finding_card(row, deeds, on) for row, deeds in findings_of(one)]


def finding_card(row: Finding, deeds: Iterable[Deed], on: date) -> FindingCard:
    """One finding with what was done."""
    done = list(deeds)
    waits = row.state == FindingState.OPEN
    clock = due_clock(row.due_on, on) if waits else None
    proofs = [deed for deed in done if deed.paper]
    return FindingCard(row, waits, clock, [_event(deed) for deed in done], proofs)


def _card(one: Inspection, on: date) -> InspectionCard:
    rows = list(one.findings.all())
    days = [row.due_on for row in rows if row.state == FindingState.OPEN]
    clock = due_clock(min(days), on) if days else None
    return InspectionCard(one, len(rows), len(days), clock)


def _event(deed: Deed) -> Event:
    due = f"到 {plain_date(deed.until)}" if deed.until else ""
    return Event(deed.get_kind_display(), deed.by, deed.on, note=deed.words, due=due)
