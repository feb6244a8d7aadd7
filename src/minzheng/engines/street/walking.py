"""A patrol is walked: begun, each point seen, ended. Made for one hand on a phone."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.street.coded import FOUND, SIGHTS, UNREACHED
from minzheng.engines.street.errors import StreetRefused
from minzheng.engines.street.models import Patrol, Point, Sight
from minzheng.engines.street.models.patrol import PatrolState
from minzheng.engines.street.moments import Moment
from minzheng.engines.street.posts import MOST, PATROLLERS

MOST_NAMED = 5


@transaction.atomic
def begin_patrol(patrol: Patrol, *, by: Viewer, moment: Moment) -> Patrol:
    """Set out; twice changes nothing. Raises StreetRefused (another day, ended), NotAllowed."""
    row = _held(patrol, by)
    if row.state == PatrolState.WALKING:
        return row
    if row.state != PatrolState.PLANNED:
        raise StreetRefused(f"这次巡查{row.get_state_display()}，不能再开始")
    if moment.on < row.night:
        raise StreetRefused(f"这次巡查安排在 {row.night}，到那天再开始")
    row.state, row.begun_on, row.begun_at = PatrolState.WALKING, moment.on, moment.at
    row.save(update_fields=["state", "begun_on", "begun_at"])
    audit.record(by.doer, "begin_patrol", row.ref, division=row.division_code)
    return row


@transaction.atomic
def see_point(
    patrol: Patrol, point: int, outcome: str, *, by: Viewer, moment: Moment, note: str = ""
) -> Sight:
    """Say what is at a point; said again, what was seen later holds, whatever came in first.

    Raises StreetRefused (not under way, not on the way, nothing said), NotAllowed.
    """
    row = _walking(patrol, by)
    sight = Sight.objects.filter(patrol=row, point_id=point).first() if point < MOST else None
    if sight is None or outcome not in SIGHTS:
        raise StreetRefused(f"请在这次巡查的点位里选：{'、'.join(SIGHTS.values())}")
    if outcome == UNREACHED and not note.strip():
        raise StreetRefused("没能到达的，请写明原因（封闭施工、下雨积水等）")
    if _seen_since(sight, moment):
        return sight
    _see(sight, outcome, note, moment)
    detail = {"point": point, "outcome": outcome}
    audit.record(by.doer, "see_point", row.ref, division=row.division_code, detail=detail)
    return sight


def found_there(patrol: Patrol, point: Point, moment: Moment) -> None:
    """Somebody was met at a point: it is seen. Inside the caller's transaction."""
    sight = Sight.objects.filter(patrol=patrol, point=point).first()
    if sight is not None and not _seen_since(sight, moment):
        _see(sight, FOUND, sight.note, moment)


@transaction.atomic
def end_patrol(patrol: Patrol, words: str, *, by: Viewer, moment: Moment) -> Patrol:
    """Come back; every point has been seen or has a reason. Raises StreetRefused, NotAllowed."""
    row = _walking(patrol, by)
    left = [s.point.name for s in row.sights.select_related("point") if not s.outcome]
    if left:
        names = "、".join(left[:MOST_NAMED])
        raise StreetRefused(f"还有 {len(left)} 个点位没有记：{names}。没能到达的也请写明原因")
    row.state, row.words = PatrolState.DONE, words.strip()
    row.ended_on, row.ended_at = moment.on, moment.at
    row.save(update_fields=["state", "words", "ended_on", "ended_at"])
    audit.record(by.doer, "end_patrol", row.ref, division=row.division_code)
    return row


def _seen_since(sight: Sight, moment: Moment) -> bool:
    """Whether somebody looked there after this moment: a phone may send late."""
    if sight.seen_on is None or sight.seen_at is None:
        return False
    return (sight.seen_on, sight.seen_at) > (moment.on, moment.at)


def _see(sight: Sight, outcome: str, note: str, moment: Moment) -> None:
    sight.outcome, sight.note = outcome, note.strip()[:120]
    sight.seen_on, sight.seen_at = moment.on, moment.at
    sight.save()
    if outcome != UNREACHED:
        _mark(sight.point_id, moment.on)


def _mark(point: int, on: date) -> None:
    unseen = Q(seen_on=None) | Q(seen_on__lt=on)
    Point.objects.filter(unseen, pk=point).update(seen_on=on)


def _held(patrol: Patrol, by: Viewer) -> Patrol:
    row = Patrol.objects.select_for_update().get(pk=patrol.pk)
    require(by, PATROLLERS, row.division_code)
    return row


def _walking(patrol: Patrol, by: Viewer) -> Patrol:
    row = _held(patrol, by)
    if row.state != PatrolState.WALKING:
        raise StreetRefused(f"这次巡查{row.get_state_display()}：只有巡查中才能记，请先点“出发”")
    return row
