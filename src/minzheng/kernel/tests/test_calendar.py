"""The official calendar: beside a second source, and what it does not know."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from minzheng.kernel.calendar import (
    OFFICIAL,
    Calendar,
    CalendarError,
    UnknownCalendarYear,
    official_calendar,
)

YEARS = (2024, 2025, 2026)


def _every_day() -> list[date]:
    return [date(2024, 1, 1) + timedelta(days=n) for n in range(366 + 365 + 365)]


def test_every_day_agrees_with_a_second_source() -> None:
    days = _every_day()

    differing = [
        d for d in days if official_calendar().is_workday(d) != chinese_calendar.is_workday(d)
    ]

    assert days[-1] == date(2026, 12, 31)
    assert differing == []


@pytest.mark.parametrize(("year", "make_up_days"), [(2024, 8), (2025, 5), (2026, 6)])
def test_it_has_the_make_up_days_of_the_notice(year: int, make_up_days: int) -> None:
    found = [day for day in official_calendar().workdays if day.year == year]

    assert len(found) == make_up_days


def test_each_year_names_its_version_and_notice() -> None:
    notices = official_calendar().notices

    assert tuple(n.year for n in notices) == YEARS
    assert all(n.source == f"国务院办公厅关于{n.year}年部分节假日安排的通知" for n in notices)
    assert official_calendar().version == "2024.1、2025.1、2026.1"


def test_it_tells_the_versions_of_the_years_a_period_touches() -> None:
    calendar = official_calendar()

    assert calendar.version_of(date(2026, 1, 1), date(2026, 9, 1)) == "2026.1"
    assert calendar.version_of(date(2025, 12, 30), date(2026, 1, 2)) == "2025.1、2026.1"


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2023, 12, 31)])
def test_an_unknown_year_is_named_with_the_remedy(day: date) -> None:
    with pytest.raises(UnknownCalendarYear) as caught:
        official_calendar().is_workday(day)

    assert caught.value.year == day.year
    assert f"{day.year}年" in str(caught.value)
    assert "国务院办公厅" in str(caught.value)
    assert "calendars/cn.yaml" in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("work: [2026-01-04", "work: [2026-01-05", "2026-01-05 写成调休上班"),
        ("work: [2026-01-04", "work: [2026-02-15", "2026-02-15 写成调休上班"),
        ("from: 2026-02-15, to: 2026-02-23", "from: 2026-02-23, to: 2026-02-15", "春节"),
        ("from: 2026-02-15", "from: 2025-02-15", "不是这一年的日期"),
        ("work: [2026-01-04", "work: [2026-01-32", "读不懂"),
        ("work: [2026-01-04", "works: [2026-01-04", "2026年缺少 work"),
        ("  2025:\n", "  2029:\n", "不连续"),
    ],
)
def test_it_refuses_a_file_with_a_slip(tmp_path: Path, old: str, new: str, why: str) -> None:
    text = OFFICIAL.read_text(encoding="utf-8")
    slipped = tmp_path / "cn.yaml"
    slipped.write_text(text.replace(old, new), encoding="utf-8")

    assert old in text
    with pytest.raises(CalendarError, match=why):
        Calendar.from_yaml(slipped)
