"""Whose business a visit is: the posts of the place."""

from dataclasses import replace

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.rounds.coded import READERS
from minzheng.engines.rounds.errors import NoSuchRound
from minzheng.engines.rounds.models import Check, Due, Listed, Visit

MISSING = "没有这位探访对象，或她不在您的辖区内。请从“探访”重新进入"


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read visits, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))


def listed_in(viewer: Viewer) -> QuerySet[Listed]:
    """Who is or was to be visited in the viewer's area."""
    return visible(Listed.objects.select_related("person"), reader(viewer))


def listed_for(viewer: Viewer, pk: int) -> Listed:
    """One of them. Raises NoSuchRound."""
    return _one(listed_in(viewer), pk)


def dues_in(viewer: Viewer) -> QuerySet[Due]:
    """What is due in the viewer's area."""
    return visible(Due.objects.select_related("listed", "person"), reader(viewer))


def checks_in(viewer: Viewer) -> QuerySet[Check]:
    """Checks of the viewer's area."""
    return visible(Check.objects.select_related("listed__person"), reader(viewer))


def check_for(viewer: Viewer, pk: int) -> Check:
    """One of them. Raises NoSuchRound."""
    found = checks_in(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchRound("没有这次紧急核实，或它不在您的辖区内。请从“紧急核实”重新进入")
    return found


def visit_for(viewer: Viewer, pk: int) -> Visit:
    """A visit the viewer may see. Raises NoSuchRound."""
    rows = visible(Visit.objects.select_related("listed__person"), reader(viewer))
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NoSuchRound("没有这次探访，或它不在您的辖区内。请从“探访”重新进入")
    return found


def _one(rows: QuerySet[Listed], pk: int) -> Listed:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise NoSuchRound(MISSING)
    return found
