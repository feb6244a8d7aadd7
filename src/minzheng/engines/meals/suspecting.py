"""What is odd about meals: two places, the dead, institutions, hours, bursts, too many.

A flag deletes nothing: a judge decides. Looking again, in whatever order meals came, finds the
same; what was judged stays judged.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet

from minzheng.engines.meals.coded import Odd
from minzheng.engines.meals.models import Flag, Meal
from minzheng.engines.meals.pricing import lives_away
from minzheng.engines.policy.api import values_of
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person
from minzheng.vocabulary import meals as terms

Odds = tuple[tuple[int, str], str]
Found = dict[tuple[int, str], str]


def look_at(person: Person, house: Facility, day: date) -> None:
    """Look at a person's day, and at the place's day for bursts; write what is odd."""
    own = _live().filter(person=person, day=day)
    here = _live().filter(facility=house, day=day)
    limits = _limits(house.division_code, day)
    mine, there = list(own), list(here)
    _write(mine, _person_odd(mine, person, limits), {code for code in Odd} - {Odd.BURST})
    _write(there, dict(_bursts(there, limits)), {Odd.BURST})


def look_again(house: Facility, until: date) -> None:
    """Look at every open meal of a place once more: a death or a move may have been told since."""
    rows = _live().filter(facility=house, settlement=None, day__lte=until)
    people: dict[tuple[int, date], Person] = {(row.person_id, row.day): row.person for row in rows}
    for (_, day), person in people.items():
        look_at(person, house, day)


def waiting(meals: Iterable[Meal]) -> set[int]:
    """Those of the meals that a judge has not decided yet. One query."""
    rows = Flag.objects.filter(meal__in=[each.pk for each in meals], verdict="")
    return set(rows.values_list("meal_id", flat=True))


def _live() -> QuerySet[Meal]:
    rows = Meal.objects.filter(voided="").select_related("person", "serving", "facility")
    return rows.order_by("clock", "token")


def _limits(place: str, day: date) -> Mapping[str, int]:
    params = {
        "apart": terms.两地间隔, "burst": terms.密集餐数, "minutes": terms.密集分钟,
        "most": terms.每天上限,
    }  # fmt: skip
    found = values_of(params.values(), {}, on=day, place=place)
    return {name: int(found[param] or 0) for name, param in params.items()}


def _person_odd(rows: Sequence[Meal], person: Person, limits: Mapping[str, int]) -> Found:
    if not rows:
        return {}
    day = rows[0].day
    found: Found = {}
    if person.died_on is not None and day > person.died_on:
        words = f"登记簿上这个人已于 {person.died_on} 去世"
        found |= {(row.pk, Odd.DEAD): words for row in rows}
    if lives_away(person, day):
        words = f"{day} 这个人住在机构里，不在家吃饭"
        found |= {(row.pk, Odd.INSTITUTION): words for row in rows}
    found |= dict(_after_hours(rows))
    found |= dict(_two_places(rows, limits["apart"]))
    return found | {
        (row.pk, Odd.TOO_MANY): f"这是当天第 {number} 餐，一天超过 {limits['most']} 餐要核实"
        for number, row in enumerate(rows, 1)
        if number > limits["most"]
    }


def _after_hours(rows: Sequence[Meal]) -> Iterator[Odds]:
    for row in rows:
        begins, ends = row.serving.begins, row.serving.ends
        if not begins <= row.clock <= ends:
            words = f"{row.clock:%H:%M} 不在供餐时间 {begins:%H:%M}—{ends:%H:%M} 里"
            yield (row.pk, Odd.HOURS), words


def _two_places(rows: Sequence[Meal], apart: int) -> Iterator[Odds]:
    """The later of two meals at different places that nobody can have got to in the time."""
    for number, row in enumerate(rows):
        for before in rows[:number]:
            minutes = _minutes(before.clock, row.clock)
            if before.facility_id != row.facility_id and minutes < apart:
                words = (
                    f"{before.clock:%H:%M} 刚在“{before.facility.name}”吃过，"
                    f"{minutes} 分钟后又在“{row.facility.name}”"
                )
                yield (row.pk, Odd.TWO_PLACES), words[:200]


def _bursts(rows: Sequence[Meal], limits: Mapping[str, int]) -> Iterator[Odds]:
    """A meal before which the till took so many within so few minutes."""
    start = 0
    for number, row in enumerate(rows):
        while _minutes(rows[start].clock, row.clock) >= limits["minutes"]:
            start += 1
        count = number - start + 1
        if count > limits["burst"]:
            words = f"{limits['minutes']} 分钟里刷了 {count} 餐，超过 {limits['burst']} 餐"
            yield (row.pk, Odd.BURST), words


def _minutes(first: time, later: time) -> int:
    day = date(2000, 1, 1)
    gone: timedelta = datetime.combine(day, later) - datetime.combine(day, first)
    return int(gone.total_seconds() // 60)


def _write(rows: Sequence[Meal], found: Found, codes: set[Odd]) -> None:
    """Bring the flags of these meals to what was found; judged ones and settled meals stay."""
    open_rows = {row.pk for row in rows if row.settlement_id is None}
    kept = Flag.objects.filter(meal__in=open_rows, code__in=codes)
    there = {(flag.meal_id, flag.code): flag for flag in kept}
    for key, words in found.items():
        flag = there.pop(key, None)
        if flag is None and key[0] in open_rows:
            Flag.objects.create(meal_id=key[0], code=key[1], words=words)
        elif flag is not None and not flag.verdict and flag.words != words:
            flag.words = words
            flag.save(update_fields=["words"])
    gone = [flag.pk for flag in there.values() if not flag.verdict]
    Flag.objects.filter(pk__in=gone).delete()
