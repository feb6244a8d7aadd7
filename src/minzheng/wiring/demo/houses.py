"""An institution that works in the demo by itself: its people, and the elders who live there."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import islice

from django.utils import timezone

from minzheng.engines.access.api import Account, NewAccount, Viewer, open_account, viewer_of
from minzheng.engines.care.api import Newcomer, report_places, take_in_person
from minzheng.kernel.divisions import NATION
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility, amend_facility, facilities_within
from minzheng.registers.organisations.api import (
    DUTIES,
    NewMember,
    NewOrganisation,
    Organisation,
    register_organisation,
    take_on_member,
)
from minzheng.registers.people.api import unseal_id
from minzheng.wiring.demo.accounts import PASSWORD, DemoAccount
from minzheng.wiring.demo.elders import living_elders
from minzheng.wiring.demo.population import Home

KIND, OPERATOR, CODE = "elder_home", "business", "52440118MJ9988771L"
BEGUN, MOVED_IN = date(2020, 5, 1), date(2026, 9, 1)
OLD, RESIDENTS = 72, 6
PEOPLE = (("house_manager", "柯美玲", "manager"), ("house_worker", "温小雪", "worker"))
DOES = {"manager": "报告空位、更新信息、登记入住和离开", "worker": "登记入住和离开"}


def open_house(homes: Sequence[Home], on: date) -> list[DemoAccount]:
    """Let the district's private home work here; gives its accounts."""
    facility = _facility(on)
    organisation = register_organisation(
        NewOrganisation(CODE, facility.name, facility.division_code, BEGUN, "养老机构"), by=SYSTEM
    )
    opened = [_account(organisation, *told) for told in PEOPLE]
    manager = viewer_of(opened[0][1], on)
    _fill(manager, facility, homes, on)
    return [account for account, _ in opened]


def _facility(on: date) -> Facility:
    found = facilities_within(NATION, [KIND], on=on).filter(operator=OPERATOR)[0]
    soon = {"credit_code": CODE, "licence_until": on + timedelta(days=40)}
    return amend_facility(found, soon, source="备案", by=SYSTEM, on=on)


def _account(
    organisation: Organisation, key: str, name: str, duty: str
) -> tuple[DemoAccount, Account]:
    member = take_on_member(NewMember(organisation, name, duty, BEGUN), by=SYSTEM)
    new = NewAccount(username=key, password=PASSWORD, member=member)
    account = open_account(new, by=SYSTEM, at=timezone.now())
    role = f"机构{DUTIES[duty]}"
    return DemoAccount(key, name, role, organisation.name, key, DOES[duty]), account


def _fill(manager: Viewer, facility: Facility, homes: Sequence[Home], on: date) -> None:
    for bed, person in enumerate(islice(living_elders(homes, OLD, on), RESIDENTS)):
        since = MOVED_IN + timedelta(days=bed * 5)
        place = f"20{bed // 2 + 1}-{bed % 2 + 1}"
        new = Newcomer(person.name, unseal_id(person), "living", since, place)
        take_in_person(manager, facility.pk, new, on=on)
    report_places(manager, facility.pk, (facility.capacity or RESIDENTS) - RESIDENTS, on=on)
