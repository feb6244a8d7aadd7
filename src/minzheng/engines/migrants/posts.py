"""Whose business migrants are: the posts of the place, enforced here."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.migrants.coded import READERS, State
from minzheng.engines.migrants.errors import MigrantRefused, NoSuchMigrant, OtherHandNeeded
from minzheng.engines.migrants.models import Line, Migrant, Plan, Reservoir, Round

Row = TypeVar("Row")
MISSING = "没有这条记录，或它不在您的辖区。请从“移民扶持”重新进入"


def reader(viewer: Viewer) -> Viewer:
    """The viewer with the posts that read migrants, and no other."""
    posts = tuple(post for post in viewer.seeing_posts if post.role in READERS)
    return replace(viewer, posts=posts)


def migrants_in(viewer: Viewer) -> QuerySet[Migrant]:
    """The migrants of the viewer's area."""
    return visible(Migrant.objects.select_related("person", "reservoir"), reader(viewer))


def migrant_for(viewer: Viewer, pk: int) -> Migrant:
    """One of them. Raises NoSuchMigrant."""
    return _found(migrants_in(viewer).filter(pk=pk).first())


def rounds_in(viewer: Viewer) -> QuerySet[Round]:
    """The lists of the viewer's area."""
    return visible(Round.objects.select_related("plan"), reader(viewer))


def round_for(viewer: Viewer, pk: int) -> Round:
    """One of them. Raises NoSuchMigrant."""
    return _found(rounds_in(viewer).filter(pk=pk).first())


def line_for(viewer: Viewer, pk: int) -> Line:
    """A line of a list of the viewer's area. Raises NoSuchMigrant."""
    rows = Line.objects.filter(round__in=rounds_in(viewer))
    return _found(rows.select_related("round", "migrant__person").filter(pk=pk).first())


def reservoirs_in(viewer: Viewer) -> QuerySet[Reservoir]:
    """Reservoirs in the viewer's area, or with approved heads there."""
    who = reader(viewer)
    own = visible(Reservoir.objects.all(), who).values("pk")
    by_heads = visible(Reservoir.objects.all(), who, "quotas__division_code").values("pk")
    rows = Reservoir.objects.all()
    return rows.filter(pk__in=own) | rows.filter(pk__in=by_heads)


def reservoir_for(viewer: Viewer, pk: int) -> Reservoir:
    """One of them. Raises NoSuchMigrant."""
    return _found(reservoirs_in(viewer).distinct().filter(pk=pk).first())


def plans_in(viewer: Viewer) -> QuerySet[Plan]:
    """The support plans of the viewer's area."""
    return visible(Plan.objects.all(), reader(viewer))


def plan_for(viewer: Viewer, pk: int) -> Plan:
    """One of them. Raises NoSuchMigrant."""
    return _found(plans_in(viewer).filter(pk=pk).first())


def held(round: Round, roles: Iterable[str], by: Viewer, *states: State) -> Round:
    """The list's row, locked, in one of the states. Raises NotAllowed, MigrantRefused."""
    row = Round.objects.select_for_update().get(pk=round.pk)
    require(by, tuple(roles), row.division_code)
    if row.state not in states:
        raise MigrantRefused(f"名单现在“{row.get_state_display()}”，不能这样办；请刷新页面")
    return row


def refuse_same_hand(by: Viewer, before: tuple[str, ...], words: str) -> None:
    """Raises OtherHandNeeded when the viewer did one of the steps before."""
    if by.doer.key in before:
        raise OtherHandNeeded(f"{words}，请由另一个人办理")


def record(
    row: Migrant | Round | Plan | Reservoir, verb: str, by: Viewer, **detail: object
) -> None:
    """One entry in the trail, in the row's place."""
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=detail)


def _found(row: Row | None) -> Row:
    if row is None:
        raise NoSuchMigrant(MISSING)
    return row
