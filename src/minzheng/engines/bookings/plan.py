"""Which times there are on a day: the week of a pattern, special days, and public holidays."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import Any

from minzheng.engines.bookings.errors import OfferRefused
from minzheng.engines.bookings.models import Offer, Pattern, SpecialDay
from minzheng.kernel.calendar import Calendar, official_calendar

MOST_SEATS, SHORTEST, LONGEST = 200, 5, 480
MOST_AHEAD = 60
DAYS = "一二三四五六日"
CLOSED_NOTE = "当天不办"


@dataclass(frozen=True)
class Block:
    """Times of `minutes` each with `seats` places, from one o'clock to another; day 0 is Monday."""

    day: int
    begins: str
    ends: str
    minutes: int
    seats: int

    @property
    def text(self) -> str:
        return (
            f"周{DAYS[self.day]} {self.begins}—{self.ends}，每 {self.minutes} 分钟 {self.seats} 位"
        )


@dataclass(frozen=True)
class Time:
    """One time that can be booked."""

    starts: time
    ends: time
    seats: int


@dataclass(frozen=True)
class Plan:
    """Everything that decides about an offer's times; built by plan_of()."""

    offer: Offer
    patterns: tuple[Pattern, ...]
    special: Mapping[date, SpecialDay]
    calendar: Calendar

    def pattern_on(self, day: date) -> Pattern | None:
        """The week in force on a day."""
        begun = [pattern for pattern in self.patterns if pattern.since <= day]
        return max(begun, key=lambda pattern: pattern.since, default=None)

    def times_on(self, day: date) -> tuple[Time, ...]:
        """The times of a day, none when closed; `lead` and `ahead` are not asked here."""
        special = self.special.get(day)
        if special is not None:
            return tuple(_times(blocks_of(special.blocks)))
        pattern = self.pattern_on(day)
        if pattern is None or self.why_closed(day):
            return ()
        return tuple(_times(b for b in blocks_of(pattern.blocks) if b.day == day.weekday()))

    def why_closed(self, day: date) -> str:
        """Why a day has no times though the week may have; "" when it is an ordinary day."""
        special = self.special.get(day)
        if special is not None:
            return "" if special.blocks else special.reason
        if not self.calendar.first <= day <= self.calendar.last:
            return f"{day.year} 年的放假安排还没有公布"
        return "节假日" if day in self.calendar.holidays else ""

    def days_to_book(self, on: date) -> Iterator[date]:
        """The days one may book today."""
        pattern = self.pattern_on(on) or next(iter(self.patterns), None)
        if pattern is None:
            return
        for ahead in range(pattern.lead_days, pattern.ahead_days + 1):
            day = on + timedelta(days=ahead)
            if self.offer.until is None or day < self.offer.until:
                yield day

    def time_at(self, day: date, starts: time) -> Time | None:
        """The time that begins then."""
        return next((each for each in self.times_on(day) if each.starts == starts), None)

    def with_pattern(self, pattern: Pattern) -> "Plan":
        """As it would be with another pattern."""
        others = (each for each in self.patterns if each.since != pattern.since)
        return Plan(self.offer, (*others, pattern), self.special, self.calendar)

    def with_special(self, special: SpecialDay) -> "Plan":
        """As it would be with another special day."""
        return Plan(
            self.offer, self.patterns, {**self.special, special.day: special}, self.calendar
        )


def plan_of(offer: Offer) -> Plan:
    """The plan of an offer. Two queries."""
    special = {each.day: each for each in offer.special_days.all()}
    return Plan(offer, tuple(offer.patterns.all()), special, official_calendar())


def blocks_of(kept: Iterable[Mapping[str, Any]]) -> list[Block]:
    """Back from what a pattern or a special day keeps."""
    return [Block(**block) for block in kept]


def kept(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """What is kept of checked blocks, in order. Raises OfferRefused."""
    ordered = sorted(blocks, key=lambda block: (block.day, block.begins))
    for block in ordered:
        _refuse_block(block)
    for first, second in pairwise(ordered):
        if first.day == second.day and second.begins < first.ends:
            raise OfferRefused(f"“{first.text}”和“{second.text}”重叠了，请错开")
    return [asdict(block) for block in ordered]


def _refuse_block(block: Block) -> None:
    if not 0 <= block.day <= 6:
        raise OfferRefused("星期几填错了，应为周一至周日")
    if not SHORTEST <= block.minutes <= LONGEST:
        raise OfferRefused(f"每个时段应为 {SHORTEST} 至 {LONGEST} 分钟，填的是 {block.minutes}")
    if not 1 <= block.seats <= MOST_SEATS:
        raise OfferRefused(f"每个时段应有 1 至 {MOST_SEATS} 位，填的是 {block.seats}")
    if not list(_times([block])):
        raise OfferRefused(f"{block.begins} 到 {block.ends} 不够一个 {block.minutes} 分钟的时段")


def _times(blocks: Iterable[Block]) -> Iterator[Time]:
    for block in blocks:
        step, last = timedelta(minutes=block.minutes), _at(block.ends)
        begins = _at(block.begins)
        while begins + step <= last:
            yield Time(begins.time(), (begins + step).time(), block.seats)
            begins += step


def _at(clock: str) -> datetime:
    """The o'clock on a day without meaning, so that minutes can be added."""
    try:
        return datetime.combine(date(2000, 1, 1), time.fromisoformat(clock))
    except ValueError:
        raise OfferRefused(f"“{clock[:10]}”不是钟点，请写成 09:00 这样") from None
