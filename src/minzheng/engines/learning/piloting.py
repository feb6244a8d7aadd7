"""A pilot begins with its figures, ends with them and a judgement, and is copied as duties."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NotAllowed, Viewer, require
from minzheng.engines.duties import api as duties
from minzheng.engines.indicators import api as indicators
from minzheng.engines.learning.coded import COPY, KEEPERS, MOST
from minzheng.engines.learning.errors import LearningRefused
from minzheng.engines.learning.models import Copy, Pilot
from minzheng.engines.learning.posts import held_pilot
from minzheng.engines.learning.trail import record
from minzheng.kernel.divisions import covers, level, normalise
from minzheng.kernel.months import Month

LEAST = 8
EVIDENCE = "推广以后的办法、照片或者名单"
Figures = dict[str, dict[str, str]]


@dataclass(frozen=True)
class NewPilot:
    """What is tried where and how long, and by which indicators one will know."""

    title: str
    division: str
    place: str
    since: date
    until: date
    tries: str
    keys: Sequence[str]


@dataclass(frozen=True)
class NewCopy:
    """Which place takes it over, how, by when."""

    place: str
    words: str
    due: date


@transaction.atomic
def begin_pilot(new: NewPilot, *, by: Viewer, on: date) -> Pilot:
    """Write a pilot down with its figures as they stand. Raises LearningRefused, NotAllowed."""
    division, place = normalise(new.division), normalise(new.place)
    require(by, KEEPERS, division)
    _refuse(new, division, place)
    keys = list(dict.fromkeys(new.keys))
    row = Pilot.objects.create(
        title=new.title.strip()[:120], division_code=division, place_code=place, since=new.since,
        until=new.until, tries=new.tries.strip()[:500],
        before=_figures(keys, place, min(new.since, on)), begun_on=on, begun_by=by.doer.name,
        begun_key=by.doer.key,
    )  # fmt: skip
    record(row, "begin_pilot", by.doer, place=place, figures=len(keys))
    return row


@transaction.atomic
def end_pilot(by: Viewer, pk: int, result: str, *, worked: bool, on: date) -> Pilot:
    """Judge it, by another than who wrote it down; the figures of now stand beside those of then.

    Raises NoSuchLesson, NotAllowed, LearningRefused before its last day or without a result.
    """
    row = held_pilot(by, pk)
    if row.ended_on is not None:
        raise LearningRefused(f"已经在 {row.ended_on} 总结过了")
    if on < row.until:
        raise LearningRefused(f"试点到 {row.until} 才结束，到那天再总结")
    if row.begun_key == by.doer.key:
        raise NotAllowed("登记试点和总结试点要由不同的人办理")
    if len(result.strip()) < LEAST:
        raise LearningRefused(f"结果至少写 {LEAST} 个字：变了什么、花了多少、为什么推广或者不推广")
    row.result, row.worked = result.strip()[:500], worked
    row.after = _figures(row.before, row.place_code, on)
    row.ended_on, row.ended_by = on, by.doer.name
    row.save()
    record(row, "end_pilot", by.doer, worked=worked)
    return row


@transaction.atomic
def copy_pilot(by: Viewer, pk: int, new: NewCopy, *, on: date) -> Copy:
    """Another place takes it over, as a duty of its head.

    Raises NoSuchLesson, NotAllowed, LearningRefused for a pilot that did not work, its own place,
    a place outside, or twice.
    """
    row, place = held_pilot(by, pk), normalise(new.place)
    if not row.worked:
        raise LearningRefused(f"试点现在是“{row.state_words}”，总结为“可以推广”以后才能推广")
    outside = level(place) != "town" or not covers(row.division_code, place)
    if place == row.place_code or outside:
        raise LearningRefused("请选本区里试点以外的镇街")
    if row.copies.filter(division_code=place).exists():
        raise LearningRefused("这个镇街已经在推广了")
    if not new.words.strip():
        raise LearningRefused("请写明怎样推广、和试点有什么不同")
    told = duties.NewDuty(
        f"推广试点：{row.title}"[:200], duties.Owner("town_head", place), EVIDENCE, new.due,
        source=duties.Link(COPY, str(row.pk), row.title),
    )  # fmt: skip
    try:
        duty = duties.assign_duty(told, by=by, on=on)
    except duties.DutyRefused as refusal:
        raise LearningRefused(str(refusal)) from refusal
    made = Copy.objects.create(pilot=row, division_code=place, words=new.words.strip()[:300],
                               given_on=on, duty=duty)  # fmt: skip
    record(row, "copy_pilot", by.doer, place=place)
    return made


def _figures(keys: Iterable[str], place: str, on: date) -> Figures:
    """Each indicator in the last month that was over by the day and computed after it ended."""
    computed = indicators.computed_months()
    whole = [month for text, day in computed.items()
             if (month := Month.parse(text)).last < on and day >= month.last]  # fmt: skip
    told = list(keys)
    last = max(whole, default=Month.of(on).previous())
    sheet = indicators.read(told, [place], [last], computed=computed)
    return {key: _figure(sheet.told(key, place, last), known=bool(whole)) for key in told}


def _figure(told: indicators.Told, *, known: bool) -> dict[str, str]:
    return {
        "title": told.indicator.title, "unit": told.indicator.unit, "month": f"{told.month}",
        "text": told.text if known else "—",
    }  # fmt: skip


def _refuse(new: NewPilot, division: str, place: str) -> None:
    if not new.title.strip() or len(new.tries.strip()) < LEAST:
        raise LearningRefused(f"请写试点的名称，和试什么（至少 {LEAST} 个字）")
    if new.until < new.since:
        raise LearningRefused(f"试点到 {new.until}，早于开始的 {new.since}，请核对日期")
    if not covers(division, place):
        raise LearningRefused("试点地方不在本区，请从列表里选")
    unknown = [key for key in new.keys if key not in indicators.indicators()]
    if unknown or not new.keys or len(new.keys) > MOST:
        raise LearningRefused(f"请选 1 到 {MOST} 个指标：试点有没有用，看它们的前后")
