"""How able people are: by the decided assessment, found by what its policy declares.

Whichever matter has a formula in the unit of levels of ability assesses them; none is named.
"""

from collections.abc import Collection
from datetime import date
from functools import cache

from minzheng.engines.cases.holdings import held_by
from minzheng.engines.cases.models import Case
from minzheng.engines.policy.api import about_person, value_of
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import catalogue
from minzheng.vocabulary import ability

NO_HOUSEHOLD = 0


@cache
def assessed_by() -> tuple[str, Formula] | None:
    """The matter that assesses ability and its formula of the level; None where nobody does."""
    for key, matter in catalogue().matters.items():
        for formula in matter.policy.formulas:
            if formula.unit is ability.能力等级代码:
                return key, formula
    return None


def field_of_care() -> str:
    """The field of work that the assessing matter belongs to: what a fund must be open for."""
    told = assessed_by()
    return told[0].partition("/")[0] if told else ""


def levels_of(people: Collection[int], on: date) -> dict[int, int]:
    """The level in force of those who have one, 0 (able) to 4, by the person."""
    return {person: level for person, (level, _) in assessments_of(people, on).items()}


def assessments_of(people: Collection[int], on: date) -> dict[int, tuple[int, date]]:
    """The level in force and the day it was decided, by the person. A few queries."""
    told = assessed_by()
    if told is None or not people:
        return {}
    key, formula = told
    held = {each.person_id for each in held_by(NO_HOUSEHOLD, people, on, of=(key,))} - {None}
    rows = Case.objects.filter(matter=key, person__in=held, ended_on__lte=on)
    found: dict[int, tuple[int, date]] = {}
    for row in rows.exclude(state=Case.OPEN).order_by("ended_on", "pk"):
        level = _level(row, formula, on)
        if level is not None and row.person_id is not None and row.ended_on is not None:
            found[row.person_id] = level, row.ended_on
    return found


def _level(row: Case, formula: Formula, on: date) -> int | None:
    """What a case says of the person it concerns, whether or not it lists members."""
    told = {**row.facts.get("household", {}), "members": row.facts.get("members", ())}
    facts = about_person(told, row.person_id or 0)
    value = value_of(formula, facts, on=on, place=row.division_code)
    return None if value is None else int(value)
