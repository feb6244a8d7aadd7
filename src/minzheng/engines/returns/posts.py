"""Whose business a return is: of the place, and of those who watch over it."""

from dataclasses import replace

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.returns.coded import READERS
from minzheng.engines.returns.errors import NoSuchReturn
from minzheng.engines.returns.models import Return

MISSING = "没有这个数，或它不在您的辖区内。请从“统计报表”重新进入"


def returns_of(viewer: Viewer) -> QuerySet[Return]:
    """What was entered in the viewer's area."""
    posts = tuple(post for post in viewer.posts if post.role in READERS)
    return visible(Return.objects.all(), replace(viewer, posts=posts))


def return_for(viewer: Viewer, pk: int) -> Return:
    """A return she may see. Raises NoSuchReturn."""
    found = returns_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchReturn(MISSING)
    return found
