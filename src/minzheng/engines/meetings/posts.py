"""Whose business a meeting is: its members', and of those who write or audit in its area."""

from dataclasses import replace

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, may, visible
from minzheng.engines.meetings.coded import WRITERS, Place
from minzheng.engines.meetings.errors import NoSuchMeeting
from minzheng.engines.meetings.models import Group, Meeting, Seat

MISSING = "没有这个会议，或它不在您的范围内。请从“会议”重新进入"
WATCHERS = (*WRITERS, "auditor")


def groups_of(viewer: Viewer) -> QuerySet[Group]:
    """The groups of the viewer's area if she writes or audits there, and those she sits in."""
    area = visible(Group.objects.all(), _watching(viewer)).values("pk")
    return Group.objects.filter(Q(pk__in=area) | Q(pk__in=_own_seats(viewer).values("group")))


def meetings_of(viewer: Viewer) -> QuerySet[Meeting]:
    """Every meeting of those groups."""
    rows = Meeting.objects.select_related("group")
    return rows.filter(group__in=groups_of(viewer).values("pk"))


def group_for(viewer: Viewer, pk: int) -> Group:
    """A group the viewer may see. Raises NoSuchMeeting."""
    found = groups_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchMeeting(MISSING)
    return found


def meeting_for(viewer: Viewer, pk: int) -> Meeting:
    """A meeting the viewer may see. Raises NoSuchMeeting."""
    found = meetings_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchMeeting(MISSING)
    return found


def may_write(viewer: Viewer, division: str) -> bool:
    """Whether she may arrange and write for groups there."""
    return may(viewer, WRITERS, division)


def may_sign(viewer: Viewer, group: Group) -> bool:
    """Whether she holds the chair's post."""
    chairs = group.seats.filter(place=Place.CHAIR).values_list("role", "division_code")
    return any(_holds(viewer, role, place) for role, place in chairs)


def _holds(viewer: Viewer, role: str, place: str) -> bool:
    return any(post.role == role and post.division == place for post in viewer.posts)


def _own_seats(viewer: Viewer) -> QuerySet[Seat]:
    found = Q(pk__in=[])
    for post in viewer.posts:
        found |= Q(role=post.role, division_code=post.division)
    return Seat.objects.filter(found)


def _watching(viewer: Viewer) -> Viewer:
    """The viewer as far as her posts arrange meetings or audit."""
    posts = tuple(post for post in viewer.posts if post.role in WATCHERS)
    return replace(viewer, posts=posts)
