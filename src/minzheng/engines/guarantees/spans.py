"""Since which day an item is hers: stretches of days in each of which only a birthday decides.

A list that begins, a number that changes and New Year each begin a stretch, so nobody has two
birthdays in one. Her other circumstances are taken as they are known today.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from minzheng.engines.guarantees.asking import condition_of
from minzheng.engines.guarantees.items import Item
from minzheng.engines.guarantees.shelf import Published
from minzheng.kernel.divisions import ancestors, covers
from minzheng.kernel.expr import Param
from minzheng.kernel.params import ParamBook

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Stretch:
    """Days of one year, both included, with the same lists and the same numbers."""

    first: date
    last: date


def stretches(
    lists: Sequence[Published], places: Iterable[str], book: ParamBook, on: date
) -> tuple[Stretch, ...]:
    """From a day back to the first list's day, the latest first; none before any list."""
    begun = min((each.since for each in lists if each.since <= on), default=None)
    if begun is None:
        return ()
    turns = {day for day in turning_days(lists, places, book) if begun <= day <= on}
    years = {date(year, 1, 1) for year in range(begun.year + 1, on.year + 1)}
    firsts = sorted(turns | years)
    lasts = [*(day - DAY for day in firsts[1:]), on]
    return tuple(Stretch(*both) for both in zip(firsts, lasts, strict=True))[::-1]


def turning_days(
    lists: Sequence[Published], places: Iterable[str], book: ParamBook
) -> frozenset[date]:
    """Days from which another list, or another number that a list rests on, holds at a place."""
    above = {code for place in places for code in ancestors(place)}
    here = [each for each in lists if any(covers(each.place, code) for code in above)]
    found = {each.since for each in here}
    for param in params_of(item for each in here for item in each.items):
        for value in book.info(param.key).history:
            if value.place in above:
                found |= {value.since, *((value.until + DAY,) if value.until else ())}
    return frozenset(found)


def params_of(items: Iterable[Item]) -> frozenset[Param]:
    """The numbers on which the tests of items rest."""
    tests = (condition_of(each) for each in {item.tests for item in items})
    return frozenset(param for test in tests if test is not None for param in test.needs().params)


def birthday(born: date, year: int) -> date:
    """Of 29 February the day after, where the year has none, as the law counts."""
    try:
        return born.replace(year=year)
    except ValueError:
        return date(year, 3, 1)
