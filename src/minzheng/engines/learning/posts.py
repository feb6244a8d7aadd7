"""Whose business pilots and trips are: of the house that keeps them, and of all who work below."""

from dataclasses import replace

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, may, require, visible
from minzheng.engines.learning.coded import KEEPERS, READERS
from minzheng.engines.learning.errors import NoSuchLesson
from minzheng.engines.learning.models import Course, Pilot, Seat, Trip
from minzheng.kernel.divisions import ancestors

MISSING = "没有这个试点（考察、培训），或它不在您的辖区内。请从“试点、考察和培训”重新进入"


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


def courses_of(viewer: Viewer) -> QuerySet[Course]:
    """The courses of those houses."""
    return Course.objects.filter(division_code__in=_houses(viewer))


def course_for(viewer: Viewer, pk: int) -> Course:
    """A course she may see. Raises NoSuchLesson."""
    found = courses_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchLesson(MISSING)
    return found


def seats_of(viewer: Viewer, course: Course) -> QuerySet[Seat]:
    """Who of her own area is called."""
    posts = tuple(post for post in viewer.posts if post.role in READERS)
    return visible(course.seats.all(), replace(viewer, posts=posts))


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


def held_course(by: Viewer, pk: int) -> Course:
    """A course, locked. Raises NoSuchLesson, NotAllowed."""
    row = Course.objects.select_for_update().get(pk=course_for(by, pk).pk)
    require(by, KEEPERS, row.division_code)
    return row


def _houses(viewer: Viewer) -> set[str]:
    places = {post.division for post in viewer.posts if post.role in READERS}
    return {code for place in places for code in (place, *ancestors(place))}
