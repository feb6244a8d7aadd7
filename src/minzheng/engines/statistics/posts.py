"""Whose business forms are: of the place, and of those who watch over it."""

from dataclasses import replace

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.statistics.coded import READERS
from minzheng.engines.statistics.errors import NoSuchSheet
from minzheng.engines.statistics.models import Sheet

MISSING = "没有这张表，或它不在您的辖区内。请从“统计报表”重新进入"


def sheets_of(viewer: Viewer) -> QuerySet[Sheet]:
    """Forms of the viewer's area."""
    posts = tuple(post for post in viewer.posts if post.role in READERS)
    return visible(Sheet.objects.all(), replace(viewer, posts=posts))


def sheet_for(viewer: Viewer, pk: int) -> Sheet:
    """A form she may see. Raises NoSuchSheet."""
    found = sheets_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchSheet(MISSING)
    return found
