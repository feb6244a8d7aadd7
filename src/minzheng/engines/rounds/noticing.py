"""Who must be visited as registers tell it: alone, empty nest, disabled, severely handicapped."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from minzheng.engines.health.api import levels_of
from minzheng.engines.rounds.coded import ALONE, DISABLED, EMPTY_NEST, SEVERE
from minzheng.engines.rounds.terms import number
from minzheng.kernel.divisions import covers
from minzheng.registers.households.api import Membership
from minzheng.registers.offices.api import home_division
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import Stay
from minzheng.vocabulary import guarantees
from minzheng.vocabulary import rounds as numbers

AT_ONCE = 400


@dataclass(frozen=True)
class Noticed:
    """What registers tell of an elder on a day: groups, whether she is with us to be visited."""

    person: Person
    groups: tuple[str, ...]
    in_home: bool
    moved: bool


def notice(on: date) -> Iterator[list[Noticed]]:
    """Every living elder with what is known, some hundred together. Four queries each."""
    home = home_division()
    age = number(guarantees.老年年龄, home, on)
    elders = Person.objects.alive_on(on).filter(born_on__lte=_years_before(on, age)).order_by("pk")
    rows = elders.iterator(AT_ONCE)
    while some := list(islice(rows, AT_ONCE)):
        yield notice_some(some, on)


def notice_some(people: Sequence[Person], on: date) -> list[Noticed]:
    """What registers tell of these. Four queries."""
    keys, home = [each.pk for each in people], home_division()
    age = number(guarantees.老年年龄, home, on)
    with_her, away = _households(keys, on), _in_homes(keys, on)
    levels = levels_of(keys, on)
    disabled = number(numbers.失能等级, home, on)
    severe = number(numbers.重残等级, home, on)
    found: list[Noticed] = []
    for person in people:
        lived = with_her.get(person.pk, [])
        groups = {
            ALONE: len(lived) == 1,
            EMPTY_NEST: len(lived) > 1 and all(each.age_on(on) >= age for each in lived),
            DISABLED: levels.get(person.pk, 0) >= disabled,
            SEVERE: 1 <= (person.disability_grade or 0) <= severe,
        }
        told = tuple(code for code, is_so in groups.items() if is_so)
        moved = not covers(home, person.division_code) if person.division_code else False
        found.append(Noticed(person, told, person.pk in away, moved))
    return found


def _households(people: Sequence[int], on: date) -> dict[int, list[Person]]:
    """Everybody living in the same household, by the person. Two queries."""
    own = dict(Membership.objects.on(on).of(people).values_list("person_id", "household_id"))
    rows = Membership.objects.on(on).filter(household__in=set(own.values()))
    together: dict[int, list[Person]] = defaultdict(list)
    for row in rows.select_related("person"):
        if row.person.died_on is None or row.person.died_on > on:
            together[row.household_id].append(row.person)
    return {person: together[home] for person, home in own.items()}


def _in_homes(people: Sequence[int], on: date) -> set[int]:
    rows = Stay.objects.living().going_on(on).filter(person__in=people)
    return set(rows.order_by().values_list("person_id", flat=True))


def _years_before(on: date, years: int) -> date:
    """The same day so many years ago; the end of February where there is none."""
    try:
        return on.replace(year=on.year - years)
    except ValueError:
        return on.replace(year=on.year - years, day=28)
