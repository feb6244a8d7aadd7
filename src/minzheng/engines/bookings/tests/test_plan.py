"""The week gives the times of a day; holidays, special days and unknown years close it."""

from datetime import date, time
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.bookings.api import Block, Offer, OfferRefused, Pattern, Plan, SpecialDay
from minzheng.engines.bookings.plan import kept
from minzheng.engines.bookings.tests.conftest import MONDAY, MORNINGS
from minzheng.kernel.calendar import official_calendar

SUNDAY_TOO = (*MORNINGS, Block(6, "09:00", "10:00", 60, 1))


def plan(blocks: tuple[Block, ...] = MORNINGS, *special: SpecialDay) -> Plan:
    week = Pattern(since=date(2026, 1, 1), blocks=kept(blocks), ahead_days=14)
    days = {each.day: each for each in special}
    return Plan(Offer(since=date(2026, 1, 1)), (week,), days, official_calendar())


def test_a_block_is_cut_into_times_and_a_rest_is_left_out() -> None:
    times = plan((Block(0, "09:00", "10:20", 30, 3),)).times_on(MONDAY)

    assert [(each.starts, each.ends, each.seats) for each in times] == [
        (time(9), time(9, 30), 3), (time(9, 30), time(10), 3),
    ]  # fmt: skip


def test_a_public_holiday_closes_and_an_open_sunday_does_not() -> None:
    national_day, sunday = date(2026, 10, 1), date(2026, 11, 8)

    assert plan(SUNDAY_TOO).times_on(national_day) == ()
    assert plan(SUNDAY_TOO).why_closed(national_day) == "节假日"
    assert len(plan(SUNDAY_TOO).times_on(sunday)) == 1
    assert plan().times_on(sunday) == ()


def test_a_year_whose_holidays_are_not_published_is_not_offered() -> None:
    assert plan().times_on(date(2027, 1, 4)) == ()
    assert "还没有公布" in plan().why_closed(date(2027, 1, 4))


def test_a_special_day_replaces_the_week_also_on_a_holiday() -> None:
    closed = SpecialDay(day=MONDAY, blocks=[], reason="系统检修")
    opened = SpecialDay(
        day=date(2026, 10, 1), blocks=kept([Block(3, "10:00", "11:00", 30, 9)]), reason="集体颁证"
    )

    assert plan(MORNINGS, closed).why_closed(MONDAY) == "系统检修"
    assert [each.seats for each in plan(MORNINGS, opened).times_on(date(2026, 10, 1))] == [9, 9]


def test_the_later_week_holds_from_its_day_on() -> None:
    later = Pattern(since=date(2026, 11, 9), blocks=kept([Block(0, "14:00", "15:00", 60, 5)]))
    changed = plan().with_pattern(later)

    assert len(changed.times_on(MONDAY)) == 6
    assert [each.starts for each in changed.times_on(date(2026, 11, 9))] == [time(14)]


WRONG: tuple[tuple[Block, str], ...] = (
    (Block(7, "09:00", "12:00", 30, 2), "星期几"),
    (Block(0, "09:00", "12:00", 1, 2), "分钟"),
    (Block(0, "09:00", "12:00", 30, 0), "位"),
    (Block(0, "09:00", "09:10", 30, 2), "不够一个"),
    (Block(0, "nine", "12:00", 30, 2), "不是钟点"),
)


@pytest.mark.parametrize(("block", "why"), WRONG)
def test_a_block_that_cannot_stand_is_refused(block: Block, why: str) -> None:
    with pytest.raises(OfferRefused, match=why):
        kept([block])


def test_blocks_that_overlap_are_refused() -> None:
    with pytest.raises(OfferRefused, match="重叠"):
        kept([Block(0, "09:00", "12:00", 30, 2), Block(0, "11:00", "13:00", 30, 2)])


@given(st.integers(8, 11), st.integers(12, 20), st.integers(5, 60), st.integers(1, 9))
def test_times_follow_one_another_within_the_block(
    begins: int, ends: int, minutes: int, seats: int
) -> None:
    block: Any = Block(0, f"{begins:02d}:00", f"{ends:02d}:00", minutes, seats)
    times = plan((block,)).times_on(MONDAY)

    assert all(first.ends == second.starts for first, second in pairwise(times))
    assert times[0].starts == time(begins) and times[-1].ends <= time(ends)
    assert len(times) == (ends - begins) * 60 // minutes
