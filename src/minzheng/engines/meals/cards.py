"""Meal cards: issued to a person, ended, found at the till by number, ID card or name."""

import secrets
from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, may_see_person, require
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facility_of
from minzheng.engines.meals.coded import ISSUERS
from minzheng.engines.meals.errors import MealRefused
from minzheng.engines.meals.models import Card
from minzheng.engines.meals.pricing import known_of, stated_facts
from minzheng.kernel.divisions import subtree_range
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person, find_by_id_number

DIGITS, SHOWN, ID_LENGTH, LEAST_LETTERS, TAIL = 10, 20, 18, 2, 4
COUNTY = 6
UNKNOWN = "没有这张助餐卡。请核对卡号，或者按姓名查；没有卡的请到村（社区）登记"


@transaction.atomic
def issue_card(person: Person, stated: Mapping[str, Any], *, by: Viewer, on: date) -> Card:
    """Give a person a card; who has one keeps it, with what is stated anew.

    Raises NotAllowed, MealRefused for the dead and for who lives elsewhere.
    """
    place = person.division_code
    if not may_see_person(by, person):
        raise MealRefused("这个人不在您的辖区内，不能发卡。请由她所在的村（社区）办理")
    require(by, ISSUERS, place)
    if person.died_on is not None:
        raise MealRefused(f"登记簿上{person.name}已于 {person.died_on} 去世，不能发卡")
    row = Card.objects.select_for_update().filter(person=person, ended_on=None).first()
    row = row or Card(person=person, number=_new_number(), issued_on=on, issued_by=by.doer.name)
    row.division_code, row.stated = place, stated_facts(stated)
    row.known = known_of(person, on)
    row.save()
    audit.record(by.doer, "issue_card", row.ref, division=place, detail={"person": person.pk})
    return row


@transaction.atomic
def end_card(card: Card, why: str, *, by: Viewer, on: date) -> Card:
    """The card is lost or no longer needed; the till refuses it. Raises NotAllowed, MealRefused."""
    require(by, ISSUERS, card.division_code)
    row = Card.objects.select_for_update().get(pk=card.pk)
    if row.ended_on is not None:
        raise MealRefused(f"这张卡已于 {row.ended_on} 停用")
    if not why.strip():
        raise MealRefused("请写明为什么停用")
    row.ended_on, row.ended_why = on, why.strip()[:100]
    row.save(update_fields=["ended_on", "ended_why"])
    detail = {"person": row.person_id, "why": row.ended_why}
    audit.record(by.doer, "end_card", row.ref, division=row.division_code, detail=detail)
    return row


def card_named(text: str) -> Card:
    """The card of a number, or of the person whose ID card was read. Raises MealRefused."""
    told = text.strip().replace("\x00", "")
    rows = Card.objects.select_related("person")
    if len(told) == ID_LENGTH:
        person = find_by_id_number(told)
        found = rows.filter(person=person, ended_on=None).first() if person else None
    else:
        found = rows.filter(number=told[:12]).first()
    if found is None:
        raise MealRefused(UNKNOWN)
    if found.ended_on is not None:
        raise MealRefused(f"这张卡已于 {found.ended_on} 停用：{found.ended_why}")
    return found


def live_card(person: Person) -> Card | None:
    """The card a person holds now."""
    return Card.objects.filter(person=person, ended_on=None).select_related("person").first()


def search_cards(viewer: Viewer, facility: int, text: str, on: date) -> list[Card]:
    """Cards of the county by name or the last four digits, for a till. Raises NotItsOwn.

    Two letters at least: nobody can page through everybody.
    """
    house = facility_of(viewer, facility, on)
    told = text.strip().replace("\x00", "")
    if len(told) < LEAST_LETTERS:
        return []
    rows = cards_near(house)
    if told.isdecimal():
        rows = rows.filter(number__endswith=told) if len(told) >= TAIL else rows.none()
    else:
        rows = rows.filter(person__name__contains=told)
    return list(rows.order_by("person__pinyin", "pk")[:SHOWN])


def cards_near(house: Facility) -> Any:
    """The live cards of the county in which a place lies."""
    area = subtree_range(house.division_code[:COUNTY].ljust(12, "0"))
    rows = Card.objects.filter(ended_on=None, division_code__range=area)
    return rows.select_related("person")


def _new_number() -> str:
    while True:
        number = "".join(secrets.choice("0123456789") for _ in range(DIGITS))
        if not Card.objects.filter(number=number).exists():
            return number
