"""Whose business figures and forms are: of the place, and of those who watch over it."""

from dataclasses import replace

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.statistics.coded import READERS
from minzheng.engines.statistics.errors import NoSuchFigure
from minzheng.engines.statistics.models import Entry, Sheet

MISSING = "没有这个数（这张表），或它不在您的辖区内。请从“统计报表”重新进入"


def entries_of(viewer: Viewer) -> QuerySet[Entry]:
    """Figures entered in the viewer's area."""
    return visible(Entry.objects.all(), _reader(viewer))


def sheets_of(viewer: Viewer) -> QuerySet[Sheet]:
    """Forms of the viewer's area."""
    return visible(Sheet.objects.all(), _reader(viewer))


def entry_for(viewer: Viewer, pk: int) -> Entry:
    """An entry she may see. Raises NoSuchFigure."""
    found = entries_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchFigure(MISSING)
    return found


def sheet_for(viewer: Viewer, pk: int) -> Sheet:
    """A form she may see. Raises NoSuchFigure."""
    found = sheets_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchFigure(MISSING)
    return found


def _reader(viewer: Viewer) -> Viewer:
    return replace(viewer, posts=tuple(p for p in viewer.posts if p.role in READERS))
