"""A house and its facilities: all that somebody who acts for an institution can reach."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.care.errors import NotItsOwn
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import (
    Facility,
    amend_facility,
    facilities_within,
    report_vacancy,
)

# What the institution knows best and keeps itself; the rest is the bureau's to record. Services and
# their prices are not among them: public money is paid by them.
OWN_COLUMNS = ("phone", "hours", "closed_days", "route", "languages", "access")
SOURCE = "机构自报"
MANAGER = "manager"


def facilities_of(viewer: Viewer, on: date) -> list[Facility]:
    """The facilities of the viewer's house that exist on the day, by name. One query."""
    if viewer.house is None or not viewer.house.credit_code:
        return []
    everywhere = facilities_within(NATION, on=on)
    return list(everywhere.filter(credit_code=viewer.house.credit_code))


def facility_of(viewer: Viewer, pk: int, on: date) -> Facility:
    """One of the house's own facilities. Raises NotItsOwn."""
    found = next((each for each in facilities_of(viewer, on) if each.pk == pk), None)
    if found is None:
        raise NotItsOwn("没有这个服务点，或它不属于您的机构。请从首页重新进入")
    return found


def require_manager(viewer: Viewer) -> None:
    """Raises NotAllowed for everybody but the manager of a house."""
    if viewer.house is None or viewer.house.duty != MANAGER:
        raise NotAllowed("这件事由机构负责人办理。您可以先填好，请负责人登录后提交")


def keep_own_facts(viewer: Viewer, pk: int, changes: Mapping[str, Any], *, on: date) -> Facility:
    """Write what the institution itself keeps: columns of OWN_COLUMNS.

    Raises NotItsOwn, NotAllowed for another column, FacilityRefused.
    """
    facility = facility_of(viewer, pk, on)
    others = sorted(set(changes) - set(OWN_COLUMNS))
    if others:
        raise NotAllowed(f"{'、'.join(others)} 由区民政局登记，机构不能自己改")
    return amend_facility(facility, changes, source=SOURCE, by=viewer.doer, on=on)


def report_places(viewer: Viewer, pk: int, vacancy: int, *, on: date) -> Facility:
    """Report how many places are free today. Raises NotItsOwn, FacilityRefused."""
    return report_vacancy(
        facility_of(viewer, pk, on), vacancy, source=SOURCE, by=viewer.doer, on=on
    )
