"""Points on the map of a town, and patrols planned over a route of them."""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction
from django.db.models import Max

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.engines.street.campaigning import campaigns_over
from minzheng.engines.street.coded import POINTS
from minzheng.engines.street.errors import StreetRefused
from minzheng.engines.street.models import Campaign, Patrol, Point, Sight
from minzheng.engines.street.models.patrol import PatrolState
from minzheng.engines.street.numbering import next_number
from minzheng.engines.street.posts import PATROLLERS, PLANNERS
from minzheng.kernel.divisions import normalise, subtree_range
from minzheng.registers.offices.api import Officer, find_officer, posts_of


@dataclass(frozen=True)
class NewPoint:
    """A place to look at on a route."""

    division_code: str
    name: str
    kind: str
    route: str
    note: str = ""


@dataclass(frozen=True)
class NewPatrol:
    """A shift to plan; `ends` at or before `begins` means the next day."""

    division_code: str
    route: str
    night: date
    begins: time
    ends: time
    leader: str
    team: str
    campaign: Campaign | None = None


@transaction.atomic
def add_point(new: NewPoint, *, by: Viewer, on: date) -> Point:
    """Put a point at the end of a route. Raises StreetRefused, NotAllowed."""
    division = normalise(new.division_code)
    require(by, PLANNERS, division)
    name, route = new.name.strip(), new.route.strip()
    if new.kind not in POINTS or not name or not route:
        raise StreetRefused("请写点位名称、选类别，并写属于哪条路线")
    same = Point.objects.filter(division_code=division, route=route)
    if same.filter(name=name, closed_on=None).exists():
        raise StreetRefused(f"路线“{route}”里已经有“{name}”，不用再加")
    last = same.aggregate(last=Max("place_in"))["last"] or 0
    row = Point.objects.create(
        division_code=division, name=name, kind=new.kind, route=route, place_in=last + 1,
        note=new.note.strip(), since=on,
    )  # fmt: skip
    audit.record(by.doer, "add_patrol_point", f"point:{row.pk}", division=division)
    return row


@transaction.atomic
def close_point(point: Point, *, by: Viewer, on: date) -> Point:
    """Patrols need not look there any more; what was seen stays. Raises NotAllowed."""
    row = Point.objects.select_for_update().get(pk=point.pk)
    require(by, PLANNERS, row.division_code)
    if row.closed_on is None:
        row.closed_on = on
        row.save(update_fields=["closed_on"])
        audit.record(by.doer, "close_patrol_point", f"point:{row.pk}", division=row.division_code)
    return row


@transaction.atomic
def plan_patrol(new: NewPatrol, *, by: Viewer, on: date) -> Patrol:
    """Plan a shift over every open point of a route and tell who leads it.

    Raises StreetRefused (no such route, day gone, nobody goes along), NotAllowed.
    """
    division = normalise(new.division_code)
    require(by, PLANNERS, division)
    points = route_points(division, new.route, on)
    leader = _leader(new, division, on)
    _refuse(new, points, on)
    patrol = Patrol.objects.create(
        number=next_number("XC", new.night), campaign=_campaign(new, division),
        division_code=division, night=new.night, begins=new.begins, ends=new.ends,
        leader_key=leader.staff_number, leader_name=leader.name, team=new.team.strip(),
    )  # fmt: skip
    Sight.objects.bulk_create(Sight(patrol=patrol, point=point) for point in points)
    to = notices.Recipient("officer", leader.staff_number, leader.name)
    text = f"{patrol.night} {patrol.hours} 由您带队巡查“{new.route}”，共 {len(points)} 个点位"
    notices.send_message(to, text, link=patrol.ref, on=on)
    detail = {"night": str(patrol.night), "points": len(points)}
    audit.record(by.doer, "plan_patrol", patrol.ref, division=division, detail=detail)
    return patrol


@transaction.atomic
def call_off(patrol: Patrol, why: str, *, by: Viewer) -> Patrol:
    """Call a planned patrol off. Raises StreetRefused (begun, no reason), NotAllowed."""
    row = Patrol.objects.select_for_update().get(pk=patrol.pk)
    require(by, PLANNERS, row.division_code)
    if row.state != PatrolState.PLANNED:
        raise StreetRefused(f"这次巡查{row.get_state_display()}，不能取消")
    if not why.strip():
        raise StreetRefused("请写明为什么取消")
    row.state, row.words = PatrolState.OFF, why.strip()
    row.save(update_fields=["state", "words"])
    audit.record(by.doer, "call_off_patrol", row.ref, division=row.division_code)
    return row


def route_points(division: str, route: str, on: date) -> list[Point]:
    """The open points of a route of a town or village, in order of walking."""
    rows = Point.objects.filter(division_code__range=subtree_range(division), route=route.strip())
    return list(rows.filter(closed_on=None, since__lte=on).order_by("place_in", "pk"))


def _leader(new: NewPatrol, division: str, on: date) -> Officer:
    officer = find_officer(new.leader.strip())
    able = officer is not None and any(p.role in PATROLLERS for p in posts_of(officer, on))
    if officer is None or not able:
        raise StreetRefused(f"带队人的工号“{new.leader}”没有找到，或他的岗位不参加街面巡查")
    return officer


def _campaign(new: NewPatrol, division: str) -> Campaign | None:
    if new.campaign is not None and new.campaign not in campaigns_over(division, new.night):
        raise StreetRefused(f"“{new.campaign.name}”在 {new.night} 不覆盖这个地方，请重新选择")
    return new.campaign


def _refuse(new: NewPatrol, points: list[Point], on: date) -> None:
    if not points:
        raise StreetRefused(f"路线“{new.route}”还没有点位，请先加点位")
    if new.night < on:
        raise StreetRefused(f"{new.night} 已经过去，请安排今天或以后")
    if not new.team.strip():
        raise StreetRefused("巡查至少两人：请写同行人")
