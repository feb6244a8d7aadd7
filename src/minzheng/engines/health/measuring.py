"""Vitals are written down: a slip is refused, the rare is asked, the alarming calls somebody."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import facilities_of, stay_of
from minzheng.engines.health.coded import MEASURES
from minzheng.engines.health.errors import HealthRefused, NoSuchRecord, ValueOdd
from minzheng.engines.health.models import Call, Reading
from minzheng.engines.health.trail import record
from minzheng.engines.policy.api import value_of
from minzheng.kernel.expr import Param
from minzheng.registers.sealing import seal
from minzheng.registers.stays.api import Stay
from minzheng.vocabulary import health as numbers


@dataclass(frozen=True)
class NewReading:
    """`values`: whole numbers by the measure, tenths where it counts in tenths.

    `sure`: who measured says that a rare value is right.
    """

    day: date
    clock: time
    values: Mapping[str, int] = field(default_factory=dict)
    sure: bool = False


@transaction.atomic
def record_vitals(viewer: Viewer, stay: int, new: NewReading, *, on: date) -> Reading:
    """Keep what was measured of somebody with the house; what is alarming calls the house.

    Raises NotItsOwn, HealthRefused (nothing, impossible, day), ValueOdd for what is rare.
    """
    whose = stay_of(viewer, stay, on)
    require_day(whose, new.day, on)
    _refuse(new)
    row = Reading.objects.create(
        person=whose.person, facility=whose.facility, day=new.day, clock=new.clock,
        by_key=viewer.doer.key, by=viewer.doer.name, **new.values,
    )  # fmt: skip
    for words in _alarming(row, on):
        _call(row, words, on)
    record(whose.person, "record_vitals", viewer.doer, reading=row.pk)
    return row


@transaction.atomic
def void_reading(viewer: Viewer, stay: int, reading: int, why: str, *, on: date) -> Reading:
    """It was a slip: it stays, is not drawn, and calls nobody. Raises HealthRefused, NotItsOwn."""
    whose = stay_of(viewer, stay, on)
    rows = Reading.objects.select_for_update().filter(person=whose.person_id)
    row = rows.filter(pk=reading, facility=whose.facility_id).first()
    if row is None:
        raise HealthRefused("没有这条体征记录，请从健康记录重新进入")
    if row.voided:
        raise HealthRefused(f"这条已经作废：{row.voided}")
    if not why.strip():
        raise HealthRefused("请写明为什么作废，例如“记到别人名下了”")
    row.voided = why.strip()[:100]
    row.save(update_fields=["voided"])
    row.calls.filter(answered_on=None).update(answered_on=on, answered_by=viewer.doer.name)
    record(whose.person, "void_vitals", viewer.doer, reading=row.pk)
    return row


@transaction.atomic
def answer_call(viewer: Viewer, call: int, words: str, *, on: date) -> Call:
    """Say what was done. Raises HealthRefused, NoSuchRecord."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Call.objects.select_for_update(of=("self",)).select_related("person")
    row = rows.filter(pk=call, facility__in=own).first()
    if row is None:
        raise NoSuchRecord("没有这条提醒，或它不属于您的机构。请从“健康”重新进入")
    if row.answered_on is not None:
        raise HealthRefused(f"已由{row.answered_by}处理，不用再办")
    if not words.strip():
        raise HealthRefused("请写明怎样处理的，例如“复测 138，已告知医生和家属”")
    row.answered_on, row.answered_by = on, viewer.doer.name
    row.answer_sealed = seal(words.strip()[:300])
    row.save(update_fields=["answered_on", "answered_by", "answer_sealed"])
    record(row.person, "answer_health_call", viewer.doer, call=row.pk)
    return row


def require_day(stay: Stay, day: date, on: date) -> None:
    """Raises HealthRefused for a day to come, too old, or when she was not with the house."""
    if day > on:
        raise HealthRefused(f"{day} 还没有到，请填今天或以前的日期")
    param = numbers.补记天数
    late = int(value_of(param, {}, on=on, place=stay.facility.division_code) or 0)
    if day < on - timedelta(days=late):
        raise HealthRefused(f"{day} 太早，最迟 {late} 天内补记。请核对日期")
    if day < stay.since or (stay.until is not None and day >= stay.until):
        raise HealthRefused(f"{day} 她不在本机构，请核对日期")


def _refuse(new: NewReading) -> None:
    if not new.values:
        raise HealthRefused("一项也没有填，请至少填一项")
    if not set(new.values) <= set(MEASURES):
        raise HealthRefused("有不认识的测量项目，请刷新页面再填")
    for key, value in new.values.items():
        one = MEASURES[key]
        if not one.least <= value <= one.most:
            span = f"{one.text(one.least)}—{one.text(one.most)}"
            raise HealthRefused(
                f"{one.name} {one.text(value)} 不可能：应在 {span} {one.unit}之间，请重新量或核对"
            )
    _refuse_pressure(new)
    odd = [key for key, value in new.values.items() if _is_odd(key, value)]
    if odd and not new.sure:
        words = "、".join(f"{MEASURES[k].name} {MEASURES[k].text(new.values[k])}" for k in odd)
        raise ValueOdd(f"{words} 很少见。请再量一次；确实是这个数的，勾选“再量过，确实是”")


def _refuse_pressure(new: NewReading) -> None:
    high, low = new.values.get("systolic"), new.values.get("diastolic")
    if (high is None) != (low is None):
        raise HealthRefused("血压要收缩压、舒张压一起填")
    if high is not None and low is not None and high <= low:
        raise HealthRefused(f"收缩压 {high} 应大于舒张压 {low}，是不是填反了")


def _is_odd(key: str, value: int) -> bool:
    return not MEASURES[key].low <= value <= MEASURES[key].high


def _alarming(row: Reading, on: date) -> list[str]:
    """What is beyond a threshold in force at the place, in words."""
    found = []
    for key, value in row.values.items():
        one, high, low = MEASURES[key], numbers.HIGH.get(key), numbers.LOW.get(key)
        if high is not None and value >= _threshold(high, row, on):
            found.append(f"{one.name}偏高：{one.text(value)} {one.unit}")
        elif low is not None and value <= _threshold(low, row, on):
            found.append(f"{one.name}偏低：{one.text(value)} {one.unit}")
    return found


def _threshold(param: Param, row: Reading, on: date) -> int:
    return int(value_of(param, {}, on=on, place=row.facility.division_code) or 0)


def _call(row: Reading, words: str, on: date) -> None:
    Call.objects.create(
        person=row.person, facility=row.facility, reading=row, words=words, raised_on=on
    )
