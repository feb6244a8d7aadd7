"""What is known of one elder: the registers, what is held, and what her cases state.

The same facts as the population table of a day holds of her.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from minzheng.engines.cases.api import Case, Known, known_of_household, known_of_person
from minzheng.engines.policy.api import Facts, about_person, readable
from minzheng.registers.households.api import household_of
from minzheng.registers.people.api import Person


@dataclass(frozen=True)
class KnownElder:
    """Her facts as rules read them, where she lives, what is under way and served."""

    facts: Facts
    place: str
    running: dict[str, str]
    served: frozenset[str] = frozenset()


def know(person: Person, on: date) -> KnownElder:
    """What is known of a person on a day. Up to six queries."""
    home = household_of(person, on)
    number = home.pk if home else 0
    cases = _cases(person, number, on)
    known = known_of_household(home, cases, on) if home else known_of_person(person, cases, on)
    facts = readable(about_person(_stated(known, cases, person), person.pk))
    place = home.division_code if home else person.division_code
    return KnownElder(facts, place, _running(cases, person))


def _cases(person: Person, household: int, on: date) -> list[Case]:
    hers = Q(person=person) | Q(household=household, person=None)
    rows = Case.objects.filter(hers, organisation=None, submitted_on__lte=on)
    return list(rows.order_by("submitted_on", "pk"))


def _stated(known: Known, cases: Sequence[Case], person: Person) -> Facts:
    """What every step wrote down, an assessment's scores with it; the later case holds."""
    facts = dict(known.facts)
    own = {row["person"]: dict(row) for row in facts["members"]}
    for case in cases:
        for row in case.facts.get("members", ()):
            said = {name: value for name, value in row.items() if value is not None}
            if row["person"] == person.pk and person.pk in own:
                own[person.pk] |= said
    return {**facts, "members": list(own.values())}


def _running(cases: Sequence[Case], person: Person) -> dict[str, str]:
    open_ = (case for case in cases if case.state == Case.OPEN)
    return {case.matter: case.number for case in open_ if case.person_id in (None, person.pk)}
