"""Lists of the street: patrols, points not seen, people met, stays; all by jurisdiction."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.street.coded import LEFT, TO_STATION
from minzheng.engines.street.models import Campaign, Finding, Patrol, Point, Stay
from minzheng.engines.street.posts import MOST, READERS, STATION_READERS, within
from minzheng.engines.street.terms import usual_nights
from minzheng.kernel.divisions import ancestors, subtree_range

PAGE, MOST_POINTS = 50, 500
WAITING, HELPED, TAKEN, NO_CAMPAIGN = "waiting", "helped", "taken", "none"
HELPED_BY = ~Q(given={}) | Q(outcome__in=(*TO_STATION, LEFT))
Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Wanted:
    """What a list shows; empty means everything. `campaign`: its key, or "none" for everyday."""

    campaign: str = ""
    division: str = ""
    state: str = ""


@dataclass(frozen=True)
class Gap:
    """A point that was not seen for longer than its campaign, or everyday patrols, allow."""

    point: Point
    nights: int
    most: int
    campaign: Campaign | None


def patrols_of(viewer: Viewer, wanted: Wanted) -> QuerySet[Patrol]:
    """The viewer's patrols that fit."""
    rows = within(Patrol.objects.select_related("campaign"), viewer, READERS)
    rows = _placed(rows, wanted)
    rows = rows.filter(_campaign(wanted, "campaign"))
    return rows.filter(state=wanted.state) if wanted.state else rows


def findings_of(viewer: Viewer, wanted: Wanted) -> QuerySet[Finding]:
    """The people met that fit.

    "waiting": those the station has still to take in; "taken": those it took in; "helped": who
    was given something, escorted, treated or fetched.
    """
    rows = _placed(within(Finding.objects.all(), viewer, READERS), wanted)
    rows = rows.filter(_campaign(wanted, "patrol__campaign"))
    states = {
        "": Q(), HELPED: HELPED_BY,
        TAKEN: Q(received_on__isnull=False),
        WAITING: Q(outcome__in=TO_STATION, received_on=None, closed_words=""),
    }  # fmt: skip
    return rows.filter(states.get(wanted.state, Q(outcome=wanted.state)))


def stays_of(viewer: Viewer, wanted: Wanted) -> QuerySet[Stay]:
    """The stays that fit; states: in, left, follow (to be called), again (here before)."""
    rows = _placed(within(Stay.objects.all(), viewer, STATION_READERS), wanted)
    rows = rows.filter(_campaign(wanted, "finding__patrol__campaign"))
    states = {
        "in": Q(left_on=None), "left": Q(left_on__isnull=False),
        "follow": Q(follow_due_on__isnull=False), "again": Q(same_as__isnull=False),
    }  # fmt: skip
    return rows.filter(states.get(wanted.state, Q()))


def points_of(viewer: Viewer) -> QuerySet[Point]:
    """The open points of the viewer's area."""
    return within(Point.objects.filter(closed_on=None), viewer, READERS)


def gaps(viewer: Viewer, on: date, campaigns: Sequence[Campaign]) -> list[Gap]:
    """Points not seen for too long, the longest unseen first, by the campaigns under way.

    `campaigns`: those of the viewer's area. One query.
    """
    points = list(points_of(viewer).order_by("seen_on", "pk")[:MOST_POINTS])
    running = [each for each in campaigns if each.since <= on <= each.until]
    allowed = {code: _allowed(code, running, on) for code in {p.division_code for p in points}}
    found = [_gap(point, allowed[point.division_code], on) for point in points]
    return [gap for gap in found if gap is not None]


def _gap(point: Point, allowed: tuple[int, Campaign | None], on: date) -> Gap | None:
    most, campaign = allowed
    since = point.seen_on or point.since - timedelta(days=1)
    nights = (on - since).days
    return Gap(point, nights, most, campaign) if nights > most else None


def _allowed(division: str, running: list[Campaign], on: date) -> tuple[int, Campaign | None]:
    """The shortest interval that holds at a place, and the campaign that sets it."""
    here = [each for each in running if each.division_code in ancestors(division)]
    tightest = min(here, key=lambda each: each.every_nights, default=None)
    usual = usual_nights(division, on)
    if tightest is None or tightest.every_nights >= usual:
        return usual, None
    return tightest.every_nights, tightest


def _campaign(wanted: Wanted, field: str) -> Q:
    if wanted.campaign == NO_CAMPAIGN:
        return Q(**{f"{field}__isnull": True})
    key = int(wanted.campaign) if wanted.campaign.isdecimal() else MOST
    return Q(**{f"{field}_id": key}) if key < MOST else Q()


def _placed(rows: QuerySet[Row], wanted: Wanted) -> QuerySet[Row]:
    if not wanted.division:
        return rows
    return rows.filter(division_code__range=subtree_range(wanted.division))
