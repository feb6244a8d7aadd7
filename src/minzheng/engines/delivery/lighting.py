"""What months say of a facility: a month with services that is over and was not handed in."""

from collections.abc import Collection, Iterator
from datetime import date

from minzheng.engines.delivery.models import ServiceRecord
from minzheng.engines.delivery.reckoning import day_due
from minzheng.engines.lights.api import Check, Finding, declare
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import find_facility

LATE = Check(
    "delivery.statement", "结算单没有按时交", "上月有服务记录，过了期限还没有提交结算单",
    "", ("institution.settlement_day",),
)  # fmt: skip


def declare_checks() -> None:
    """Tell the lights which check statements answer."""
    declare(LATE, late)


def late(facilities: Collection[int], on: date) -> Iterator[Finding]:
    """Facilities with an open month past its day; one query, one more for each that is open."""
    rows = ServiceRecord.objects.filter(
        line=None, facility__in=facilities, cancelled_on=None, month__lt=str(Month.of(on))
    )
    first: dict[int, Month] = {}
    for house, told in rows.order_by().values_list("facility", "month").distinct():
        opened = Month.parse(told)
        first[house] = min(opened, first.get(house, opened))
    for house, month in first.items():
        due = day_due(find_facility(house), month)
        if due < on:
            why = f"{month.label}的服务没有结算，应在 {due} 前提交"
            yield Finding(house, LATE.code, "red", why, due)
