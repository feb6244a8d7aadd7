"""The verbs that write households: open, add, end a membership, change the head, move."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from minzheng.kernel.divisions import normalise
from minzheng.kernel.doer import Doer
from minzheng.registers import trail
from minzheng.registers.households.errors import (
    AlreadyMember,
    HeadRemains,
    NotMember,
    UnknownRelation,
    WrongDates,
)
from minzheng.registers.households.models import Household, Membership, NumberSeries
from minzheng.registers.households.relations import RELATIONS, SELF
from minzheng.registers.households.versions import add_version, first_version
from minzheng.registers.people.api import Person
from minzheng.registers.versions import differing

NEW_HEAD, MOVED = "变更户主", "迁居登记"


@dataclass(frozen=True, kw_only=True)
class NewHousehold:
    """A household to open; `members` are (person, relation to the head) beside the head."""

    head: Person
    division_code: str
    since: date
    address: str = ""
    housing: str = ""
    members: tuple[tuple[Person, int], ...] = ()

    def everyone(self) -> tuple[tuple[Person, int], ...]:
        return (self.head, SELF), *self.members


@transaction.atomic
def open_household(new: NewHousehold, *, by: Doer, source: str = "登记") -> Household:
    """Open a household with its head and members, and give it a number; `source`: from where.

    Raises AlreadyMember, UnknownRelation, WrongDates, DivisionCodeError.
    """
    household = unsaved_household(new, next_numbers(new.division_code, 1)[0])
    household.save(force_insert=True)
    first_version(household, source, by=by).save(force_insert=True)
    for person, relation in new.everyone():
        _join(household, person, relation, since=new.since)
    trail.record(
        by,
        "open_household",
        f"household:{household.pk}",
        division=household.division_code,
        number=household.number,
        members=[person.pk for person, _ in new.everyone()],
    )
    return household


@transaction.atomic
def add_member(
    household: Household, person: Person, *, relation: int, since: date, reason: str, by: Doer
) -> Membership:
    """Add a person; raises AlreadyMember, UnknownRelation, WrongDates."""
    current = Household.objects.select_for_update().get(pk=household.pk)
    membership = _join(current, person, relation, since=since)
    membership.reason = reason
    membership.save(update_fields=["reason"])
    _report(by, "add_member", current, person, since=since, relation=relation, reason=reason)
    return membership


@transaction.atomic
def end_membership(
    household: Household, person: Person, *, until: date, reason: str, by: Doer
) -> Membership:
    """End a membership; `until` is the first day the person no longer belongs.

    When the last member leaves, the household ends that day.
    Raises NotMember, WrongDates, HeadRemains (name another head first).
    """
    current = Household.objects.select_for_update().get(pk=household.pk)
    membership = _open_membership(current, person)
    others = Membership.objects.filter(household=current).open().exclude(pk=membership.pk).exists()
    if others and current.head_id == person.pk:
        raise HeadRemains("户主迁出或去世前，请先变更户主，再办理该成员的变动")
    if until < membership.since:
        raise WrongDates(f"结束日期 {until} 早于加入日期 {membership.since}，请核对")
    membership.until, membership.reason = until, reason
    membership.save(update_fields=["until", "reason"])
    if not others:
        current.until = until
        current.save(update_fields=["until"])
        add_version(current, {"until": until}, reason, by=by, since=until)
    _report(by, "end_membership", current, person, until=until, reason=reason)
    return membership


@transaction.atomic
def change_head(
    household: Household, person: Person, *, relations: dict[int, int], on: date, by: Doer
) -> Household:
    """Make another member the head; `relations` gives the others' new relations by person number.

    The old memberships end on the day and new ones begin, so history keeps the former relations.
    Raises NotMember, UnknownRelation, WrongDates.
    """
    current = Household.objects.select_for_update().get(pk=household.pk)
    _open_membership(current, person)
    memberships = list(Membership.objects.filter(household=current).open().select_related("person"))
    if any(membership.since > on for membership in memberships):
        raise WrongDates(f"变更日期 {on} 早于成员加入的日期，请核对")
    for membership in memberships:
        relation = (
            SELF if membership.person_id == person.pk else relations.get(membership.person_id)
        )
        _restate(membership, relation, on)
    if current.head_id != person.pk:
        add_version(current, {"head": person.pk}, NEW_HEAD, by=by, since=on)
    current.head = person
    current.save(update_fields=["head"])
    _report(by, "change_head", current, person, on=on)
    return current


@transaction.atomic
def move_household(
    household: Household, *, division_code: str, address: str, on: date, by: Doer
) -> Household:
    """Record that the household lives elsewhere; the former place stays in its versions."""
    current = Household.objects.select_for_update().get(pk=household.pk)
    place = {"division_code": normalise(division_code), "address": address}
    add_version(current, differing(current, place), MOVED, by=by, since=on)
    former, current.division_code = current.division_code, place["division_code"]
    current.address = address
    current.save(update_fields=["division_code", "address"])
    _report(by, "move_household", current, current.head, on=on, former=former)
    return current


def unsaved_household(new: NewHousehold, number: str) -> Household:
    """The row for a new household, checked but not yet written."""
    for person, relation in new.everyone():
        check_joining(person, relation, new.since)
    return Household(
        number=number,
        head=new.head,
        division_code=normalise(new.division_code),
        address=new.address,
        housing=new.housing,
        since=new.since,
    )


def check_joining(person: Person, relation: int, since: date) -> None:
    """Raises UnknownRelation, WrongDates."""
    if relation not in RELATIONS:
        raise UnknownRelation(f"与户主关系代码 {relation} 不在关系代码表中，请重新选择")
    if since < person.born_on:
        raise WrongDates(
            f"加入日期 {since} 早于 {person.name_masked} 的出生日期 {person.born_on}，请核对"
        )
    if person.died_on is not None and since >= person.died_on:
        raise WrongDates(
            f"{person.name_masked} 已于 {person.died_on} 去世，不能在 {since} 加入家庭"
        )


def next_numbers(division_code: str, count: int) -> list[str]:
    """The next household numbers of the division's county, such as H440118-000123."""
    county = normalise(division_code)[:6]
    series, _ = NumberSeries.objects.select_for_update().get_or_create(county=county)
    first = series.last + 1
    series.last += count
    series.save(update_fields=["last"])
    return [f"H{county}-{number:06d}" for number in range(first, first + count)]


def _join(household: Household, person: Person, relation: int, *, since: date) -> Membership:
    check_joining(person, relation, since)
    if since < household.since:
        raise WrongDates(f"加入日期 {since} 早于家庭登记日期 {household.since}，请核对")
    if household.until is not None:
        raise WrongDates(f"家庭 {household.number} 已于 {household.until} 注销，不能再加入成员")
    _refuse_member(person)
    try:
        with transaction.atomic():
            return Membership.objects.create(
                household=household, person=person, relation=relation, since=since
            )
    except IntegrityError:
        _refuse_member(person)  # the same person joined elsewhere a moment ago
        raise


def _refuse_member(person: Person) -> None:
    held = Membership.objects.open().of([person.pk]).select_related("household", "person").first()
    if held is not None:
        raise AlreadyMember(held)


def _open_membership(household: Household, person: Person) -> Membership:
    held = Membership.objects.open().filter(household=household, person=person).first()
    if held is None:
        raise NotMember(f"{person.name_masked} 现在不在家庭 {household.number} 中，请核对")
    return held


def _restate(membership: Membership, relation: int | None, on: date) -> None:
    if relation is None or relation not in RELATIONS:
        raise UnknownRelation(f"请填写 {membership.person.name_masked} 与新户主的关系")
    Membership.objects.filter(pk=membership.pk).update(until=on, reason=NEW_HEAD)
    Membership.objects.create(
        household=membership.household, person=membership.person, relation=relation, since=on
    )


def _report(by: Doer, verb: str, household: Household, person: Person, **detail: Any) -> None:
    subject, division = f"household:{household.pk}", household.division_code
    trail.record(by, verb, subject, division=division, person=person.pk, **detail)
