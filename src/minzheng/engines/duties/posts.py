"""Whose business a duty is: its owner's, its helpers', and of those who watch over the place."""

from dataclasses import replace
from datetime import date

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, may, visible
from minzheng.engines.duties.coded import GIVERS, LADDER, READERS, TurnState
from minzheng.engines.duties.errors import NoSuchDuty
from minzheng.engines.duties.models import Duty, Turn
from minzheng.kernel.divisions import subtree_range

MISSING = "没有这项任务，或它不在您的辖区内。请从“任务”重新进入"


def duties_of(viewer: Viewer) -> QuerySet[Duty]:
    """The duties of the viewer's area, and those elsewhere that one of her posts helps with."""
    area = visible(Duty.objects.all(), _reader(viewer)).values("pk")
    return Duty.objects.filter(Q(pk__in=area) | mine(viewer))


def turns_of(viewer: Viewer) -> QuerySet[Turn]:
    """Every turn of those duties."""
    return Turn.objects.select_related("duty").filter(duty__in=duties_of(viewer).values("pk"))


def duty_for(viewer: Viewer, pk: int) -> Duty:
    """A duty the viewer may see. Raises NoSuchDuty."""
    found = duties_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchDuty(MISSING)
    return found


def turn_for(viewer: Viewer, pk: int) -> Turn:
    """A turn of a duty the viewer may see. Raises NoSuchDuty."""
    found = turns_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchDuty(MISSING)
    return found


def mine(viewer: Viewer) -> Q:
    """The condition on duties that one of the viewer's own posts does or helps with."""
    found = Q(pk__in=[])
    for post in viewer.posts:
        places = subtree_range(post.division)
        found |= Q(owner_role=post.role, division_code__range=places)
        found |= Q(helpers__contains=f"{post.role}@{post.division}\n")
    return found


def may_do(viewer: Viewer, duty: Duty) -> bool:
    """Whether one of her posts owns it or helps with it."""
    posts = [(duty.owner_role, duty.division_code), *duty.helping]
    return any(may(viewer, role, place) for role, place in posts)


def may_give(viewer: Viewer, duty: Duty) -> bool:
    """Whether she may move its day or drop it."""
    return may(viewer, GIVERS, duty.division_code)


def may_confirm(viewer: Viewer, turn: Turn) -> bool:
    """Whether she may say that it is done: a post above the owner's, not who handed it in."""
    allowed = may(viewer, confirmers_of(turn.duty), turn.duty.division_code)
    return allowed and viewer.doer.key != turn.handed_key


def confirmers_of(duty: Duty) -> tuple[str, ...]:
    """The posts above the owner's; the bureau's head for what nobody stands above."""
    return LADDER.get(duty.owner_role) or ("district_head",)


def late(on: date) -> Q:
    """The condition of turns past their last day that nobody handed in."""
    return Q(state=TurnState.OPEN, due_on__lt=on)


def _reader(viewer: Viewer) -> Viewer:
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))
