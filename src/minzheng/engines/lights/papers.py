"""What the register itself says of a facility: papers that end, places that nobody reported."""

from collections.abc import Callable, Collection, Iterator
from datetime import date, timedelta
from functools import cache

from django.db.models import QuerySet

from minzheng.engines.lights.sources import Check, Finding, declare
from minzheng.engines.policy.api import value_of
from minzheng.kernel.divisions import NATION
from minzheng.kernel.expr import Param
from minzheng.registers.facilities.api import Facility, facilities_within
from minzheng.vocabulary import institutions

BASIS = "养老机构管理办法（2020）：备案、如实提供信息"
LICENCE = Check(
    "papers.licence", "许可或备案到期", "许可或备案已过有效期（红），或快到期（黄）", BASIS,
    (institutions.到期提醒天数.key,),
)  # fmt: skip
RATING = Check(
    "papers.rating", "等级到期", "等级评定已过有效期，重新评定以前不能按原等级领补助",
    "GB/T 37276 养老机构等级划分与评定",
)  # fmt: skip
PLACES = Check(
    "papers.places", "空位没有报", "过了约定的间隔还没有报告空位", BASIS,
    (institutions.空位报告间隔.key,),
)  # fmt: skip


def declare_checks() -> None:
    """Tell the lights which checks the register answers."""
    declare(LICENCE, licences)
    declare(RATING, ratings)
    declare(PLACES, places)


def licences(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Papers that are over, or soon will be. One query."""
    days = _days(on)
    for row in _rows(facilities).exclude(licence_until=None):
        until, last = row.licence_until, on + timedelta(days(institutions.到期提醒天数, row))
        if until is not None and until < on:
            why = f"许可或备案 {row.licence} 已于 {until} 到期"
            yield Finding(row.pk, LICENCE.code, "red", why, until)
        elif until is not None and until <= last:
            why = f"许可或备案 {row.licence} 将于 {until} 到期"
            yield Finding(row.pk, LICENCE.code, "amber", why)


def ratings(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Grades that are over. One query."""
    for row in _rows(facilities).filter(rating_until__lt=on):
        why = f"等级“{row.rating}”已于 {row.rating_until} 到期"
        yield Finding(row.pk, RATING.code, "amber", why, row.rating_until)


def places(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Facilities that once reported free places and have been silent for too long. One query."""
    days = _days(on)
    for row in _rows(facilities).exclude(vacancy_on=None):
        due = (row.vacancy_on or on) + timedelta(days(institutions.空位报告间隔, row))
        if due < on:
            why = f"空位最后报告于 {row.vacancy_on}，应在 {due} 前再报"
            yield Finding(row.pk, PLACES.code, "amber", why, due)


def _days(on: date) -> Callable[[Param, Facility], int]:
    """Reads a number of days in force at a place; each value once a look."""

    @cache
    def at(param: Param, place: str) -> int:
        return int(value_of(param, {}, on=on, place=place) or 0)

    return lambda param, row: at(param, row.division_code)


def _rows(facilities: Collection[int]) -> QuerySet[Facility]:
    return facilities_within(NATION).filter(pk__in=facilities)
