"""Made-up people in the order of their numbers: who lives with whom, what ten feeds say of them.

Numbers are dealt out at random over the city, as files from elsewhere bring people in any order, so
nothing is near its household in memory. Seeded: the same city every time.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
import pyarrow as pa

ON = date(2026, 11, 20)
SEED, EDITION = 7, 1
SIZES, SHARES = [1, 2, 3, 4, 5, 6, 8], [0.25, 0.30, 0.24, 0.12, 0.05, 0.03, 0.01]
COUNTIES = ("441402", "441403", "441422", "441423", "441424", "441426", "441427", "441481")
VILLAGES = 250
REGISTERED = 40  # one household in so many is known to the registers
TODAY = np.datetime64(ON, "D")
# How many of all people stand in each feed.
LISTED = {
    "deaths": 0.008, "disability_certificates": 0.06, "social_insurance": 0.45, "pensions": 0.20,
    "income_tax": 0.35, "business_registration": 0.05, "real_estate": 0.38, "vehicles": 0.22,
    "custody": 0.002, "unemployment": 0.03,
}  # fmt: skip
Facts = dict[str, pa.Array]


@dataclass(frozen=True, eq=False)
class City:
    """Everybody as arrays; index n is the person with the number n + 1."""

    home: np.ndarray
    relation: np.ndarray
    age_days: np.ndarray
    village: np.ndarray

    @property
    def people(self) -> int:
        """How many."""
        return len(self.home)

    @cached_property
    def born_on(self) -> np.ndarray:
        """Days of birth."""
        return TODAY - self.age_days.astype("m8[D]")

    @cached_property
    def registered(self) -> np.ndarray:
        """Who is known to the registers."""
        return self.home % REGISTERED == 0

    def codes(self) -> pa.Array:
        """The division code of each village."""
        every = range(len(COUNTIES) * VILLAGES)
        return pa.array([f"{COUNTIES[v // VILLAGES]}{v % VILLAGES + 1:06d}" for v in every])


def draw(people: int) -> City:
    """A city of about so many people."""
    chance = np.random.default_rng([SEED, people])
    sizes = chance.choice(SIZES, round(people / 2.56), p=SHARES)
    total = int(sizes.sum())
    home = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    place = np.arange(total) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    relation = np.where(place == 0, 1, np.where(place == 1, 10, np.where(place < 4, 20, 50)))
    age = np.clip(chance.normal(44, 18, total), 19, 104)
    age = np.where(relation == 20, chance.uniform(0, 30, total), age)
    age = np.where(relation == 50, chance.uniform(55, 100, total), age)
    village = home.astype(np.int64) * (len(COUNTIES) * VILLAGES) // len(sizes)
    order = chance.permutation(total)
    return City(
        home[order],
        relation.astype(np.int16)[order],
        (age * 365.2425).astype(np.int32)[order],
        village.astype(np.int32)[order],
    )


@dataclass(frozen=True, eq=False)
class Listed:
    """The persons in a feed (numbers, ascending) and what it says of them."""

    people: np.ndarray
    facts: Facts


class Feeds:
    """What the feeds say, drawn one after the other."""

    def __init__(self, city: City) -> None:
        self.city = city
        self.chance = np.random.default_rng([SEED, city.people, 1])

    def draw(self, name: str) -> Listed:
        """The facts of a feed; the resident register has everybody."""
        chosen = self.chance.random(self.city.people) < LISTED.get(name, 1)
        rows = np.flatnonzero(chosen)
        return Listed(rows + 1, getattr(self, f"_{name}")(rows))

    def _share(self, rows: np.ndarray, share: float) -> np.ndarray:
        return self.chance.random(len(rows)) < share

    def _money(self, rows: np.ndarray, yuan: float, spread: float) -> np.ndarray:
        drawn = self.chance.lognormal(np.log(yuan * 100), spread, len(rows))
        return drawn.astype(np.int64)

    def _ago(self, rows: np.ndarray, most: int) -> np.ndarray:
        return TODAY - self.chance.integers(1, most, len(rows)).astype("m8[D]")

    def _residents(self, rows: np.ndarray) -> Facts:
        city, states = self.city, self.chance.random(len(rows))
        state = np.where(states < 0.985, 1, np.where(states < 0.995, 2, 3)).astype(np.int16)
        return {
            "dep_born_on": pa.array(city.born_on),
            "dep_sex": pa.array(self.chance.integers(1, 3, len(rows)).astype(np.int16)),
            "dep_ethnicity": pa.array(np.ones(len(rows), np.int16)),
            "dep_relation": pa.array(city.relation),
            "dep_residence_state": pa.array(state),
            "dep_residence_changed_on": pa.array(self._ago(rows, 900), mask=state == 1),
        }

    def _deaths(self, rows: np.ndarray) -> Facts:
        return {"dep_died_on": pa.array(self._ago(rows, 1_000))}

    def _disability_certificates(self, rows: np.ndarray) -> Facts:
        until = TODAY + self.chance.integers(-200, 3_500, len(rows)).astype("m8[D]")
        return {
            "dep_disability_kind": pa.array(self.chance.integers(1, 8, len(rows)).astype(np.int16)),
            "dep_disability_grade": pa.array(
                self.chance.integers(1, 5, len(rows)).astype(np.int16)
            ),
            "dep_certificate_until": pa.array(until),
            "dep_certificate_cancelled": pa.array(self._share(rows, 0.02)),
        }

    def _social_insurance(self, rows: np.ndarray) -> Facts:
        return {
            "dep_insured": pa.array(self._share(rows, 0.95)),
            "dep_insured_wage": pa.array(self._money(rows, 4_500, 0.4)),
        }

    def _pensions(self, rows: np.ndarray) -> Facts:
        pension = self._money(rows, 1_700, 0.6)
        return {
            "dep_pension": pa.array(pension),
            "dep_basic_pension": pa.array(np.minimum(pension, 22_000)),
        }

    def _income_tax(self, rows: np.ndarray) -> Facts:
        business = np.where(self._share(rows, 0.1), self._money(rows, 2_000, 0.7), 0)
        return {
            "dep_taxed_wage": pa.array(self._money(rows, 4_800, 0.5)),
            "dep_taxed_business": pa.array(business),
        }

    def _business_registration(self, rows: np.ndarray) -> Facts:
        companies = self.chance.integers(0, 3, len(rows)).astype(np.int32)
        return {
            "dep_shares": pa.array(np.where(companies > 0, self._money(rows, 80_000, 1.0), 0)),
            "dep_companies": pa.array(companies),
        }

    def _real_estate(self, rows: np.ndarray) -> Facts:
        return {
            "dep_homes": pa.array(self.chance.integers(0, 3, len(rows)).astype(np.int32)),
            "dep_shops": pa.array(self._share(rows, 0.02).astype(np.int32)),
        }

    def _vehicles(self, rows: np.ndarray) -> Facts:
        return {
            "dep_vehicles": pa.array(self.chance.integers(1, 3, len(rows)).astype(np.int32)),
            "dep_vehicle_value": pa.array(self._money(rows, 90_000, 0.6)),
        }

    def _custody(self, rows: np.ndarray) -> Facts:
        return {
            "dep_custody": pa.array(self._share(rows, 0.7)),
            "dep_custody_since": pa.array(self._ago(rows, 1_500)),
        }

    def _unemployment(self, rows: np.ndarray) -> Facts:
        return {
            "dep_unemployed": pa.array(self._share(rows, 0.6)),
            "dep_unemployed_since": pa.array(self._ago(rows, 400)),
        }
