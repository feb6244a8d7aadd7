"""Where a year will end if it goes on as its last months did: arithmetic without a database.

What is added month by month (the month itself, or the change of what stands at its end) is taken
as drawn from one distribution. The sum of the next n such steps is then n × their mean, and with
sureness SURE it lies within t × s × √(n + n²/k) of it: s the spread of the k steps known, t
Student's with k − 1 degrees (the prediction interval of a normal sample; for what stands at the
end of a month it is the random walk with drift of Hyndman and Athanasopoulos, Forecasting, 5.2).
A share is the ratio of two sums (Cochran, Sampling Techniques, 6): its steps are what each
month's numerator has above or below the common share of its denominator.

Months have their seasons; a year and less of them cannot tell. `tried` and `held` say how often
the same arithmetic would have held before.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise
from math import inf, sqrt
from statistics import fmean, stdev

from scipy.special import stdtrit

SURE, UPPER = 0.8, 0.9  # four fifths within; so one tenth above
LEAST, LOOK_BACK = 3, 12  # months


class Kind(Enum):
    """How the months of an indicator make its year."""

    FLOW = "flow"  # counts or money that add up
    STOCK = "stock"  # what stands at the end of a month
    RATIO = "ratio"  # a share or an average of what adds up
    LEVEL = "level"  # a share of what stands at the end of a month


@dataclass(frozen=True)
class Reading:
    """One month: a number (yuan, a count), or a numerator over its base."""

    value: float
    base: float = 0.0

    @property
    def number(self) -> float:
        """The quotient; the value where nothing stands beneath."""
        return self.value / self.base if self.base else self.value


@dataclass(frozen=True)
class Forecast:
    """The year's end, its interval, from how many months, and how the arithmetic did before."""

    number: float
    low: float
    high: float
    months: int
    tried: int
    held: int

    @property
    def is_flat(self) -> bool:
        """Whether the months never varied, so that nothing can be said of how sure it is."""
        return self.low == self.high


def foresee(
    kind: Kind, months: Sequence[Reading], done: Reading, ahead: int, top: float = inf
) -> Forecast | None:
    """The year's end from the last whole `months`, oldest first, `ahead` of them still to come.

    `done`: the year so far for FLOW and RATIO. None with fewer than LEAST months or none ahead.
    The result stays between 0 (a flow: what is done) and `top`.
    """
    known = list(months)[-LOOK_BACK:]
    if len(known) < LEAST or ahead < 1:
        return None
    steps = _steps(kind, known, len(known))
    middle, half = _middle(kind, known, steps, done, ahead), _half(steps, ahead)
    if kind is Kind.RATIO:
        half /= _base_at_end(known, done, ahead) or inf
    floor = done.value if kind is Kind.FLOW and min(each.value for each in known) >= 0 else 0.0
    low, high = (min(max(each, floor), top) for each in (middle - half, middle + half))
    tried, held = _tried(kind, known)
    return Forecast(min(max(middle, floor), top), low, high, len(known), tried, held)


def _steps(kind: Kind, months: Sequence[Reading], fitted: int) -> list[float]:
    """What each month adds; a share is fitted on the first `fitted` months alone."""
    if kind is Kind.FLOW:
        return [each.value for each in months]
    if kind is Kind.RATIO:
        share = _share(months[:fitted])
        return [each.value - share * each.base for each in months]
    return [after.number - before.number for before, after in pairwise(months)]


def _share(months: Sequence[Reading]) -> float:
    base = sum(each.base for each in months)
    return sum(each.value for each in months) / base if base else 0.0


def _base_at_end(known: Sequence[Reading], done: Reading, ahead: int) -> float:
    return done.base + ahead * fmean(each.base for each in known)


def _middle(
    kind: Kind, known: Sequence[Reading], steps: Sequence[float], done: Reading, ahead: int
) -> float:
    if kind is Kind.FLOW:
        return done.value + ahead * fmean(steps)
    if kind is Kind.RATIO:
        base = _base_at_end(known, done, ahead)
        return (done.value + _share(known) * (base - done.base)) / base if base else 0.0
    return known[-1].number + ahead * fmean(steps)


def _half(steps: Sequence[float], ahead: int) -> float:
    """Half the width of the interval of the next `ahead` steps added up."""
    many = len(steps)
    return float(stdtrit(many - 1, UPPER)) * stdev(steps) * sqrt(ahead + ahead * ahead / many)


def _tried(kind: Kind, known: Sequence[Reading]) -> tuple[int, int]:
    """How many months could have been foretold from those before, and how many fell within."""
    held = [_held(kind, known, at) for at in range(LEAST, len(known))]
    return len(held), sum(held)


def _held(kind: Kind, known: Sequence[Reading], at: int) -> bool:
    steps = _steps(kind, known[: at + 1], at)
    before, now = steps[:-1], steps[-1]
    middle = 0.0 if kind is Kind.RATIO else fmean(before)
    return abs(now - middle) <= _half(before, 1)
