"""How able residents are: by the decided assessment, found by what its policy declares."""

from collections.abc import Collection
from datetime import date
from functools import cache

from minzheng.engines.cases.api import Case, held_by
from minzheng.engines.policy.api import value_of
from minzheng.kernel.formula import Formula
from minzheng.kernel.matter import catalogue
from minzheng.vocabulary import ability


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
    """The level in force of those who have one, 0 (able) to 4, by the person. Two queries."""
    told = assessed_by()
    if told is None or not people:
        return {}
    key, formula = told
    held = {each.person_id for each in held_by(0, people, on, of=(key,))} - {None}
    rows = Case.objects.filter(matter=key, person__in=held, ended_on__lte=on)
    found: dict[int, int] = {}
    for row in rows.exclude(state=Case.OPEN).order_by("ended_on", "pk"):
        level = _level(row, formula, on)
        if level is not None and row.person_id is not None:
            found[row.person_id] = level
    return found


def _level(row: Case, formula: Formula, on: date) -> int | None:
    members = row.facts.get("members", ())
    told = [each for each in members if each.get("person") == row.person_id]
    facts = {**row.facts.get("household", {}), **(told[0] if told else {})}
    value = value_of(formula, facts, on=on, place=row.division_code)
    return None if value is None else int(value)
