"""The numbers of this engine, looked up at a place and day, and how long support lasts."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from minzheng.engines.policy.api import value_of, values_of
from minzheng.kernel.expr import Param
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month
from minzheng.kernel.units import as_date
from minzheng.vocabulary import migrants as words

MONTHS = 12


@dataclass(frozen=True)
class Terms:
    """What is in force: fen for a person and year, how many years, since when for the earlier."""

    amount: Fen
    years: int
    since: date

    def first_day(self, moved_on: date) -> date:
        """Who moved before counts from the day for all, who moved later from her own."""
        return max(moved_on, self.since)

    def last_day(self, moved_on: date) -> date:
        """The last day of somebody's own years."""
        first = self.first_day(moved_on)
        try:
            after = first.replace(year=first.year + self.years)
        except ValueError:
            after = date(first.year + self.years, 3, 1)
        return after - timedelta(days=1)

    def is_over(self, moved_on: date, on: date) -> bool:
        """Whether somebody's own years have ended."""
        return on > self.last_day(moved_on)

    def months_in(self, year: int, moved_on: date, ended_on: date | None) -> int:
        """How many months of a year are paid: years × 12 in all, until the month of an end."""
        first = Month.of(self.first_day(moved_on))
        last = first.shift(self.years * MONTHS - 1)
        if ended_on is not None:
            last = min(last, Month.of(ended_on))
        begins, ends = max(first, Month(year, 1)), min(last, Month(year, MONTHS))
        return max((ends.year - begins.year) * MONTHS + ends.month - begins.month + 1, 0)

    def amount_for(self, months: int) -> Fen:
        """Whole fen for so many months, rounded half up."""
        return (self.amount * months * 2 + MONTHS) // (2 * MONTHS)


def terms(place: str, on: date) -> Terms:
    """What is in force at a place on a day. Raises NotInForce."""
    params = (words.扶持标准, words.扶持年限, words.起算日)
    found = values_of(params, {}, on=on, place=place)
    amount, years, since = (int(found[param] or 0) for param in params)
    return Terms(amount, years, as_date(since))


def terms_of_year(place: str, year: int, on: date) -> Terms:
    """The same for a year's list: its length as it is known now, its amount as it was then."""
    then = min(on, date(year, MONTHS, 31))
    return replace(terms(place, on), amount=number(words.扶持标准, place, then))


def publicity_days(place: str, on: date) -> int:
    return number(words.公示天数, place, on)


def step_days(place: str, on: date) -> int:
    return number(words.每步期限, place, on)


def escalate_days(place: str, on: date) -> int:
    return number(words.督办间隔, place, on)


def number(param: Param, place: str, on: date) -> int:
    """A parameter's value in whole units. Raises NotInForce."""
    return int(value_of(param, {}, on=on, place=place) or 0)
