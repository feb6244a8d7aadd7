"""Whose business pilots and trips are: of the house that keeps them, and of all who work below."""

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, may, require
from minzheng.engines.learning.coded import KEEPERS, READERS
from minzheng.engines.learning.errors import NoSuchLesson
from minzheng.engines.learning.models import Pilot, Trip
from minzheng.kernel.divisions import ancestors

MISSING = "没有这个试点（考察），或它不在您的辖区内。请从“试点和考察”重新进入"


def pilots_of(viewer: Viewer) -> QuerySet[Pilot]:
    """The pilots of the houses she works in or below."""
    return Pilot.objects.filter(division_code__in=_houses(viewer))


def trips_of(viewer: Viewer) -> QuerySet[Trip]:
    """The trips of those houses."""
    return Trip.objects.select_related("duty").filter(division_code__in=_houses(viewer))


def pilot_for(viewer: Viewer, pk: int) -> Pilot:
    """A pilot she may see. Raises NoSuchLesson."""
    found = pilots_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchLesson(MISSING)
    return found


def trip_for(viewer: Viewer, pk: int) -> Trip:
    """A trip she may see. Raises NoSuchLesson."""
    found = trips_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchLesson(MISSING)
    return found


def may_keep(viewer: Viewer, division: str) -> bool:
    """Whether she keeps pilots and trips of the house."""
    return may(viewer, KEEPERS, division)


def held_pilot(by: Viewer, pk: int) -> Pilot:
    """A pilot, locked. Raises NoSuchLesson, NotAllowed."""
    row = Pilot.objects.select_for_update().get(pk=pilot_for(by, pk).pk)
    require(by, KEEPERS, row.division_code)
    return row


def held_trip(by: Viewer, pk: int) -> Trip:
    """A trip, locked. Raises NoSuchLesson, NotAllowed."""
    rows = Trip.objects.select_for_update(of=("self",)).select_related("duty")
    row = rows.get(pk=trip_for(by, pk).pk)
    require(by, KEEPERS, row.division_code)
    return row


def _houses(viewer: Viewer) -> set[str]:
    places = {post.division for post in viewer.posts if post.role in READERS}
    return {code for place in places for code in (place, *ancestors(place))}
