"""Who is weak by the data: disabled by assessment or register, and nobody at home who could help.

Population table, registers of people, households and stays; who is no longer so leaves the list.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Q

from minzheng.engines.homecare.models import Weak
from minzheng.engines.homecare.terms import number
from minzheng.engines.homecare.trail import tell
from minzheng.engines.parameters.api import book
from minzheng.engines.screening.api import Sought, Sweep, sweep
from minzheng.engines.views.api import NoTable, View, day_of, table_on, view_named
from minzheng.kernel.divisions import NATION
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.households.api import Membership
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import LIVING, Stay
from minzheng.vocabulary import homecare as terms

IMPAIRED = "impaired-elders"
SEVERE = (1, 2)  # 残疾一级、二级 are 重残
BATCH = 900


@dataclass(frozen=True)
class Ages:
    """From which age one is old, and between which ages somebody at home can help."""

    weak: int
    adult: int
    able: int


@transaction.atomic
def find_weak(on: date) -> int:
    """Bring the list to what the data say today; gives how many came or left."""
    found = dict(_weak(_disabled(on), on))
    there = {row.person_id: row for row in Weak.objects.select_for_update()}
    new = [_new(person, why, on) for person, why in found.items() if person.pk not in there]
    known = {person.pk: why for person, why in found.items()}
    back = [row for key, row in there.items() if key in known and row.gone_on is not None]
    gone = [row for key, row in there.items() if key not in known and row.gone_on is None]
    Weak.objects.bulk_create(new, batch_size=BATCH)
    for row in back:
        row.gone_on, row.found_on, row.why = None, on, known[row.person_id]
    for row in gone:
        row.gone_on = on
    Weak.objects.bulk_update([*back, *gone], ["gone_on", "found_on", "why"], batch_size=BATCH)
    changed = len(new) + len(back) + len(gone)
    if changed:
        tell(SYSTEM, "find_weak_elders", "weakelders", "", came=len(new) + len(back),
             left=len(gone))  # fmt: skip
    return changed


def _new(person: Person, why: str, on: date) -> Weak:
    return Weak(person=person, division_code=person.division_code, why=why, found_on=on)


def _disabled(on: date) -> dict[int, str]:
    """By number, why: assessed as impaired, or severely handicapped by the register."""
    grade = Person.objects.alive_on(on).filter(disability_grade__in=SEVERE)
    told = dict.fromkeys(grade.values_list("pk", flat=True), "登记为重度残疾")
    return told | dict.fromkeys(_assessed(on), "评估为失能")


def _assessed(on: date) -> Iterable[int]:
    """The elders whom an assessment found impaired, by the newest population table."""
    view = view_named(IMPAIRED)
    if not isinstance(view, View):
        return []
    try:
        table = table_on(on)
    except NoTable:
        return []
    asked = Sweep({IMPAIRED: Sought(view.counts, {})}, day_of(table), book())
    keys: list[int] = sweep(asked, table)[IMPAIRED].found["subject"].to_pylist()
    return keys


def _weak(why: dict[int, str], on: date) -> Iterable[tuple[Person, str]]:
    """Those of the disabled who are old, live at home, and have nobody there who could help."""
    ages = _ages(on)
    old = [each for each in _people(why, on) if each.age_on(on) >= ages.weak]
    away = set(
        Stay.objects.going_on(on).filter(kind=LIVING).values_list("person_id", flat=True)
    )  # fmt: skip
    home = [each for each in old if each.pk not in away]
    helped = _helped([each.pk for each in home], ages, on)
    for each in home:
        if each.pk not in helped:
            yield each, f"{why[each.pk]}，同住家人里没有能照料的人"


def _people(keys: Iterable[int], on: date) -> list[Person]:
    found: list[Person] = []
    told = sorted(keys)
    for start in range(0, len(told), BATCH):
        part = told[start : start + BATCH]
        found += Person.objects.alive_on(on).filter(pk__in=part)
    return found


def _helped(keys: list[int], ages: Ages, on: date) -> set[int]:
    """Those with somebody of an able age, not severely handicapped, in the same household."""
    homes: dict[int, list[int]] = {}
    for start in range(0, len(keys), BATCH):
        part = Membership.objects.on(on).filter(person__in=keys[start : start + BATCH])
        for home, person in part.values_list("household_id", "person_id"):
            homes.setdefault(home, []).append(person)
    told = sorted(homes)
    helped: set[int] = set()
    for start in range(0, len(told), BATCH):
        rows = Membership.objects.on(on).filter(household__in=told[start : start + BATCH])
        able = rows.filter(
            Q(person__disability_grade=None) | ~Q(person__disability_grade__in=SEVERE)
        )
        for row in able.filter(person__died_on=None).select_related("person"):
            if ages.adult <= row.person.age_on(on) < ages.able:
                helped |= {each for each in homes[row.household_id] if each != row.person_id}
    return helped


def _ages(on: date) -> Ages:
    told = (terms.弱老年龄, terms.成年年龄, terms.有力年龄)
    weak, adult, able = (number(each, NATION, on) for each in told)
    return Ages(weak, adult, able)
