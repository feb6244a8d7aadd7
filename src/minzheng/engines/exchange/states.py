"""How each feed stands on a day: fresh, late or never there; for the board and for alerts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from django.db.models import F, QuerySet, Window
from django.db.models.functions import RowNumber

from minzheng.engines.access.api import Viewer
from minzheng.engines.exchange.models import AT_WORK, Delivery, State
from minzheng.engines.exchange.reaching import seen_by
from minzheng.engines.exchange.rhythm import days_of, due_on
from minzheng.kernel.feed import Feed, feeds

Standing = Literal["fresh", "late", "missing"]
TREND = 12  # deliveries
HEAVY = ("verdict", "profile", "form")  # not needed to say how a feed stands


@dataclass(frozen=True)
class FeedState:
    """Of one feed on a day. Ages and rhythm in days; `refused_permille` of the last accepted.

    `last_day` is the day its newest data stand for, `taken_on` when they came into the lake.
    """

    last_day: date | None
    taken_on: date | None
    age: int
    every: int
    grace: int
    never: bool
    refused_permille: int
    linked_permille: int = 0
    rows: int = 0

    @property
    def standing(self) -> Standing:
        """fresh, late (beyond rhythm and grace), or missing (never there)."""
        if self.never:
            return "missing"
        return "late" if self.age > self.every + self.grace else "fresh"


@dataclass(frozen=True)
class BoardRow:
    """A feed with its state, its last deliveries into the lake (oldest first), and what waits."""

    feed: type[Feed]
    state: FeedState
    trend: tuple[Delivery, ...]
    waiting: int
    due_on: date | None


def feed_states(on: date) -> Mapping[str, FeedState]:
    """Every declared feed as it stands on a day. One query."""
    last = {row.feed: row for row in _last_ones(Delivery.objects.all(), on, 1)}
    return {name: _state(feed, last.get(name), on) for name, feed in feeds().items()}


def board(viewer: Viewer, on: date) -> list[BoardRow]:
    """Every feed by department, for the viewer's area. Two queries."""
    rows = seen_by(viewer)
    trends: dict[str, list[Delivery]] = {}
    for row in _last_ones(rows, on, TREND):
        trends.setdefault(row.feed, []).insert(0, row)
    waiting: dict[str, int] = {}
    for name in rows.filter(state__in=[*AT_WORK, State.CHECKED]).values_list("feed", flat=True):
        waiting[name] = waiting.get(name, 0) + 1
    found = [
        _board_row(feed, tuple(trends.get(name, ())), waiting.get(name, 0), on)
        for name, feed in feeds().items()
    ]
    return sorted(found, key=lambda row: (row.feed.owner, row.feed.title))


def deliveries_of(viewer: Viewer, feed: str) -> QuerySet[Delivery]:
    """The deliveries of a feed in the viewer's area, newest first, without what is heavy."""
    return seen_by(viewer).filter(feed=feed).order_by("-id").defer(*HEAVY)


def to_decide(viewer: Viewer) -> list[Delivery]:
    """What is checked and waits for a second person other than those who brought it."""
    rows = seen_by(viewer).filter(state=State.CHECKED).exclude(staged_key=viewer.doer.key)
    return list(rows.order_by("id").defer(*HEAVY))


def _last_ones(rows: QuerySet[Delivery], on: date, many: int) -> list[Delivery]:
    """The last accepted of each feed on a day, newest first."""
    place = Window(RowNumber(), partition_by=F("feed"), order_by=[F("day").desc(), F("id").desc()])
    accepted = rows.filter(state=State.ACCEPTED, decided_on__lte=on).defer(*HEAVY)
    return list(accepted.annotate(place=place).filter(place__lte=many).order_by("feed", "place"))


def _state(feed: type[Feed], last: Delivery | None, on: date) -> FeedState:
    every, grace = days_of(feed.every), days_of(feed.grace)
    if last is None:
        return FeedState(None, None, 0, every, grace, True, 0)
    taken = last.decided_on or last.staged_on
    linked = round(last.linked * 1000 / last.good) if last.good else 0
    age = (on - taken).days
    return FeedState(
        last.day, taken, age, every, grace, False, last.bad_permille, linked, last.rows
    )


def _board_row(feed: type[Feed], trend: tuple[Delivery, ...], waiting: int, on: date) -> BoardRow:
    last = trend[-1] if trend else None
    state = _state(feed, last, on)
    due = due_on(state.taken_on, feed.every, feed.grace) if state.taken_on else None
    return BoardRow(feed, state, trend, waiting, due)
