"""Whom the pass finds: those of whom a trigger's condition holds and who have no open case."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from minzheng.engines.cases.api import (
    AlreadyOpen,
    Case,
    CaseRefused,
    NoHousehold,
    open_found,
)
from minzheng.engines.parameters.api import book
from minzheng.engines.screening.building import snapshot
from minzheng.engines.screening.passing import Pass
from minzheng.engines.screening.table import Snapshot
from minzheng.kernel.doer import Doer
from minzheng.kernel.expr import Expr
from minzheng.kernel.flow import Trigger
from minzheng.kernel.matter import Matter, catalogue

REFUSALS = (AlreadyOpen, CaseRefused, NoHousehold)


@dataclass(frozen=True)
class Found:
    """A person or household, by the matter's subject, and the event that holds of it."""

    event: str
    subject: int


@dataclass(frozen=True)
class Opened:
    """What became of those found: case numbers, and why no case was opened for some."""

    cases: tuple[str, ...]
    refused: tuple[tuple[Found, str], ...]


def found(matter_key: str, on: date) -> list[Found]:
    """Those of whom a trigger's `finds` holds on a day, without those who have an open case.

    Only those whom the registers know: of the others the night raises alerts, and whoever takes
    one up enters them first.

    Over the newest population table of the day. Raises UnknownMatter, NoSnapshot, NotInForce.
    """
    matter = catalogue().get(matter_key)
    triggers = _triggers(matter)
    if not triggers:
        return []
    busy = set(_busy(matter))
    rows = _subjects(matter, triggers, snapshot(on), on)
    return [each for each in rows if each.subject not in busy]


def open_cases(matter_key: str, everybody: Iterable[Found], *, by: Doer, on: date) -> Opened:
    """A case for each, one transaction each: who cannot be served stops nobody else.

    Run again, nothing is opened twice.
    """
    cases: list[str] = []
    refused: list[tuple[Found, str]] = []
    for each in everybody:
        try:
            cases.append(open_found(matter_key, each.subject, each.event, by=by, on=on).number)
        except REFUSALS as refusal:
            refused.append((each, str(refusal)))
    return Opened(tuple(cases), tuple(refused))


def _triggers(matter: Matter) -> dict[str, Trigger]:
    return {
        trigger.event: trigger
        for flow in matter.flows
        for trigger in flow.triggers
        if trigger.finds is not None
    }


def _subjects(
    matter: Matter, triggers: dict[str, Trigger], table: Snapshot, on: date
) -> Iterator[Found]:
    conditions: dict[str, Expr] = {
        event: trigger.finds for event, trigger in triggers.items() if trigger.finds is not None
    }
    asked = Pass(conditions, on, book())
    for number in (each for each in table.numbers if table.pair_of(each) == 0):
        for answers in asked.over(table.read(number, asked.columns)):
            numbers = answers.column(0).to_pylist()
            for event in answers.column_names[1:]:
                holds = answers[event].fill_null(False).to_pylist()
                yield from (
                    Found(event, subject)
                    for subject, each in zip(numbers, holds, strict=True)
                    if each
                )


def _busy(matter: Matter) -> Iterator[int]:
    """Persons, or households, who have a case of the matter in hand."""
    column = "person_id" if matter.personal else "household_id"
    rows = Case.objects.filter(matter=matter.key, state=Case.OPEN)
    yield from (number for number in rows.values_list(column, flat=True) if number is not None)
