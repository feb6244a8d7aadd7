"""What an organisation's recognition leaves in the register of facilities: its number, its beds."""

from collections.abc import Mapping
from typing import Any

from minzheng.engines.cases.models import Case, Recognition
from minzheng.engines.cases.turning import Turn
from minzheng.kernel.flow import Effect, End
from minzheng.registers.facilities.api import amend_facility
from minzheng.vocabulary import filing, organisation

# What the form states under a term of its own, and the register keeps: what counts after the end.
STATED = {filing.变更后床位数.column: organisation.床位数.column}


def enter(case: Case, end: End, number: str, turn: Turn) -> None:
    """Write a document's number on what the case gave an organisation, and into the register of
    facilities; what the case ended is struck out there. Nothing happens in a family's case."""
    if case.organisation_id is None or end.effect not in (Effect.RECOGNISE, Effect.STOP):
        return
    given = end.effect is Effect.RECOGNISE
    if given:
        held = Recognition.objects.filter(matter=case.matter, until=None)
        held.filter(organisation=case.organisation, facility=case.facility).update(number=number)
    if case.facility is not None:
        changes = {"licence": number, **_stated(case)} if given else {"licence": ""}
        amend_facility(case.facility, changes, source=f"{end}：{number}", by=turn.by, on=turn.on)


def _stated(case: Case) -> Mapping[str, Any]:
    facts = case.facts.get("household", {})
    return {column: facts[said] for said, column in STATED.items() if facts.get(said) is not None}
