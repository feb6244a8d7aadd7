"""Deadlines: the published vectors, pauses, extension, and how a period stands on a day."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.kernel import clock
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import (
    ClockError,
    Deadline,
    Extension,
    Pause,
    Roll,
    Term,
    Unit,
    deadline,
    deadline_hours,
)

CALENDAR = official_calendar()
AWAITED = "等待补正材料"
starts = st.dates(date(2024, 1, 1), date(2026, 6, 30))
lengths = st.integers(1, 60)


def _due(start: date, term: Term, *pauses: Pause) -> date | None:
    return deadline(start, term, calendar=CALENDAR, pauses=pauses).due_on


def _workdays(after: date, last: date) -> int:
    days = (after + timedelta(days=n) for n in range(1, (last - after).days + 1))
    return sum(map(CALENDAR.is_workday, days))


@pytest.mark.parametrize(
    ("start", "length", "end"),
    [
        ("2026-02-10", 3, "2026-02-13"),
        ("2026-02-10", 10, "2026-03-02"),
        ("2026-02-10", 30, "2026-03-30"),
        ("2026-04-28", 5, "2026-05-08"),
        ("2026-09-18", 15, "2026-10-15"),
        ("2026-09-28", 10, "2026-10-16"),
    ],
)
def test_working_days_end_as_published(start: str, length: int, end: str) -> None:
    assert _due(date.fromisoformat(start), clock.工作日(length)) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("start", "months", "nominal", "due"),
    [
        ("2026-01-31", 1, "2026-02-28", "2026-02-28"),  # a make-up Saturday: worked
        ("2024-01-31", 1, "2024-02-29", "2024-02-29"),
        ("2025-01-31", 1, "2025-02-28", "2025-02-28"),
        ("2025-11-16", 3, "2026-02-16", "2026-02-24"),  # Spring Festival
        ("2025-07-02", 3, "2025-10-02", "2025-10-09"),
        ("2025-11-30", 12, "2026-11-30", "2026-11-30"),
    ],
)
def test_months_end_on_the_same_date_and_roll(
    start: str, months: int, nominal: str, due: str
) -> None:
    term = Term(months, Unit.MONTH, Roll.NONE)

    assert str(_due(date.fromisoformat(start), term)) == nominal
    assert str(_due(date.fromisoformat(start), clock.月(months))) == due


def test_calendar_days_roll_only_when_told() -> None:
    start = date(2026, 2, 8)

    assert _due(start, clock.日(7)) == date(2026, 2, 24)
    assert _due(start, Term(7, Unit.CALENDAR_DAY, Roll.NONE)) == date(2026, 2, 15)


def test_hours_run_through_rest_days_from_the_instant() -> None:
    start = datetime(2026, 2, 14, 16, 30, tzinfo=timezone(timedelta(hours=8)))

    assert deadline_hours(start, clock.小时(24)) == start + timedelta(days=1)


def test_hours_need_a_time_zone_and_days_are_no_hours() -> None:
    naive = datetime(2026, 2, 14, 16, 30)  # noqa: DTZ001 - the fault under test

    with pytest.raises(ClockError, match="时区"):
        deadline_hours(naive, clock.小时(24))
    with pytest.raises(ClockError, match="不是以小时计"):
        deadline_hours(naive, clock.日(1))
    with pytest.raises(ClockError, match="以小时计"):
        _due(date(2026, 2, 14), clock.小时(24))


@pytest.mark.parametrize("term", [clock.工作日(30), clock.日(30), clock.月(1)])
def test_a_period_running_into_an_unknown_year_says_so(term: Term) -> None:
    with pytest.raises(UnknownCalendarYear, match="2027年"):
        _due(date(2026, 12, 10), term)


@pytest.mark.parametrize("length", [0, -1, 10_001, 1.5, True, None, "30"])
def test_it_refuses_a_length_that_is_none(length: object) -> None:
    with pytest.raises(ClockError, match="期限长度"):
        clock.工作日(length)


class Limit:
    label = "审核确认期限"


def test_a_length_may_be_a_parameter_until_it_is_counted() -> None:
    term = clock.工作日(Limit())

    assert str(term) == "审核确认期限（以工作日计）"
    assert term.fixed(3) == clock.工作日(3)
    with pytest.raises(ClockError, match="审核确认期限"):
        _due(date(2026, 2, 10), term)


def test_paused_days_are_not_counted() -> None:
    pause = Pause(date(2026, 10, 12), date(2026, 10, 14), AWAITED)

    assert _due(date(2026, 10, 9), clock.工作日(3), pause) == date(2026, 10, 15)
    assert _due(date(2026, 10, 9), clock.日(3), pause) == date(2026, 10, 14)
    assert _due(date(2026, 10, 9), clock.月(1), pause) == date(2026, 11, 11)


def test_overlapping_pauses_count_once() -> None:
    long = Pause(date(2026, 10, 12), date(2026, 10, 16), AWAITED)
    inner = Pause(date(2026, 10, 13), date(2026, 10, 15), "听证")

    assert _due(date(2026, 10, 9), clock.工作日(3), long, inner) == _due(
        date(2026, 10, 9), clock.工作日(3), long
    )


def test_an_open_pause_leaves_the_end_open() -> None:
    held = deadline(
        date(2026, 10, 9),
        clock.工作日(5),
        calendar=CALENDAR,
        pauses=[Pause(date(2026, 10, 14), None, AWAITED)],
    )

    assert held.due_on is None
    assert held.provisional
    assert "恢复计时后再定到期日" in held.why


def test_an_end_does_not_roll_into_paused_days() -> None:
    on_sunday = date(2026, 10, 18)

    assert _due(date(2026, 10, 10), clock.日(7)) == date(2026, 10, 19)
    held = Pause(on_sunday, date(2026, 10, 21), AWAITED)
    assert _due(date(2026, 10, 10), clock.日(7), held) == date(2026, 10, 21)
    assert _due(date(2026, 10, 10), clock.日(7), Pause(on_sunday, None, AWAITED)) is None


def test_a_pause_opened_after_the_end_changes_nothing() -> None:
    late_pause = Pause(date(2026, 11, 2), None, AWAITED)

    assert _due(date(2026, 10, 9), clock.工作日(3), late_pause) == date(2026, 10, 13)


def test_a_pause_cannot_end_before_it_begins() -> None:
    with pytest.raises(ClockError, match="早于"):
        Pause(date(2026, 10, 14), date(2026, 10, 13), AWAITED)


def test_one_extension_sets_a_new_total() -> None:
    longer = Extension(45, "情况复杂", "李主任")
    extended = deadline(date(2026, 2, 10), clock.工作日(30), calendar=CALENDAR, extension=longer)

    assert extended.due_on == _due(date(2026, 2, 10), clock.工作日(45))
    assert "经李主任批准延长，共45个工作日（情况复杂）" in extended.why


def test_an_extension_is_longer_reasoned_and_approved() -> None:
    same = Extension(30, "情况复杂", "李主任")

    with pytest.raises(ClockError, match="长于"):
        deadline(date(2026, 2, 10), clock.工作日(30), calendar=CALENDAR, extension=same)
    with pytest.raises(ClockError, match="理由和批准人"):
        Extension(45, " ", "李主任")
    with pytest.raises(ClockError, match="理由和批准人"):
        Extension(45, "情况复杂", "")


def _standing(term: Term, *pauses: Pause) -> Deadline:
    return deadline(date(2026, 10, 12), term, calendar=CALENDAR, pauses=pauses)


@pytest.mark.parametrize(
    ("today", "left", "level", "text"),
    [
        ("2026-10-12", 10, "ok", "剩 10 个工作日"),
        ("2026-10-01", 10, "ok", "剩 10 个工作日"),
        ("2026-10-13", 9, "ok", "剩 9 个工作日"),
        ("2026-10-21", 3, "soon", "剩 3 个工作日"),
        ("2026-10-24", 1, "soon", "剩 1 个工作日"),
        ("2026-10-26", 0, "soon", "今天到期"),
        ("2026-10-28", -2, "late", "超 2 个工作日"),
    ],
)
def test_it_tells_how_the_period_stands(today: str, left: int, level: str, text: str) -> None:
    state = _standing(clock.工作日(10)).state(date.fromisoformat(today))

    assert (state.days_left, state.level, state.text) == (left, level, text)
    assert state.due_on == date(2026, 10, 26)
    assert state.unit_label == "个工作日"


def test_it_is_late_on_the_weekend_after_a_friday() -> None:
    state = _standing(clock.工作日(4)).state(date(2026, 10, 17))

    assert (state.days_left, state.level) == (-1, "late")
    assert state.text == "已超期，不足 1 个工作日"


def test_a_pause_after_the_end_does_not_hide_the_delay() -> None:
    state = _standing(clock.工作日(4), Pause(date(2026, 10, 19), None, AWAITED)).state(
        date(2026, 10, 20)
    )

    assert (state.level, state.text) == ("late", "超 2 个工作日")


def test_calendar_days_are_told_in_days() -> None:
    seven = _standing(clock.日(7))

    assert seven.state(date(2026, 10, 15)).text == "剩 4 天"
    assert seven.state(date(2026, 10, 21)).text == "超 2 天"


def test_while_paused_it_tells_what_is_used_and_left() -> None:
    held = _standing(clock.工作日(20), Pause(date(2026, 10, 20), None, AWAITED))

    state = held.state(date(2026, 11, 2))

    assert state.level == "paused"
    assert state.due_on is None
    assert state.text == "暂停计时：等待补正材料（已用 5 个工作日，剩 15 个）"


def test_while_paused_calendar_days_are_told_in_days() -> None:
    held = _standing(clock.日(7), Pause(date(2026, 10, 15), date(2026, 10, 20), AWAITED))

    assert held.state(date(2026, 10, 16)).text == "暂停计时：等待补正材料（已用 2 天，剩 5 天）"
    assert held.state(date(2026, 10, 20)).text == "剩 6 天"  # the 24th, a Saturday, rolled


def test_before_an_open_pause_begins_the_count_goes_on() -> None:
    held = _standing(clock.工作日(5), Pause(date(2026, 10, 15), None, AWAITED))

    assert held.state(date(2026, 10, 14)).text == "剩 3 个工作日"


def test_why_names_start_length_pause_rolling_and_version() -> None:
    pause = Pause(date(2026, 9, 1), date(2026, 9, 3), AWAITED)
    counted = deadline(date(2026, 8, 31), clock.月(1), calendar=CALENDAR, pauses=[pause])

    assert counted.state(date(2026, 9, 10)).why == (
        "自2026-08-31起1个月，起算当日不计；2026-09-01至2026-09-03前不计（等待补正材料）；"
        "末日2026-10-02不是工作日，顺延；2026-10-08到期。工作日历版本：2026.1。"
    )


@given(starts, lengths)
def test_n_working_days_hold_exactly_n_workdays(start: date, length: int) -> None:
    due = _due(start, clock.工作日(length))

    assert due is not None
    assert CALENDAR.is_workday(due)
    assert _workdays(start, due) == length


@given(starts, lengths)
def test_a_longer_period_ends_later(start: date, length: int) -> None:
    for make in (clock.工作日, clock.日, clock.月):
        if make is clock.月 and length > 5:
            continue
        shorter, longer = _due(start, make(length)), _due(start, make(length + 1))
        assert shorter is not None
        assert longer is not None
        assert shorter <= longer
        assert make is not clock.工作日 or shorter < longer


@given(starts, lengths, st.data())
def test_pausing_k_workdays_moves_the_end_by_k(
    start: date, length: int, data: st.DataObject
) -> None:
    due = _due(start, clock.工作日(length))
    assert due is not None
    since = data.draw(st.dates(start + timedelta(days=1), due))
    pause = Pause(since, since + timedelta(days=data.draw(st.integers(0, 40))), AWAITED)
    assert pause.until is not None
    paused = _workdays(since - timedelta(days=1), pause.until - timedelta(days=1))

    assert _due(start, clock.工作日(length), pause) == _due(start, clock.工作日(length + paused))


@given(starts, lengths, st.integers(0, 90))
def test_used_and_left_make_the_whole(start: date, length: int, later: int) -> None:
    counted = deadline(start, clock.工作日(length), calendar=CALENDAR)
    today = start + timedelta(days=later)

    left = counted.state(today).days_left

    if counted.due_on is not None and today <= counted.due_on:
        assert _workdays(start, today) + left == length
    else:
        assert left < 0
