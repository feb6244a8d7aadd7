"""Comparing towns fairly: expected from the mix of cases, exact limits, nobody marked by chance.

Indirect standardisation: each stratum's share over the whole district says what is to be expected
of a town with its own mix. Limits are exact binomial ones; where more towns lie apart than chance
explains (overdispersion) they are widened. A mark needs both: outside the 99.8 % limits, and kept
by the procedure of Benjamini and Hochberg over all towns compared.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, sqrt
from statistics import NormalDist

NORMAL = NormalDist()
INNER, OUTER = 0.05, 0.002  # two-sided: the 95 % and the 99.8 % limits of a funnel plot
FALSE_SHARE = 0.05  # Benjamini and Hochberg: at most this share of the marks is expected wrong
ENOUGH_TOWNS = 8  # below so many towns spread cannot be told from chance
TRIMMED = 0.1  # Spiegelhalter 2005: a tenth at either end is drawn in before spread is estimated
HIGHEST = 8.0


@dataclass(frozen=True)
class Seen:
    """One case: whose, in which stratum, and whether it shows what is counted."""

    town: str
    stratum: str
    shows: bool


@dataclass(frozen=True)
class Place:
    """A town beside what was to be expected. `share` is standardised: observed by expected, times
    the district's share. `low` and `high` are its 99.8 % limits; `p` is two-sided."""

    town: str
    number: int
    observed: int
    expected: float
    share: float
    low: float
    high: float
    p: float
    marked: str = ""


@dataclass(frozen=True)
class Comparison:
    """Every town, the district's share, and by how much limits were widened (1.0: not at all)."""

    share: float
    spread: float
    places: tuple[Place, ...]


def compare(seen: Iterable[Seen]) -> Comparison:
    """Observed against expected for each town, with marks."""
    rows = list(seen)
    usual = _shares(rows)
    overall = sum(row.shows for row in rows) / len(rows) if rows else 0.0
    towns: dict[str, list[Seen]] = {}
    for row in rows:
        towns.setdefault(row.town, []).append(row)
    counted = [
        (town, len(own), sum(r.shows for r in own), sum(usual[r.stratum] for r in own))
        for town, own in sorted(towns.items())
    ]
    scores = [_score(number, observed, expected) for _, number, observed, expected in counted]
    spread = spread_of(scores)
    ps = [min(1.0, 2 * NORMAL.cdf(-abs(score) / spread)) for score in scores]
    kept = kept_of(ps)
    places = (
        _place(row, overall, spread, (p, keep))
        for row, p, keep in zip(counted, ps, kept, strict=True)
    )
    return Comparison(overall, spread, tuple(places))


def limits(number: int, share: float, alpha: float, spread: float = 1.0) -> tuple[float, float]:
    """Between which shares a town of so many cases lies, but for chance of `alpha`. Exact.

    With a spread above 1 the distance from the share is that much larger.
    """
    if number <= 0 or not 0 < share < 1:
        return share, share
    low = quantile(number, share, alpha / 2) / number
    high = quantile(number, share, 1 - alpha / 2) / number
    return max(0.0, share - (share - low) * spread), min(1.0, share + (high - share) * spread)


def quantile(number: int, share: float, at: float) -> int:
    """The smallest count whose cumulated binomial probability reaches `at`."""
    total = 0.0
    for count in range(number + 1):
        total += _chance(number, count, share)
        if total >= at:
            return count
    return number


def tails(number: int, observed: int, share: float) -> tuple[float, float]:
    """P(X ≤ observed) and P(X ≥ observed) of a binomial count."""
    if share <= 0 or share >= 1:
        return 1.0, 1.0
    below = sum(_chance(number, count, share) for count in range(observed))
    here = _chance(number, observed, share)
    return min(1.0, below + here), min(1.0, max(0.0, 1 - below))


def spread_of(scores: Sequence[float]) -> float:
    """How much more towns lie apart than chance explains: sqrt of the mean square of the scores,
    the outer tenth drawn in; never below 1, and 1 for fewer towns than can tell."""
    if len(scores) < ENOUGH_TOWNS:
        return 1.0
    ordered = sorted(scores)
    cut = int(len(ordered) * TRIMMED)
    low, high = ordered[cut], ordered[-1 - cut]
    trimmed = [min(max(score, low), high) for score in ordered]
    return max(1.0, sqrt(sum(score * score for score in trimmed) / len(trimmed)))


def kept_of(ps: Sequence[float]) -> list[bool]:
    """Which of several tests are kept by Benjamini and Hochberg at FALSE_SHARE."""
    order = sorted(range(len(ps)), key=lambda at: ps[at])
    last = max(
        (place for place, at in enumerate(order, 1) if ps[at] <= FALSE_SHARE * place / len(ps)),
        default=0,
    )
    kept = set(order[:last])
    return [at in kept for at in range(len(ps))]


def _shares(rows: Iterable[Seen]) -> Mapping[str, float]:
    counts: dict[str, list[int]] = {}
    for row in rows:
        counted = counts.setdefault(row.stratum, [0, 0])
        counted[0] += row.shows
        counted[1] += 1
    return {stratum: shows / number for stratum, (shows, number) in counts.items()}


def _score(number: int, observed: int, expected: float) -> float:
    """The exact tail as a normal score; below 0 for fewer than expected.

    Both tails count the observed value itself, so that a town is rather spared than accused.
    """
    below, above = tails(number, observed, expected / number)
    if observed < expected:
        return -_normal(below)
    return _normal(above) if observed > expected else 0.0


def _normal(tail: float) -> float:
    if tail >= 0.5:
        return 0.0
    return min(HIGHEST, NORMAL.inv_cdf(1 - tail)) if tail > 1e-15 else HIGHEST


def _place(
    row: tuple[str, int, int, float], overall: float, spread: float, found: tuple[float, bool]
) -> Place:
    town, number, observed, expected = row
    p, keep = found
    low, high = limits(number, overall, OUTER, spread)
    share = observed / expected * overall if expected > 0 else 0.0
    marked = ""
    if keep and p <= OUTER:
        marked = "high" if observed > expected else "low"
    return Place(town, number, observed, expected, share, low, high, p, marked)


def _chance(number: int, count: int, share: float) -> float:
    """The binomial probability of a count."""
    ways = lgamma(number + 1) - lgamma(count + 1) - lgamma(number - count + 1)
    return exp(ways + count * log(share) + (number - count) * log(1 - share))
