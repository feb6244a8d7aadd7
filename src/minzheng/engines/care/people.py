"""The people of a house: taken in by number and name, looked up, let go."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.errors import CareRefused, NotItsOwn
from minzheng.engines.care.houses import facilities_of, facility_of
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import (
    NewPerson,
    Person,
    clean_name,
    find_by_id_number,
    identity_number,
    register_person,
)
from minzheng.registers.stays.api import (
    LIVING,
    NewStay,
    NoSuchStay,
    Stay,
    change_place,
    end_stay,
    find_stay,
    stays_in,
    take_in,
)


@dataclass(frozen=True)
class Newcomer:
    """Somebody who comes to a house: as the papers say, from a day on."""

    name: str
    id_number: str
    kind: str
    since: date
    place: str = ""
    phone: str = ""
    sex: int | None = None
    born_on: date | None = None


@transaction.atomic
def take_in_person(viewer: Viewer, pk: int, new: Newcomer, *, on: date) -> Stay:
    """Take somebody into one of the house's facilities; who is new to the register is registered.

    Raises NotItsOwn, CareRefused when the name is not the one registered with the number,
    IdentityError, and what the registers refuse (StayRefused, PersonRefused).
    """
    facility = facility_of(viewer, pk, on)
    person = _person(viewer, facility, new, on)
    stay = NewStay(facility, person, new.kind, new.since, new.place)
    return take_in(stay, by=viewer.doer, on=on)


def move_person(viewer: Viewer, pk: int, place: str, *, on: date) -> Stay:
    """Another room or bed in the same house. Raises NotItsOwn, StayRefused."""
    return change_place(stay_of(viewer, pk, on), place, by=viewer.doer)


def let_go(viewer: Viewer, pk: int, *, until: date, ended_as: str, on: date) -> Stay:
    """She is no longer with the house from a day on. Raises NotItsOwn, StayRefused."""
    stay = stay_of(viewer, pk, on)
    return end_stay(stay, until=until, ended_as=ended_as, by=viewer.doer, on=on)


def stay_of(viewer: Viewer, pk: int, on: date) -> Stay:
    """A stay with the house. Raises NotItsOwn."""
    try:
        return find_stay(pk, [each.pk for each in facilities_of(viewer, on)])
    except NoSuchStay as missing:
        raise NotItsOwn(str(missing)) from None


def people_of(viewer: Viewer, *, on: date, past: bool) -> list[Stay]:
    """Who is with the house on the day, or who was before; by facility, newest first."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = stays_in(own).filter(until__lte=on) if past else stays_in(own, on)
    return list(rows.order_by("facility__name", "-since", "-pk"))


def _person(viewer: Viewer, facility: Facility, new: Newcomer, on: date) -> Person:
    """Found by the number; the registered name is never told to who does not know it."""
    number = identity_number(new.id_number, today=on)
    known = find_by_id_number(number)
    if known is None:
        living = facility.division_code if new.kind == LIVING else ""
        fresh = NewPerson(
            name=new.name, id_number=number, phone=new.phone, living_division=living,
            sex=new.sex, born_on=new.born_on,
        )  # fmt: skip
        return register_person(fresh, by=viewer.doer, on=on)
    if known.name != clean_name(new.name):
        raise CareRefused(
            "姓名与登记簿上这个身份证号的姓名不一致：请对照身份证核对两项；"
            "证件没有错的，请联系区民政局更正"
        )
    return known
