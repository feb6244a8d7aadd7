"""For tests: somebody who acts for the organisation behind a facility, with an account."""

from datetime import UTC, date, datetime

from minzheng.engines.access.api import Account, NewAccount, Viewer, open_account, viewer_of
from minzheng.engines.access.testing import PASSWORD
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility
from minzheng.registers.organisations.api import (
    NewMember,
    NewOrganisation,
    Organisation,
    find_by_credit_code,
    register_organisation,
    take_on_member,
)

BEGUN = date(2020, 5, 1)
NOW = datetime(2026, 10, 1, tzinfo=UTC)


def house_account(facility: Facility, name: str, duty: str, username: str) -> Account:
    """An account of a member of the organisation that runs the facility."""
    organisation = find_by_credit_code(facility.credit_code) or _organisation(facility)
    member = take_on_member(NewMember(organisation, name, duty, BEGUN), by=SYSTEM)
    new = NewAccount(username=username, password=PASSWORD, member=member)
    return open_account(new, by=SYSTEM, at=NOW)


def house_viewer(facility: Facility, name: str, duty: str, on: date) -> Viewer:
    """The same as somebody looking on a day."""
    return viewer_of(house_account(facility, name, duty, f"{facility.pk}-{duty}"), on)


def _organisation(facility: Facility) -> Organisation:
    new = NewOrganisation(facility.credit_code, facility.name, facility.division_code, BEGUN)
    return register_organisation(new, by=SYSTEM)
