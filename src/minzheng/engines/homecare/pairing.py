"""Two helpers for one weak elder: named, in touch at least so often, ended with a reason."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer, may_see_person, require
from minzheng.engines.homecare.coded import PACKAGE, PAIRERS, WAYS
from minzheng.engines.homecare.errors import HomecareRefused, NoSuchVisit
from minzheng.engines.homecare.models import Contact, Pair
from minzheng.engines.homecare.posts import pair_for
from minzheng.engines.homecare.terms import number
from minzheng.engines.homecare.trail import tell
from minzheng.registers.people.api import Person
from minzheng.registers.sealing import seal, unseal
from minzheng.vocabulary import homecare as terms

PHONE = re.compile(r"1\d{10}|0\d{2,3}-?\d{7,8}", re.ASCII)


@dataclass(frozen=True)
class NewPair:
    """Two helpers, how to reach them, and the codes of PACKAGE they see to."""

    first: str
    second: str
    first_phone: str = ""
    second_phone: str = ""
    package: Sequence[str] = ()


@dataclass(frozen=True)
class NewContact:
    """Who was in touch, how (WAYS), and how the elder is."""

    helper: str
    way: str
    well: bool
    words: str
    day: date


@transaction.atomic
def make_pair(person: Person, new: NewPair, *, by: Viewer, on: date) -> Pair:
    """Two people look after somebody from today. Raises NoSuchVisit, HomecareRefused."""
    held = Person.objects.select_for_update().get(pk=person.pk)
    if not may_see_person(by, held):
        raise NoSuchVisit("没有这位老人，或她不在您的辖区内。请从“弱老携手”重新进入")
    require(by, PAIRERS, held.division_code)
    _check(new, held)
    row = Pair.objects.create(
        person=held, division_code=held.division_code, first=new.first.strip(),
        first_phone=_sealed(new.first_phone), second=new.second.strip(),
        second_phone=_sealed(new.second_phone), package=list(new.package), since=on,
        due_on=on + timedelta(days=_days(held.division_code, on)), made_by=by.doer.name,
    )  # fmt: skip
    _tell(by, "make_weak_pair", row, package=row.package)
    return row


@transaction.atomic
def note_contact(by: Viewer, pk: int, new: NewContact, *, on: date) -> Contact:
    """One of the two was in touch: the next is due. Raises NoSuchVisit, HomecareRefused."""
    row = _live(by, pk)
    if new.helper not in (row.first, row.second):
        raise HomecareRefused("请选择是哪一位帮扶人联系的")
    if new.way not in WAYS or not new.words.strip():
        raise HomecareRefused("请选择联系方式，并写明老人的情况")
    if not row.since <= new.day <= on:
        raise HomecareRefused(f"联系日期应在 {row.since} 到 {on} 之间，请核对")
    made = Contact.objects.create(
        pair=row, on=new.day, helper=new.helper, way=new.way, well=new.well,
        words=new.words.strip()[:200], noted_by=by.doer.name,
    )  # fmt: skip
    row.due_on = max(row.due_on, new.day + timedelta(days=_days(row.division_code, on)))
    row.save(update_fields=["due_on"])
    _tell(by, "note_weak_contact", row, way=new.way, well=new.well)
    return made


@transaction.atomic
def end_pair(by: Viewer, pk: int, why: str, *, on: date) -> Pair:
    """The two look after her no more. Raises NoSuchVisit, HomecareRefused."""
    row = _live(by, pk)
    if not why.strip():
        raise HomecareRefused("请写明为什么结束，换人的请再登记新的结对")
    row.ended_on, row.ended_why = on, why.strip()[:100]
    row.save(update_fields=["ended_on", "ended_why"])
    _tell(by, "end_weak_pair", row, why=row.ended_why)
    return row


def helpers_of(row: Pair) -> list[tuple[str, str]]:
    """Both by name with the phone number, for who looks after the area."""
    told = ((row.first, row.first_phone), (row.second, row.second_phone))
    return [(name, unseal(phone) if phone else "") for name, phone in told]


def _live(by: Viewer, pk: int) -> Pair:
    """The pair locked, if the viewer has the post for it and it goes on."""
    require(by, PAIRERS, pair_for(by, pk).division_code)
    row = Pair.objects.select_for_update(of=("self",)).get(pk=pk)
    if row.ended_on is not None:
        raise HomecareRefused(f"这个结对已于 {row.ended_on} 结束，不能再办")
    return row


def _check(new: NewPair, person: Person) -> None:
    first, second = new.first.strip(), new.second.strip()
    if not first or not second or first == second:
        raise HomecareRefused("要写两位不同的帮扶人，一位有事时另一位能去")
    if max(len(first), len(second)) > 40:
        raise HomecareRefused("帮扶人姓名最多 40 个字")
    for phone in (new.first_phone, new.second_phone):
        if phone and not PHONE.fullmatch(phone):
            raise HomecareRefused("帮扶人电话看不懂：手机 11 位，座机带区号")
    if not new.package or set(new.package) - set(PACKAGE):
        raise HomecareRefused("请在服务包里至少选一项")
    if person.died_on is not None:
        raise HomecareRefused(f"登记簿上{person.name}已于 {person.died_on} 去世，不能结对")
    if Pair.objects.filter(person=person, ended_on=None).exists():
        raise HomecareRefused(f"{person.name}已有结对，换人的先结束原来的结对")


def _days(place: str, on: date) -> int:
    return number(terms.联系天数, place, on)


def _sealed(phone: str) -> str:
    return seal(phone) if phone else ""


def _tell(by: Viewer, verb: str, row: Pair, **detail: object) -> None:
    tell(by.doer, verb, row.ref, row.division_code, person=row.person_id, **detail)
