"""One elder over the days: since when an item holds for her, and from when it will."""

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from minzheng.engines.guarantees.asking import condition_of
from minzheng.engines.guarantees.items import Item
from minzheng.engines.guarantees.knowing import KnownElder
from minzheng.engines.guarantees.shelf import Published, merged
from minzheng.engines.guarantees.spans import Stretch, birthday, stretches, turning_days
from minzheng.engines.parameters.api import book
from minzheng.kernel.one import run
from minzheng.vocabulary import person as terms

YEARS_AHEAD = 20


@dataclass(frozen=True)
class Course:
    """What is known of her today, carried to other days with their lists and numbers."""

    lists: tuple[Published, ...]
    known: KnownElder
    on: date
    _held: dict[date, dict[str, Item]] = field(default_factory=dict, repr=False)

    def since(self, code: str) -> date | None:
        """The first day from which it held until today without a break; None where nothing known
        of her tells which day it was."""
        begun = None
        for each in self._behind:
            if not self.holds(code, each.last):
                return begun
            if not self.holds(code, each.first):
                return self._birthday_in(each)
            begun = each.first
        return begun

    def coming(self, code: str) -> date | None:
        """The first day ahead on which it holds: a birthday, or a list's or a number's day."""
        return next((day for day in self._ahead if self.holds(code, day)), None)

    def holds(self, code: str, day: date) -> bool:
        """Whether the item in force there on a day is hers on it."""
        item = self._items(day).get(code)
        test = condition_of(item.tests) if item else None
        if test is None:
            return False
        facts, place = self.known.facts, self.known.place
        return bool(run((test,), facts, on=day, place=place, params=book()).value(test))

    def _items(self, day: date) -> dict[str, Item]:
        if day not in self._held:
            rows = merged(self.lists, self.known.place, day)
            self._held[day] = {each.item.code: each.item for each in rows}
        return self._held[day]

    @cached_property
    def _behind(self) -> tuple[Stretch, ...]:
        return stretches(self.lists, (self.known.place,), book(), self.on)

    @cached_property
    def _ahead(self) -> list[date]:
        turns = turning_days(self.lists, (self.known.place,), book())
        years = range(self.on.year, self.on.year + YEARS_AHEAD + 1)
        birthdays = {birthday(self._born, year) for year in years} if self._born else set()
        return sorted(day for day in turns | birthdays if day > self.on)

    @cached_property
    def _born(self) -> date | None:
        born = self.known.facts.get(terms.出生日期.column)
        return born if isinstance(born, date) else None

    def _birthday_in(self, stretch: Stretch) -> date | None:
        day = birthday(self._born, stretch.last.year) if self._born else None
        return day if day and stretch.first < day <= stretch.last else None
