"""Lists and figures: what is open, devices that are silent, how fast somebody answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from django.db.models import Model, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.alarms.coded import Kind, Outcome, State
from minzheng.engines.alarms.models import Alarm, Device, Step
from minzheng.engines.alarms.posts import alarms_of, devices_of
from minzheng.engines.policy.api import value_of
from minzheng.kernel.months import Month
from minzheng.vocabulary import alarms as terms

PAGE, PERCENT, HIGH = 50, 100, 95
Row = TypeVar("Row", bound=Model)
OFFLINE, LIVE, ENDED = "offline", "live", "ended"


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of rows, the newest first; `after` leads to the next, 0 on the last."""

    rows: list[Row]
    after: int


@dataclass(frozen=True)
class Response:
    """A kind of device in a month: calls, false ones in a hundred, minutes until an answer."""

    kind: str
    count: int
    false: int
    median: float | None
    high: float | None

    @property
    def name(self) -> str:
        return Kind(self.kind).label

    @property
    def false_share(self) -> int:
        return self.false * PERCENT // self.count if self.count else 0


def alarm_page(viewer: Viewer, state: str, after: int, on: date) -> Page[Alarm]:
    """The alarms that are the viewer's business. One or two queries."""
    rows = alarms_of(viewer, on)
    return page_of(rows.filter(state=state) if state else rows, after)


def open_count(viewer: Viewer, on: date) -> int:
    """How many nobody has answered."""
    return alarms_of(viewer, on).filter(state=State.OPEN).count()


def device_page(viewer: Viewer, show: str, after: int, now: datetime) -> Page[Device]:
    """Devices: those in use, silent for too long, or out of use. Up to three queries."""
    rows = devices_of(viewer, now.date())
    if show == ENDED:
        return page_of(rows.exclude(ended_on=None), after)
    rows = rows.filter(ended_on=None)
    if show == OFFLINE:
        rows = rows.filter(silent_since(_place(rows), now))
    return page_of(rows, after)


def silent_since(place: str, now: datetime) -> Q:
    """The condition that a device was not heard for too long. Raises NotInForce."""
    hours = int(value_of(terms.离线小时, {}, on=now.date(), place=place) or 0)
    return Q(seen_at=None) | Q(seen_at__lt=now - timedelta(hours=hours))


def responses(viewer: Viewer, month: Month, on: date) -> list[Response]:
    """How fast alarms of a month were answered, by kind; drills count nowhere. One query."""
    rows = alarms_of(viewer, on).filter(drill=False)
    rows = rows.filter(received_at__date__range=(month.first, month.last)).order_by()
    told: dict[str, list[tuple[str, float | None]]] = {}
    for kind, outcome, received, answered in rows.values_list(
        "kind", "outcome", "received_at", "answered_at"
    ):
        minutes = (answered - received).total_seconds() / 60 if answered else None
        told.setdefault(kind, []).append((outcome, minutes))
    return [_response(kind, told[kind]) for kind in Kind.values if kind in told]


def steps_of(alarm: Alarm) -> list[Step]:
    """What was done, in order. One query."""
    return list(alarm.steps.all())


def percentile(values: Sequence[float], part: int) -> float | None:
    """The smallest value that `part` in a hundred do not exceed; None without values."""
    if not values:
        return None
    ordered = sorted(values)
    return ordered[max(-(-len(ordered) * part // PERCENT) - 1, 0)]


def page_of(rows: QuerySet[Row], after: int) -> Page[Row]:
    """A page of rows by their number, the newest first."""
    wanted = rows.filter(pk__lt=after) if after else rows
    found = list(wanted.order_by("-pk")[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0)


def _response(kind: str, rows: list[tuple[str, float | None]]) -> Response:
    minutes = [each for _, each in rows if each is not None]
    false = sum(outcome == Outcome.FALSE for outcome, _ in rows)
    return Response(kind, len(rows), false, percentile(minutes, 50), percentile(minutes, HIGH))


def _place(rows: QuerySet[Device]) -> str:
    """Where the first of them is: the hours are the district's."""
    return rows.values_list("division_code", flat=True).first() or "000000000000"
