"""The verbs that write stays: take somebody in, move her to another bed, end it."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from minzheng.kernel.doer import Doer
from minzheng.registers import trail
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person
from minzheng.registers.stays.coded import ENDS, KINDS, LIVING
from minzheng.registers.stays.errors import InAnotherBed, StayRefused
from minzheng.registers.stays.models import Stay


@dataclass(frozen=True)
class NewStay:
    """Somebody to take in from a day on; `place` is the room and bed in the house's own words."""

    facility: Facility
    person: Person
    kind: str
    since: date
    place: str = ""


@transaction.atomic
def take_in(new: NewStay, *, by: Doer, on: date) -> Stay:
    """Record that somebody lives in a facility or is served by it.

    Raises InAnotherBed when she lives elsewhere, StayRefused for a day to come, a dead person,
    a full house, a bed that is taken.
    """
    _check_days(new, on)
    if new.kind == LIVING:
        _check_free(new)
    try:
        with transaction.atomic():
            stay = Stay.objects.create(**vars(new) | {"place": new.place.strip()})
    except IntegrityError as twice:
        raise StayRefused(_taken(new)) from twice
    _tell(stay, "take_in", by)
    return stay


@transaction.atomic
def change_place(stay: Stay, place: str, *, by: Doer) -> Stay:
    """Another room or bed in the same house. Raises StayRefused when it is taken or it is over."""
    current = _going_on(stay)
    current.place = place.strip()
    try:
        with transaction.atomic():
            current.save(update_fields=["place"])
    except IntegrityError as taken:
        raise StayRefused(f"“{current.place}”已有人住，请核对房间床位") from taken
    _tell(current, "change_place", by)
    return current


@transaction.atomic
def end_stay(stay: Stay, *, until: date, ended_as: str, by: Doer, on: date) -> Stay:
    """From `until` on she is no longer there. Raises StayRefused."""
    current = _going_on(stay)
    if ended_as not in ENDS:
        raise StayRefused(f"请选择结束原因：{'、'.join(ENDS.values())}")
    if not current.since <= until <= on:
        raise StayRefused(f"结束日应在 {current.since} 和今天（{on}）之间，您填的是 {until}")
    current.until, current.ended_as = until, ended_as
    current.save(update_fields=["until", "ended_as"])
    _tell(current, "end_stay", by)
    return current


def _check_days(new: NewStay, on: date) -> None:
    if new.kind not in KINDS:
        raise StayRefused(f"请选择方式：{'、'.join(KINDS.values())}")
    if new.since > on:
        raise StayRefused(f"起始日 {new.since} 还没有到，请在当天登记")
    opened, died = new.facility.opened_on, new.person.died_on
    if opened is not None and new.since < opened:
        raise StayRefused(f"“{new.facility.name}”{opened} 才开办，起始日不能早于这一天")
    if died is not None and died <= new.since:
        raise StayRefused(f"登记簿上这个人已于 {died} 去世，请核对身份证号；有误的请联系村（社区）")


def _check_free(new: NewStay) -> None:
    there = Stay.objects.living().filter(person=new.person, until=None).select_related("facility")
    elsewhere = there.first()
    if elsewhere is not None:
        raise InAnotherBed(
            f"登记簿上这个人自 {elsewhere.since} 起住在“{elsewhere.facility.name}”，"
            "不能同时住两处：请先由那里登记离开"
        )
    # The facility is locked: of two who come for the last bed one finds the house full.
    house = Facility.objects.select_for_update().get(pk=new.facility.pk)
    taken = Stay.objects.living().filter(facility=house, until=None).count()
    if house.capacity is not None and taken >= house.capacity:
        raise StayRefused(
            f"“{house.name}”共 {house.capacity} {house.unit}，已住 {taken} 人，没有空位："
            "床位数有变动的，请先到区民政局变更"
        )


def _taken(new: NewStay) -> str:
    if new.kind == LIVING and new.place.strip():
        return f"“{new.place.strip()}”已有人住，请核对房间床位"
    return f"这个人已经登记为“{KINDS[new.kind]}”，不用再登记一次"


def _going_on(stay: Stay) -> Stay:
    current = Stay.objects.select_for_update().select_related("facility").get(pk=stay.pk)
    if current.until is not None:
        raise StayRefused(f"这一条已于 {current.until} 结束，不能再改")
    return current


def _tell(stay: Stay, verb: str, by: Doer) -> None:
    trail.record(
        by, verb, stay.ref, division=stay.facility.division_code,
        facility=stay.facility_id, person=stay.person_id, kind=stay.kind, since=stay.since,
        until=stay.until, ended_as=stay.ended_as,
    )  # fmt: skip
