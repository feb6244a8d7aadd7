"""Moves the demo's business day forward, doing on the way what each day brings.

What ./minzheng day does beside cases, duties, inspections and figures waits for that command: a
press of the button must not take minutes.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from minzheng.engines.cases.api import DayReport, advance_day
from minzheng.engines.coverage.api import coverage_day
from minzheng.engines.duties.api import advance_duties
from minzheng.engines.indicators.api import compute
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.wiring.today import business_day, set_business_day


class BackwardsRefused(ValueError):
    """What happened has happened: the business day never goes back."""


def move_to(day: date) -> Iterator[DayReport]:
    """Run every day after the current one up to `day`; each is kept as soon as it is done.

    Nothing happens when `day` is the current one. Raises BackwardsRefused for an earlier one.
    """
    current = business_day()
    if day < current:
        raise BackwardsRefused(
            f"演示的业务日期现在是 {current}，只能往后移，不能退回 {day}。"
            "要从头开始，请运行 ./minzheng demo --fresh"
        )
    while current < day:
        current += timedelta(days=1)
        report = advance_day(current)
        advance_duties(current)
        coverage_day(current)
        if current.day == 1:
            compute(Month.of(current).previous(), by=SYSTEM, on=current)
        set_business_day(current)
        yield report
