"""For tests and demos: two towns with cases in three months, figures computed, a scheme."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.access.testing import DISTRICT, TOWN_A, TOWN_B, Cast, make_cast
from minzheng.engines.airing import api
from minzheng.engines.indicators.api import Computation, compute
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

DAY, LAST = date(2026, 11, 2), Month(2026, 10)
WEIGHTS = {"cases-in-time": 60, "cases-days": 40}
# What each town reached: hits and records of the share, days and records of the average.
REACHED = {TOWN_A: ((38, 40), (200, 40)), TOWN_B: ((20, 40), (400, 40))}
MONTHS = (Month(2026, 9), LAST)


@dataclass(frozen=True)
class World:
    """The cast and a monthly scheme."""

    cast: Cast
    scheme: api.Scheme

    def who(self, key: str) -> Viewer:
        """A viewer of the cast."""
        return self.cast.viewers[key]

    def draft(self) -> api.Airing:
        """By the clerk."""
        return api.draft_airing(self.who("district_clerk"), self.scheme.pk, LAST, on=DAY)

    def published(self) -> api.Airing:
        """By the head."""
        return api.publish_airing(self.who("district_head"), self.draft().pk, on=DAY)


def make_world() -> World:
    """Two months are computed, then written as REACHED says."""
    cast = make_cast(DAY)
    for month in MONTHS:
        compute(month, by=SYSTEM, on=DAY)
        for town, told in REACHED.items():
            write(month, town, *told)
        sums = [tuple(map(sum, zip(*both, strict=True)))
                for both in zip(*REACHED.values(), strict=True)]  # fmt: skip
        write(month, DISTRICT, *sums)
    return World(cast, make_scheme(cast.viewers["district_clerk"], WEIGHTS))


def make_scheme(by: Viewer, weights: dict[str, int], months: int = 1) -> api.Scheme:
    """A scheme of the district."""
    new = api.NewScheme("镇街救助工作晾晒", DISTRICT, months, weights)
    return api.make_scheme(new, by=by, on=DAY)


def write(month: Month, town: str, share: tuple[int, ...], mean: tuple[int, ...]) -> None:
    """Figures of a town as if they had been computed."""
    last = Computation.objects.filter(month=str(month)).latest("pk")
    for key, (value, base) in (("cases-in-time", share), ("cases-days", mean)):
        last.figures.update_or_create(
            indicator=key, division_code=town, month=str(month),
            defaults={"value": value, "base": base, "rows": base, "base_rows": base},
        )  # fmt: skip
