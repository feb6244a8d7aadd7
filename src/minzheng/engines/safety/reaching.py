"""Whose business safety is: the house's own records, or the officers' of the area."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facilities_of
from minzheng.engines.safety.coded import READERS
from minzheng.engines.safety.errors import NoSuchRecord
from minzheng.engines.safety.models import Incident, Problem
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import Facility, facilities_within, kinds_of

NO_INCIDENT = "没有这条意外记录，或不在您能看的范围里。请从“安全”重新进入"
NO_PROBLEM = "没有这个隐患，或不在您能看的范围里。请从“安全”重新进入"
GROUP = "养老"


class Placed(Protocol):
    """What stands in the trail with its place."""

    facility_id: int
    division_code: str

    @property
    def ref(self) -> str: ...


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read of safety, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))


def houses_of(viewer: Viewer, on: date) -> QuerySet[Facility]:
    """The houses of the viewer's area, by name."""
    rows = facilities_within(NATION, kinds_of(GROUP), on=on)
    return visible(rows, reader(viewer)).order_by("name", "pk")


def house_for(viewer: Viewer, pk: int, on: date) -> Facility:
    """A house the viewer may see. Raises NoSuchRecord."""
    found = houses_of(viewer, on).filter(pk=pk).first()
    if found is None:
        raise NoSuchRecord("没有这家机构，或它不在您的辖区内。请从“安全”重新进入")
    return found


def incidents_of(viewer: Viewer) -> QuerySet[Incident]:
    """The incidents of the viewer's area."""
    return visible(Incident.objects.select_related("facility", "person"), reader(viewer))


def incident_for(viewer: Viewer, pk: int) -> Incident:
    """An incident an officer may see. Raises NoSuchRecord."""
    found = incidents_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchRecord(NO_INCIDENT)
    return found


def own_incident(viewer: Viewer, pk: int, on: date) -> Incident:
    """An incident of the house's own. Raises NoSuchRecord."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Incident.objects.select_related("facility", "person")
    found = rows.filter(pk=pk, facility__in=own).first()
    if found is None:
        raise NoSuchRecord(NO_INCIDENT)
    return found


def problem_for(viewer: Viewer, pk: int) -> Problem:
    """A problem an officer may see. Raises NoSuchRecord."""
    rows = visible(Problem.objects.select_related("facility"), reader(viewer))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NoSuchRecord(NO_PROBLEM)
    return found


def own_problem(viewer: Viewer, pk: int, on: date) -> Problem:
    """A problem of the house's own. Raises NoSuchRecord."""
    own = [each.pk for each in facilities_of(viewer, on)]
    found = Problem.objects.select_related("facility").filter(pk=pk, facility__in=own).first()
    if found is None:
        raise NoSuchRecord(NO_PROBLEM)
    return found


def tell(by: Viewer, verb: str, row: Placed, detail: Mapping[str, object]) -> None:
    """Into the trail, with the facility."""
    told = {"facility": row.facility_id, **detail}
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=told)
