"""From answers as typed ("0.wage_income") to facts as a case keeps them and as a rule reads them.

A case keeps {"household": {column: value}, "members": [{"person": 12, column: value}],
"sources": {…}}; sources are keyed "column" or "12.column".
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.holdings import held_by
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.procedure import Ledger, asked_of_ledger, of_case, with_ledger
from minzheng.engines.cases.sealed import is_sealed
from minzheng.engines.cases.subjects import Subject
from minzheng.engines.policy.api import (
    Facts,
    about_person,
    facts_from_registers,
    member_facts,
    merge,
)
from minzheng.kernel.matter import Matter
from minzheng.registers.households.api import Household, Membership

DECLARED = "申报"


def split_name(name: str) -> tuple[int | None, str]:
    """ "0.wage_income" -> (0, "wage_income"); "deposits" -> (None, "deposits")."""
    index, dot, column = name.partition(".")
    return (int(index), column) if dot and index.isdecimal() else (None, name)


def facts_of_answers(answers: Mapping[str, Any], members: Sequence[int]) -> Facts:
    """What the applicant states, as facts of a case, each with 申报 as its source."""
    household: Facts = {}
    rows: list[Facts] = [{"person": person} for person in members]
    sources: dict[str, str] = {}
    for name, value in answers.items():
        index, column = split_name(name)
        if value is None or is_sealed(value) or (index is not None and index >= len(rows)):
            continue
        target = household if index is None else rows[index]
        target[column] = value
        sources[source_key(column, None if index is None else members[index])] = DECLARED
    return {"household": household, "members": rows, "sources": sources}


def source_key(column: str, person: int | None) -> str:
    """The key of a fact's source."""
    return column if person is None else f"{person}.{column}"


def register_of(household: Household, members: Sequence[int], on: date) -> Facts:
    """What the registers know of these members, also of one who has left or died; one query."""
    if not members:
        return facts_from_registers(household, on)
    found = Membership.objects.filter(household=household, person_id__in=members)
    latest = {m.person_id: m for m in found.select_related("person").order_by("since", "pk")}
    return {"members": [member_facts(latest[pk]) for pk in members if pk in latest]}


def register_of_subject(subject: Subject, matter: Matter, on: date) -> Facts:
    """What registers, and the ledger where the matter asks it, know of whom it is about."""
    people, asked = subject.people, asked_of_ledger(matter)
    known = _about(register_of(subject.household, people, on), subject.person_id)
    held = held_by(subject.household.pk, people, on, of=asked)
    return with_ledger(known, Ledger(asked, tuple(held)))


def register_of_case(case: Case, on: date) -> Facts:
    """What the registers know of whom a case is about; one query."""
    return _about(register_of(case.household, members_in(case), on), case.person_id)


def facts_of(case: Case, on: date) -> Facts:
    """All facts of a case on a day: registers, ledger, then what was stated, checked, recorded."""
    return with_procedure(case, register_of_case(case, on), ledger_beside(case, on))


def with_procedure(case: Case, register: Facts, ledger: Ledger) -> Facts:
    """The same from rows already read."""
    return {**of_case(case), **merge(with_ledger(register, ledger), case.facts)}


def ledger_beside(case: Case, on: date) -> Ledger:
    """What those a case is about hold, as far as its matter asks.

    Whoever is applying does not hold the matter itself: that would have been refused.
    """
    asked = asked_of_ledger(matter_of(case))
    applying = case.state == Case.OPEN and not case.event
    looked_up = asked - {case.matter} if applying else asked
    held = held_by(case.household_id, members_in(case), on, of=looked_up)
    return Ledger(asked, tuple(held))


def members_in(case: Case) -> list[int]:
    """The persons' numbers of those a case is about, in the order of its records."""
    return [row["person"] for row in case.facts.get("members", ())]


def _about(register: Facts, person_id: int | None) -> Facts:
    return register if person_id is None else about_person(register, person_id)
