"""What an institution's own system reports: free places, and the facts the institution keeps."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from minzheng.engines.access.api import NotAllowed, visible
from minzheng.engines.care.api import OWN_COLUMNS
from minzheng.engines.partners.admitting import Caller
from minzheng.engines.partners.errors import NotMade
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import (
    Facility,
    amend_facility,
    facilities_within,
    report_vacancy,
)

SOURCE = "机构自报（接口）"


def own_facilities(caller: Caller, on: date) -> list[Facility]:
    """The facilities it reports for: of its institutions, within its divisions. One query."""
    codes = [code for code in caller.partner.institutions if code]
    rows = facilities_within(NATION, on=on).filter(credit_code__in=codes)
    return list(visible(rows, caller.viewer))


def own_facility(caller: Caller, pk: int, on: date) -> Facility:
    """One of them. Raises NotMade."""
    found = next((each for each in own_facilities(caller, on) if each.pk == pk), None)
    if found is None:
        raise NotMade("没有这个机构，或不由贵方报送。由贵方报送的见 /me/facilities")
    return found


def report_places(caller: Caller, pk: int, vacancy: int, *, on: date) -> Facility:
    """Report how many places are free today. Raises NotMade, FacilityRefused."""
    facility = own_facility(caller, pk, on)
    return report_vacancy(facility, vacancy, source=SOURCE, by=caller.viewer.doer, on=on)


def keep_own_facts(caller: Caller, pk: int, changes: Mapping[str, Any], *, on: date) -> Facility:
    """Write what an institution itself keeps. Raises NotMade, NotAllowed, FacilityRefused."""
    facility = own_facility(caller, pk, on)
    others = sorted(set(changes) - set(OWN_COLUMNS))
    if others:
        raise NotAllowed(f"{'、'.join(others)} 由民政局登记，不能由机构改")
    return amend_facility(facility, changes, source=SOURCE, by=caller.viewer.doer, on=on)
