"""Whose business staff and their papers are: the house's own, or the officers' of the area."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facilities_of
from minzheng.engines.staffing.coded import READERS
from minzheng.engines.staffing.errors import NoSuchStaff
from minzheng.engines.staffing.models import ClaimList, Employment, Employments
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import Facility, facilities_within, kinds_of

NO_STAFF = "没有这位从业人员，或不在您能看的范围里。请从“人员”重新进入"
NO_LIST = "没有这份奖补清单，或不在您能看的范围里。请从“人员”重新进入"
NO_HOUSE = "没有这家机构，或它不在您的辖区内。请从“人员”重新进入"
GROUP = "养老"


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read staff, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))


def houses_of(viewer: Viewer, on: date) -> list[Facility]:
    """The houses of the viewer's area, by name. One query."""
    rows = facilities_within(NATION, kinds_of(GROUP), on=on)
    return list(visible(rows, reader(viewer)).order_by("name", "pk"))


def house_for(viewer: Viewer, pk: int, on: date) -> Facility:
    """A house the viewer may see. Raises NoSuchStaff."""
    rows = facilities_within(NATION, kinds_of(GROUP), on=on)
    found = visible(rows, reader(viewer)).filter(pk=pk).first()
    if found is None:
        raise NoSuchStaff(NO_HOUSE)
    return found


def own_staff(viewer: Viewer, on: date) -> Employments:
    """Everybody who works or worked for the viewer's house."""
    own = [each.pk for each in facilities_of(viewer, on)]
    return Employment.objects.filter(facility__in=own).select_related("facility")


def own_employment(viewer: Viewer, pk: int, on: date) -> Employment:
    """One of them. Raises NoSuchStaff."""
    found = own_staff(viewer, on).filter(pk=pk).first()
    if found is None:
        raise NoSuchStaff(NO_STAFF)
    return found


def claim_for(viewer: Viewer, pk: int) -> ClaimList:
    """A list of claims the viewer may see. Raises NoSuchStaff."""
    rows = visible(ClaimList.objects.select_related("facility"), reader(viewer))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NoSuchStaff(NO_LIST)
    return found


def tell(by: Viewer, verb: str, row: Employment | ClaimList, detail: Mapping[str, object]) -> None:
    """Into the trail, with the facility."""
    told = {"facility": row.facility_id, **detail}
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=told)
