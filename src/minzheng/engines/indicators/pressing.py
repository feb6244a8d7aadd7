"""What cannot wait: late cases and alerts, returned payments, publicity about to end, missing data.

Counted as things stand today, by the divisions right below; one query for all that has a place.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Min, QuerySet, Value
from django.db.models.functions import Substr

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts.api import AlertTask
from minzheng.engines.cases.api import Case
from minzheng.engines.exchange.api import READERS as FEED_READERS
from minzheng.engines.exchange.api import feed_states
from minzheng.engines.indicators.reading import place_for
from minzheng.engines.indicators.sources.money import sent_lines
from minzheng.engines.notices.api import live_publicity
from minzheng.engines.payments.api import PayLine
from minzheng.kernel.divisions import level, normalise, subtree_range
from minzheng.kernel.feed import feeds

SOON = timedelta(days=3)
DIGITS = {"nation": 2, "province": 4, "city": 6, "county": 9, "town": 12, "village": 12}


@dataclass(frozen=True)
class Pressing:
    """One kind of thing that waits: how many, since when, where most of them are."""

    kind: str
    title: str
    count: int
    oldest: date | None = None
    by_place: tuple[tuple[str, int], ...] = ()
    names: tuple[str, ...] = ()


TITLES = {
    "late-cases": "办件已过总期限",
    "late-alerts": "预警过了办理期限",
    "returned": "银行退回，还没有重发",
    "ending": "公示三天内期满",
    "feeds": "部门数据没有按时到",
}


def pressing(viewer: Viewer, division: str, on: date) -> tuple[Pressing, ...]:
    """Everything that waits in a division the viewer may read. Two queries. Raises NotAllowed."""
    place = place_for(viewer, division)
    first, *rest = [_grouped(kind, rows, place) for kind, rows in _waiting(place, on)]
    found: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in first.union(*rest, all=True):
        found[row["_kind"]].append(row)
    told = [_told(kind, rows) for kind, rows in found.items()]
    late = _late_feeds(viewer, on)
    order = list(TITLES)
    return tuple(sorted([*told, *late], key=lambda each: order.index(each.kind)))


def _waiting(place: str, on: date) -> Iterator[tuple[str, QuerySet[Any]]]:
    yield "late-cases", _due(Case.objects.filter(state=Case.OPEN, due_on__lt=on), "due_on")
    alerts = AlertTask.objects.filter(closed_on=None, due_on__lt=on)
    yield "late-alerts", _due(alerts, "due_on")
    failed = sent_lines().filter(state=PayLine.State.FAILED)
    yield "returned", _due(failed, "run__approved_on")
    ending = live_publicity(on, place).filter(until__lte=on + SOON)
    yield "ending", _due(ending, "until")


def _due(rows: QuerySet[Any], column: str) -> QuerySet[Any]:
    held: QuerySet[Any] = rows.order_by().annotate(_since=F(column))
    return held


def _grouped(kind: str, rows: QuerySet[Any], place: str) -> QuerySet[Any]:
    """By the divisions right below the place."""
    within = rows.filter(division_code__range=subtree_range(place))
    keyed = within.annotate(_below=Substr("division_code", 1, DIGITS[level(place)]))
    grouped = keyed.annotate(_kind=Value(kind)).values("_kind", "_below")
    counts: QuerySet[Any] = grouped.annotate(_many=Count("pk"), _oldest=Min("_since")).order_by()
    return counts


def _told(kind: str, rows: Iterable[Mapping[str, Any]]) -> Pressing:
    held = sorted(rows, key=lambda row: -row["_many"])
    places = tuple((normalise(row["_below"]), row["_many"]) for row in held)
    oldest = min(row["_oldest"] for row in held)
    return Pressing(kind, TITLES[kind], sum(row["_many"] for row in held), _day(oldest), places)


def _day(value: date | str) -> date:
    """SQLite gives a date of a union as text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _late_feeds(viewer: Viewer, on: date) -> Iterator[Pressing]:
    if not viewer.roles & set(FEED_READERS):
        return
    late = [name for name, state in feed_states(on).items() if state.standing != "fresh"]
    if late:
        titles = tuple(feeds()[name].title for name in late)
        yield Pressing("feeds", TITLES["feeds"], len(late), names=titles)
