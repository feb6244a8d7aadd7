"""Whose business a statement is: posts of the facility's place; who checks, who approves."""

from dataclasses import dataclass, replace

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.delivery.errors import NoSuchStatement
from minzheng.engines.delivery.models import Statement, StatementLine
from minzheng.kernel.divisions import subtree_range

CHECKERS = ("finance_clerk", "district_clerk")
APPROVERS = ("district_head",)
READERS = ("town_clerk", "town_head", *CHECKERS, "finance_head", *APPROVERS, "auditor")
MISSING = "没有这份结算单，或它不在您的辖区内。请从“服务结算”列表进入"


@dataclass(frozen=True)
class Chosen:
    """What a list of statements shows; empty means everything."""

    month: str = ""
    state: str = ""
    division: str = ""


def statements(viewer: Viewer, chosen: Chosen) -> QuerySet[Statement]:
    """The statements of the facilities in the viewer's area that fit."""
    rows = _seen(viewer)
    if chosen.division:
        rows = rows.filter(division_code__range=subtree_range(chosen.division))
    exact = {"month": chosen.month, "state": chosen.state}
    return rows.filter(**{name: value for name, value in exact.items() if value})


def statement_for(viewer: Viewer, pk: int) -> Statement:
    """A statement the viewer may see. Raises NoSuchStatement."""
    found = _seen(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchStatement(MISSING)
    return found


def line_for(viewer: Viewer, pk: int) -> StatementLine:
    """A line of a statement the viewer may see. Raises NoSuchStatement."""
    rows = StatementLine.objects.select_related("statement__facility", "person")
    found = visible(rows, _reader(viewer), "statement__division_code").filter(pk=pk).first()
    if found is None:
        raise NoSuchStatement(MISSING)
    return found


def _seen(viewer: Viewer) -> QuerySet[Statement]:
    return visible(Statement.objects.select_related("facility"), _reader(viewer))


def _reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read statements, and no other."""
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))
