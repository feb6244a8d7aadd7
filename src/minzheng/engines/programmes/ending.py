"""A service ends with a reason; the team asks twice more how she fares."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.programmes.coded import ACHIEVED, ENDS, NO_FOLLOWING
from minzheng.engines.programmes.errors import ProgrammeRefused
from minzheng.engines.programmes.models import Deed, File, State
from minzheng.engines.programmes.team import held
from minzheng.engines.programmes.terms import first_follow_due, last_follow_due
from minzheng.engines.programmes.trail import note


@transaction.atomic
def end(file: File, reason: str, words: str, *, by: Viewer, on: date) -> File:
    """End the service. `reason` is a code of ENDS.

    Raises NotAllowed; ProgrammeRefused (no words, an open crisis, achieved without a second score).
    """
    row = held(file, by, on)
    _refuse(row, reason, words)
    place = row.point.division_code
    row.state, row.ended_on, row.ending = State.ENDED, on, reason
    row.due_on = None if reason in NO_FOLLOWING else first_follow_due(place, on)
    row.save(update_fields=["state", "ended_on", "ending", "due_on"])
    note(row, Deed.Kind.ENDED, f"{ENDS[reason]}：{words.strip()}", by=by, on=on)
    return row


@transaction.atomic
def follow_up(file: File, words: str, *, by: Viewer, on: date) -> Deed:
    """Write down how she fares after the end; the last one closes the file for good.

    Raises NotAllowed, ProgrammeRefused.
    """
    row = held(file, by, on)
    if row.state != State.ENDED or row.due_on is None or row.ended_on is None:
        raise ProgrammeRefused("这份档案现在不用回访；请刷新页面")
    if not words.strip():
        raise ProgrammeRefused("请写怎样联系的、现在的情况、要不要再转介")
    last = last_follow_due(row.point.division_code, row.ended_on)
    row.due_on = last if row.due_on < last else None
    row.save(update_fields=["due_on"])
    return note(row, Deed.Kind.FOLLOWED, words, by=by, on=on)


def _refuse(row: File, reason: str, words: str) -> None:
    if row.state != State.ACTIVE:
        raise ProgrammeRefused(f"这份档案{row.get_state_display()}，不用再办；请刷新页面")
    if reason not in ENDS:
        raise ProgrammeRefused(f"请选怎样结束：{'、'.join(ENDS.values())}")
    if not words.strip():
        raise ProgrammeRefused("请写结束时的情况、以后找谁")
    if row.crisis_on is not None:
        raise ProgrammeRefused("还有没处理的紧急记录，请先处理")
    scales = row.point.definition.scales
    taken = row.scores.filter(scale__in=scales).count()
    if reason == ACHIEVED and taken <= len(scales):
        raise ProgrammeRefused("目标达到的，请先做一次结束评估，和开始时比")
