"""What a team is late with goes up the line, without a name and without a number of people."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Max

from minzheng.engines.notices import api as notices
from minzheng.engines.programmes.models import File, Score, State, Teammate
from minzheng.engines.programmes.terms import escalate_days, measure_due

ANSWER, REVIEW, FOLLOW, MEASURE = "转介答复", "计划复评", "结束后回访", "记录表评估"
NEXT = {State.REFERRED: ANSWER, State.ACTIVE: REVIEW, State.ENDED: FOLLOW}
ABOVE = ("town_head", "district_head")


def escalate_overdue(on: date) -> int:
    """Tell the team, then the heads, of what is past its last day. Gives how many went up.

    Heads read that something is late at a point of theirs, not how many people it is about.
    """
    how = notices.Urging("escalate_programmes", "programmes", _said, escalate_days)
    return notices.urge(_late(on), how, on=on)


def measure_dues(files: Iterable[File]) -> dict[int, date]:
    """By when the next scale of each file in service is to be answered. One query."""
    rows = [file for file in files if file.state == State.ACTIVE]
    lasts = _lasts(rows)
    return {file.pk: min(_dues(file, lasts)) for file in rows if file.point.definition.scales}


def _said(what: str, count: int) -> str:
    return f"您负责的服务点有{what}超过期限，请督办"


def _late(on: date) -> Iterator[notices.Late]:
    files = list(File.objects.exclude(state=State.REFUSED).select_related("point__facility"))
    dues, leads = measure_dues(files), _leads(on)
    for file in files:
        line = (leads[file.point_id], *ABOVE)
        place = file.point.division_code
        if file.due_on is not None:
            yield notices.Late(NEXT[State(file.state)], file.ref, place, file.due_on, line)
        if file.pk in dues:
            yield notices.Late(MEASURE, file.ref, place, dues[file.pk], line)


def _leads(on: date) -> dict[int, tuple[notices.Recipient, ...]]:
    """The leads of every point; the whole team where nobody leads."""
    teams: dict[int, list[Teammate]] = defaultdict(list)
    for each in Teammate.objects.on(on):
        teams[each.point_id].append(each)
    found = {point: [each for each in team if each.is_lead] or team for point, team in
             teams.items()}  # fmt: skip
    told = {
        point: tuple(notices.Recipient("officer", each.key, each.name) for each in mates)
        for point, mates in found.items()
    }
    return defaultdict(tuple, told)


def _lasts(files: Sequence[File]) -> dict[tuple[int, str], date]:
    scores = Score.objects.filter(file__in=files).order_by()
    rows = scores.values_list("file", "scale").annotate(last=Max("on"))
    return {(file, scale): last for file, scale, last in rows}


def _dues(file: File, lasts: dict[tuple[int, str], date]) -> Iterator[date]:
    begun = file.begun_on or file.received_on
    for scale in file.point.definition.scales:
        last = lasts.get((file.pk, scale))
        yield measure_due(file.point.division_code, begun, last)
