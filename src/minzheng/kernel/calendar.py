"""The official working-day calendar: weekends, holidays and make-up working days, year by year."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, Self

import yaml

OFFICIAL = Path(__file__).parent / "calendars" / "cn.yaml"
_SATURDAY = 5
_DAY = timedelta(days=1)


class CalendarError(ValueError):
    """A calendar file that cannot be right; the text names year and date."""


class UnknownCalendarYear(LookupError):
    """A day of a year whose notice has not been entered."""

    def __init__(self, year: int) -> None:
        self.year = year
        super().__init__(
            f"工作日历里没有{year}年：放假和调休以国务院办公厅每年公布的通知为准，未公布、未录入的"
            f"年份不能推算。请在通知公布后，由系统管理员把{year}年录入工作日历文件 "
            "minzheng/kernel/calendars/cn.yaml（录入办法写在文件开头），然后重试。"
        )


@dataclass(frozen=True)
class YearNotice:
    """The notice one year of the calendar rests on."""

    year: int
    version: str
    source: str


@dataclass(frozen=True)
class Calendar:
    """Which days are worked, from `first` to `last`, both included.

    `holidays` are the days off by notice (those on weekends too); `workdays` are the make-up
    working days, all Saturdays or Sundays. `version` names the versions of all years.
    """

    version: str
    holidays: frozenset[date]
    workdays: frozenset[date]
    first: date
    last: date
    notices: tuple[YearNotice, ...] = ()

    @classmethod
    def from_yaml(cls, path: Path) -> Self:
        """The calendar written in a file like calendars/cn.yaml. Raises CalendarError."""
        years = _read_years(path)
        known = sorted(years)
        if known != list(range(known[0], known[0] + len(known))):
            raise CalendarError(f"工作日历的年份不连续：{known}。请补齐缺少的年份。")
        notices = tuple(YearNotice(y, years[y]["version"], years[y]["source"]) for y in known)
        return cls(
            version="、".join(notice.version for notice in notices),
            holidays=frozenset(day for y in known for day in _days_off(y, years[y])),
            workdays=frozenset(day for y in known for day in _make_up_days(y, years[y])),
            first=date(known[0], 1, 1),
            last=date(known[-1], 12, 31),
            notices=notices,
        )

    def is_workday(self, day: date) -> bool:
        """Whether offices work on that day. Raises UnknownCalendarYear."""
        if not self.first <= day <= self.last:
            raise UnknownCalendarYear(day.year)
        return day in self.workdays or (day.weekday() < _SATURDAY and day not in self.holidays)

    def version_of(self, first: date, last: date) -> str:
        """The versions of the years from `first` to `last`: "2026.1", or "2025.1、2026.1"."""
        touched = [n.version for n in self.notices if first.year <= n.year <= last.year]
        return "、".join(touched) or self.version


@cache
def official_calendar() -> Calendar:
    """The calendar of the State Council's yearly notices, years 2024 to 2026."""
    return Calendar.from_yaml(OFFICIAL)


def _read_years(path: Path) -> Mapping[int, Any]:
    try:
        years: Mapping[int, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))["years"]
    except (yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise CalendarError(f"工作日历文件读不懂（{error}），请对照文件开头的说明改正。") from None
    for year, entry in years.items():
        if missing := {"version", "source", "rest", "work"} - set(entry):
            raise CalendarError(f"工作日历{year}年缺少 {'、'.join(sorted(missing))}，请补上。")
    return years


def _days_off(year: int, entry: Mapping[str, Any]) -> Iterator[date]:
    for span in entry["rest"]:
        day, last = _in_year(year, span["from"]), _in_year(year, span["to"])
        if day > last:
            raise CalendarError(
                f"工作日历{year}年“{span['name']}”的结束日 {last} 早于开始日 {day}。"
            )
        while day <= last:
            yield day
            day += _DAY


def _make_up_days(year: int, entry: Mapping[str, Any]) -> Iterator[date]:
    days_off = set(_days_off(year, entry))
    for day in entry["work"]:
        if _in_year(year, day).weekday() < _SATURDAY or day in days_off:
            raise CalendarError(
                f"工作日历{year}年把 {day} 写成调休上班，但它不是周六、周日或同时写成放假，"
                "请对照通知改正。"
            )
        yield day


def _in_year(year: int, day: object) -> date:
    if not isinstance(day, date) or day.year != year:
        raise CalendarError(
            f"工作日历{year}年里的“{day}”不是这一年的日期，请写成 {year}-01-31 这样。"
        )
    return day
