"""For tests: a decided assessment of ability, written directly; its flow has its own tests."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

from minzheng.engines.cases.api import Case, Recognition
from minzheng.engines.cases.levels import assessed_by
from minzheng.registers.households.api import household_of
from minzheng.registers.people.api import Person

COMA = {"ability_consciousness": 9}  # by itself the last level, 4


def assess(person: Person, facts: dict[str, Any], *, on: date) -> Case:
    """A case that ended on a day with these facts, and what it recognised for a year."""
    told = assessed_by()
    assert told is not None
    home = household_of(person, on)
    case = Case.objects.create(
        number=f"T-{uuid4().hex[:12]}", token=uuid4().hex, matter=told[0], flow="test",
        division_code=person.division_code, place="", submitted_on=on, next_due_on=on,
        household=home, applicant=person, person=person, state="ended", ended_on=on, facts=facts,
    )  # fmt: skip
    Recognition.objects.create(
        matter=told[0], household=home, person=person, division_code=case.division_code,
        case=case, since=on, until=on + timedelta(days=365),
    )  # fmt: skip
    return case
