"""Whose business a bed, a contract or prepaid money is: the house itself, posts of the place."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facilities_of, stay_of
from minzheng.engines.policy.api import value_of
from minzheng.engines.residence.coded import READERS
from minzheng.engines.residence.errors import NoSuchResidence, ResidenceRefused
from minzheng.engines.residence.models import Bed, Contract
from minzheng.kernel.expr import Param
from minzheng.registers.facilities.api import Facility
from minzheng.registers.stays.api import LIVING, Stay

NO_CONTRACT = "没有这份服务合同，或它不在您的范围内。请从“合同”重新进入"


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read this, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))


def house_for(viewer: Viewer, pk: int) -> Facility:
    """A facility of the officer's area. Raises NoSuchResidence."""
    found = visible(Facility.objects.filter(pk=pk), reader(viewer)).first()
    if found is None:
        raise NoSuchResidence("没有这家机构，或它不在您的辖区内。请从“床位与合同”重新进入")
    return found


def contract_for(viewer: Viewer, pk: int) -> Contract:
    """A contract of the officer's area. Raises NoSuchResidence."""
    rows = Contract.objects.select_related("facility", "person", "stay", "renews")
    found = visible(rows.filter(pk=pk), reader(viewer)).first()
    if found is None:
        raise NoSuchResidence(NO_CONTRACT)
    return found


def own_contract(viewer: Viewer, pk: int, on: date) -> Contract:
    """A contract of the house's own. Raises NoSuchResidence."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Contract.objects.select_related("facility", "person", "stay", "renews")
    found = rows.filter(pk=pk, facility__in=own).first()
    if found is None:
        raise NoSuchResidence(NO_CONTRACT)
    return found


def own_bed(viewer: Viewer, pk: int, on: date) -> Bed:
    """A bed of the house's own. Raises NoSuchResidence."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Bed.objects.select_related("facility", "room__unit")
    found = rows.filter(pk=pk, facility__in=own).first()
    if found is None:
        raise NoSuchResidence("没有这张床位，或它不属于您的机构。请从“床位”重新进入")
    return found


def resident(viewer: Viewer, pk: int, on: date) -> Stay:
    """Somebody who lives, or lived, in the house. Raises NotItsOwn, ResidenceRefused."""
    stay = stay_of(viewer, pk, on)
    if stay.kind != LIVING:
        raise ResidenceRefused(
            f"{stay.person.name}登记的是“{stay.kind_name}”，没有住在院里：入住以后再办"
        )
    return stay


def number(param: Param, facility: Facility, on: date) -> int:
    """A number that holds at the facility's place on the day. Raises NotInForce."""
    return int(value_of(param, {}, on=on, place=facility.division_code) or 0)


def tell(by: Viewer, verb: str, ref: str, house: Facility, detail: Mapping[str, object]) -> None:
    """One line of the trail about something of a house."""
    told = {"facility": house.pk, **detail}
    audit.record(by.doer, verb, ref, division=house.division_code, detail=told)
