"""From answers as typed ("0.wage_income") to facts as a case keeps them and as a rule reads them.

A case keeps {"household": {column: value}, "members": [{"person": 12, column: value}],
"sources": {…}}; sources are keyed "column" or "12.column".
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from minzheng.engines.cases.models import Case
from minzheng.engines.cases.money import live_entitlement
from minzheng.engines.cases.sealed import is_sealed
from minzheng.engines.payments.api import EntitlementView
from minzheng.engines.policy.api import Facts, facts_from_registers, member_facts, merge
from minzheng.registers.households.api import Household, Membership
from minzheng.vocabulary import assistance as terms

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


def facts_of(case: Case, on: date) -> Facts:
    """All facts of a case on a day: registers, then what was stated, checked and recorded."""
    members = [member["person"] for member in case.facts.get("members", ())]
    register = register_of(case.household, members, on)
    return with_procedure(case, register, live_entitlement(case, on))


def with_procedure(case: Case, register: Facts, live: EntitlementView | None) -> Facts:
    """The same from rows already read."""
    return {**_procedure(case, live), **merge(register, case.facts)}


def _procedure(case: Case, live: EntitlementView | None) -> Facts:
    """What case and ledger know, under the vocabulary's columns."""
    paid = {terms.原月保障金.column: live.monthly} if live is not None else {}
    return {
        terms.确认期间有投诉.column: case.complained,
        terms.在领低保.column: live is not None,
        **paid,
    }
