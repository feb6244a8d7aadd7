"""Registering somebody at the window: the person, and where she belongs, in one go."""

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, may_see, require
from minzheng.engines.audit import api as audit
from minzheng.engines.cases.api import LODGING_ROLES
from minzheng.engines.linkage.api import Candidate, Sought, candidates
from minzheng.faces.desk.forms.intake import ALONE, JOINING, UNKNOWN
from minzheng.kernel.identity import IdentityError, citizen_id
from minzheng.kernel.matter import Matter
from minzheng.registers.households.api import (
    HouseholdRefused,
    NewHousehold,
    add_member,
    find_household,
    open_household,
)
from minzheng.registers.people.api import NewPerson, Person, register_person

SEXES = {"male": 1, "female": 2}  # GB/T 2261.1
NAMELESS = "不详"
REASON = "窗口收件时登记"
SOURCES = {UNKNOWN: "窗口登记（身份不明，出生年份为估计）"}


@transaction.atomic
def likely_people(
    stated: Mapping[str, Any], matter: Matter, *, by: Viewer, on: date
) -> list[Candidate]:
    """Who may be the person already; looked for before anybody is registered anew.

    Nobody for whom neither name nor number is known. Raises NotAllowed.
    """
    require(by, LODGING_ROLES, stated["living"], matter.key)
    if stated["kind"] == UNKNOWN:
        return []
    found = candidates(_sought(stated, on), on=on)
    told = {"found": len(found), "matter": matter.key}
    audit.record(by.doer, "look_before_register", "people:new", detail=told)
    return found


@transaction.atomic
def register_at_window(
    stated: Mapping[str, Any], matter: Matter, *, by: Viewer, on: date
) -> Person:
    """Register the person, and her household as stated.

    Raises NotAllowed, PersonRefused (AlreadyRegistered names whom), IdentityError,
    DivisionCodeError, HouseholdRefused.
    """
    require(by, LODGING_ROLES, stated["living"], matter.key)
    source = SOURCES.get(stated["kind"], REASON)
    person = register_person(_new(stated), by=by.doer, on=on, source=source)
    if stated["family"] == ALONE:
        new = NewHousehold(
            head=person, division_code=stated["living"], since=on, address=stated["address"]
        )
        open_household(new, by=by.doer)
    if stated["family"] == JOINING:
        _join(person, stated, by=by, on=on)
    return person


def _sought(stated: Mapping[str, Any], on: date) -> Sought:
    """What is stated of her; a number tells sex and day of birth, a wrong one is refused later."""
    known = {"name": stated["name"], "phone": stated["phone"], "address": stated["address"]}
    if not stated["id_number"]:
        return Sought(**known, sex=int(stated["sex"] or 0) or None, born_on=stated["born_on"])
    with suppress(IdentityError):
        number = citizen_id(stated["id_number"], today=on)
        sex = SEXES[number.sex]
        return Sought(**known, id_number=number.number, sex=sex, born_on=number.born_on)
    return Sought(**known)


def _new(stated: Mapping[str, Any]) -> NewPerson:
    place = {"living_division": stated["living"], "address": stated["address"]}
    more = {"phone": stated["phone"], "registered_division": stated["registered"], **place}
    if stated["kind"] == UNKNOWN:
        born_on = date(stated["born_in"], 1, 1)
        return NewPerson(name=NAMELESS, sex=int(stated["sex"]), born_on=born_on, **more)
    if stated["id_number"]:
        return NewPerson(name=stated["name"], id_number=stated["id_number"], **more)
    sex, born_on = int(stated["sex"]), stated["born_on"]
    return NewPerson(name=stated["name"], sex=sex, born_on=born_on, **more)


def _join(person: Person, stated: Mapping[str, Any], *, by: Viewer, on: date) -> None:
    home = find_household(stated["number"].strip().upper())
    if home is None or not may_see(by, home.division_code):
        raise HouseholdRefused(
            f"没有户号为 {stated['number']} 的家庭，或不在您的辖区内：请在“档案”里核对户号"
        )
    relation = stated["relation"]
    add_member(home, person, relation=relation, since=on, reason=REASON, by=by.doer)
