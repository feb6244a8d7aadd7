"""From answers as typed ("0.wage_income") to facts as a case keeps them and as a rule reads them.

A case keeps {"household": {column: value}, "members": [{"person": 12, column: value}],
"sources": {…}}; sources are keyed "column" or "12.column".
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from minzheng.engines.cases.declared import matter_of
from minzheng.engines.cases.models import Case
from minzheng.engines.cases.parties import about, party_of, rows_of
from minzheng.engines.cases.procedure import Ledger, asked_of_ledger, of_case, with_ledger
from minzheng.engines.cases.sealed import is_sealed
from minzheng.engines.cases.subjects import Subject
from minzheng.engines.policy.api import Facts, merge
from minzheng.kernel.matter import Matter
from minzheng.registers.households.api import Membership

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


def known_of(
    latest: Mapping[int, Membership], people: Sequence[int], person_id: int | None, ledger: Ledger
) -> Facts:
    """What memberships and ledger, read already, tell of these people, or of one person alone."""
    return with_ledger(about(rows_of(latest, people), person_id), ledger)


def register_of_subject(subject: Subject, matter: Matter, on: date) -> Facts:
    """What registers, and the ledger where the matter asks it, know of whom it is about."""
    asked = asked_of_ledger(matter)
    whose = subject.party
    return with_ledger(whose.register(on), Ledger(asked, tuple(whose.held(on, asked))))


def register_of_case(case: Case, on: date) -> Facts:
    """What the registers know of whom a case is about; one query."""
    return party_of(case).register(on)


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
    return Ledger(asked, tuple(party_of(case).held(on, looked_up)))


def members_in(case: Case) -> list[int]:
    """The persons' numbers of those a case is about, in the order of its records."""
    return case.listed
