"""Who works the review queue, who may look at it, and what of it a viewer sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, OuterRef, QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.linkage.errors import NoSuchPair
from minzheng.engines.linkage.models import ReviewPair, Ruling

RULERS = ("data_clerk", "data_head")
READERS = (*RULERS, "check_clerk", "district_clerk", "district_head", "auditor")
State = ReviewPair.State


@dataclass(frozen=True)
class Wanted:
    """What of the queue is asked for; empty means all."""

    feed: str = ""
    reason: str = ""


def queue(viewer: Viewer, wanted: Wanted) -> QuerySet[ReviewPair]:
    """The open pairs she may see, most probable first. A row that has its person is done."""
    settled = ReviewPair.objects.filter(
        feed=OuterRef("feed"), row_key=OuterRef("row_key"), state=State.ACCEPTED, other=None
    )
    rows = seen_by(viewer).filter(state=State.OPEN).exclude(Exists(settled))
    given = {"feed": wanted.feed, "reason": wanted.reason}
    return rows.filter(**{name: value for name, value in given.items() if value})


def seen_by(viewer: Viewer) -> QuerySet[ReviewPair]:
    """The pairs of her divisions; those of closed feeds only for the data centre itself."""
    rows = visible(ReviewPair.objects.all(), viewer)
    return rows if viewer.roles & set(RULERS) else rows.filter(closed=False)


def counts(viewer: Viewer) -> list[Mapping[str, Any]]:
    """How many wait, by feed and reason."""
    grouped = queue(viewer, Wanted()).order_by("feed", "reason").values("feed", "reason")
    return list(grouped.annotate(n=Count("id")))


def pair_for(viewer: Viewer, pk: int) -> ReviewPair:
    """One pair. Raises NoSuchPair, also when it is not hers to see."""
    found = seen_by(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchPair(f"没有编号为 {pk} 的关联，或不在您的辖区内。请返回列表查看")
    return found


def ruling_for(viewer: Viewer, pk: int) -> Ruling:
    """One settlement. Raises NoSuchPair."""
    found = rulings(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchPair(f"没有编号为 {pk} 的处理记录，或不在您的辖区内。请返回列表查看")
    return found


def rulings(viewer: Viewer) -> QuerySet[Ruling]:
    """The settlements of pairs she may see, newest first."""
    return Ruling.objects.filter(pair__in=seen_by(viewer)).select_related("pair")


def pairs_about(viewer: Viewer, persons: list[int]) -> QuerySet[ReviewPair]:
    """The pairs in which these persons stand."""
    ours = seen_by(viewer)
    return (ours.filter(person__in=persons) | ours.filter(other__in=persons)).order_by("id")
