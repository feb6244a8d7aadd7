"""Everybody's list at once: who is entitled to which item, and since which day.

The stretches and the rules of one elder's list, over columns; her circumstances as known today.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from minzheng.engines.guarantees.shelf import Published, newest_of_places
from minzheng.engines.guarantees.spans import Stretch, birthday, stretches
from minzheng.engines.guarantees.sweeping import Homes, questions_of
from minzheng.engines.parameters.api import book
from minzheng.engines.screening.api import Pass, Snapshot
from minzheng.kernel.many import Column, many
from minzheng.kernel.params import ParamBook
from minzheng.kernel.population import Population
from minzheng.vocabulary import person as terms

NEVER = np.datetime64("NaT", "D")
MONTHS, LEAP_DAY = 10_000, 229  # a day is yyyymmdd
Answers = Mapping[str, Column]


@dataclass(frozen=True, eq=False)
class Entitled:
    """One item over the persons of a slice; `since` is NaT where it is not hers or not known."""

    code: str
    persons: np.ndarray
    holds: np.ndarray
    unknown: np.ndarray
    since: np.ndarray


def everybody(
    table: Snapshot, lists: Sequence[Published], on: date, *, threads: int | None = None
) -> Iterator[Entitled]:
    """Every item that a register can tell of, slice by slice. Raises TableBroken."""
    numbers = book()
    rules = {name: rule for name, rule in questions_of(lists)[1].items() if name.endswith("/test")}
    wanted = Pass({**rules, "born": terms.出生日期}, on, numbers).columns

    def one(number: int) -> list[Entitled]:
        part = table.read(number, wanted)
        persons = part.persons.to_numpy(zero_copy_only=False)
        return list(_Crowd(part.population, tuple(lists), numbers, on).told(persons))

    with ThreadPoolExecutor(threads or os.cpu_count()) as pool:
        for found in pool.map(one, table.numbers):
            yield from found


@dataclass(frozen=True, eq=False)
class _Crowd:
    """The people of a slice, carried to other days with their lists and numbers."""

    people: Population
    lists: tuple[Published, ...]
    numbers: ParamBook
    on: date

    def told(self, persons: np.ndarray) -> Iterator[Entitled]:
        """Each item of today's lists."""
        today = self.answers(self.on)
        since = self.since(today)
        for code, found in today.items():
            yield Entitled(code, persons, found.values, found.unknown, since[code])

    def answers(self, day: date) -> Answers:
        """By code, for whom the item in force where she lives holds on a day."""
        newest = newest_of_places(self.lists, day)
        asked, rules = questions_of(newest)
        tests = {each.test: rules[each.test] for each in asked}
        found = many(tests, self.people, on=day, params=self.numbers, threads=1)
        homes, told = Homes(self.people, newest, day), dict[str, Column]()
        for each in asked:
            here, column = homes.applies(each.listed), found[each.test]
            parts = Column(here & column.values & ~column.unknown, here & column.unknown)
            told[each.listed.item.code] = _either(told.get(each.listed.item.code), parts)
        return told

    def since(self, today: Answers) -> dict[str, np.ndarray]:
        """By code, the first day from which it held until today without a break."""
        born = many({"born": terms.出生日期}, self.people, on=self.on, threads=1)["born"]
        since = {code: np.full(len(each.values), NEVER) for code, each in today.items()}
        going, late = {code: each.values for code, each in today.items()}, today
        for each in stretches(self.lists, self.people.distinct_places[0], self.numbers, self.on):
            late = today if each.last == self.on else self.answers(each.last)
            early, birthdays = self.answers(each.first), _birthdays(born, each)
            for code in today:
                still = going[code] & _yes(late, code)
                whole = still & _yes(early, code)
                since[code][whole] = np.datetime64(each.first)
                since[code][still & ~whole] = birthdays[still & ~whole]
                going[code] = whole
        return since


def _either(one: Column | None, other: Column) -> Column:
    """Of one code: each person lives where at most one of the lists gives it."""
    if one is None:
        return other
    return Column(one.values | other.values, one.unknown | other.unknown)


def _yes(answers: Answers, code: str) -> np.ndarray | np.bool_:
    """For whom it held; nobody where no list had it."""
    return answers[code].values if code in answers else np.False_


def _birthdays(born: Column, stretch: Stretch) -> np.ndarray:
    """Everybody's birthday after the first day of a stretch; NaT where there is none in it."""
    days = np.full(MONTHS, NEVER)
    for ahead in range(1, (stretch.last - stretch.first).days + 1):
        day = stretch.first + timedelta(days=ahead)
        days[day.month * 100 + day.day] = day
    leap = birthday(date(2000, 2, 29), stretch.last.year)
    days[LEAP_DAY] = leap if stretch.first < leap <= stretch.last else NEVER
    return days[np.where(born.unknown, 0, born.values % MONTHS)]
