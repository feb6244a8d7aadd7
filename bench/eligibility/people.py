"""Made-up persons in households, written as the population table is: sorted, cut at households.

Seeded by row group, so a city is drawn piece by piece and the same city every time.
"""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pyarrow as pa
from bench.eligibility.policy import ON

from minzheng.engines.screening.layout import GROUP, TableWriter

SIZES, SHARES = [1, 2, 3, 4, 5, 6, 8], [0.25, 0.30, 0.24, 0.12, 0.05, 0.03, 0.01]
PER_HOUSEHOLD = 2.56
COUNTIES, VILLAGES = 16, 200
SEED = 42
EDITION = 1  # counted up when the made-up people change
Columns = dict[str, np.ndarray]


@dataclass(frozen=True)
class Draw:
    """One row group being drawn: who lives with whom, who is poor, how old everybody is."""

    chance: np.random.Generator
    sizes: np.ndarray
    poor: np.ndarray
    age: np.ndarray

    @property
    def persons(self) -> int:
        """How many persons."""
        return len(self.age)

    @property
    def poor_person(self) -> np.ndarray:
        """Who lives in a poor household."""
        return np.repeat(self.poor, self.sizes)

    def with_chance(self, share: float | np.ndarray) -> np.ndarray:
        """A yes for that share of the persons."""
        return self.chance.random(self.persons) < share

    def money(self, yuan: float, spread: float, who: np.ndarray) -> np.ndarray:
        """Fen, skewed to the right; nothing for the others."""
        drawn = self.chance.lognormal(np.log(yuan * 100), spread, len(who))
        return np.where(who, drawn, 0).astype(np.int32)


def write_people(folder: Path, persons: int) -> None:
    """persons.parquet and households.parquet of about so many persons."""
    folder.mkdir(parents=True, exist_ok=True)
    households = round(persons / PER_HOUSEHOLD)
    number = 0
    with TableWriter(folder) as writer:
        for first in range(0, households, GROUP):
            drawn = draw(first // GROUP, min(GROUP, households - first))
            homes = household_columns(drawn, first)
            numbers = {
                "person": np.arange(number, number + drawn.persons),
                "household": np.repeat(homes["household"], drawn.sizes),
            }
            places = division_codes(first, len(drawn.sizes), households)
            writer.write(
                pa.table({**numbers, **person_columns(drawn)}),
                pa.table({"division_code": places, **homes}),
            )
            number += drawn.persons


def draw(group: int, households: int) -> Draw:
    """Sizes, poverty and ages of one row group."""
    chance = np.random.default_rng([SEED, group])
    sizes = chance.choice(SIZES, households, p=SHARES)
    age = np.clip(chance.normal(44, 22, int(sizes.sum())), 0, 106)
    oldest = chance.random(len(age)) < 0.002
    age[oldest] = chance.integers(90, 106, int(oldest.sum()))
    return Draw(chance, sizes, chance.random(households) < 0.08, age)


def person_columns(drawn: Draw) -> Columns:
    """What is known of each person; dates as days, money in fen."""
    return {**_body(drawn), **_income(drawn)}


def _body(drawn: Draw) -> Columns:
    chance, age, many = drawn.chance, drawn.age, drawn.persons
    disabled = drawn.with_chance(np.where(drawn.poor_person, 0.16, 0.055))
    frail = disabled | (age > 75)
    ability = chance.choice(3, many, p=[0.7, 0.2, 0.1])
    born = np.datetime64(ON) - (age * 365.2425 + chance.integers(0, 365, many)).astype("m8[D]")
    return {
        "born_on": born.astype("M8[D]"),
        "disability_grade": np.where(disabled, chance.integers(1, 5, many), 0).astype(np.int8),
        "disability_kind": np.where(disabled, chance.integers(1, 8, many), 0).astype(np.int8),
        "bench_self_care": np.where(frail, ability, 0).astype(np.int8),
        "seriously_ill": drawn.with_chance(0.02),
        "bench_local": drawn.with_chance(0.86),
        "bench_no_obligor": drawn.with_chance(0.05),
        "bench_orphaned": drawn.with_chance(0.003),
    }


def _income(drawn: Draw) -> Columns:
    age, poor = drawn.age, drawn.poor_person
    working = (age >= 18) & (age < 62) & drawn.with_chance(0.72)
    less = np.where(poor, 0.25, 1)
    wage = (drawn.money(4400, 0.55, working) * less).astype(np.int32)
    business = drawn.money(2200, 0.8, drawn.with_chance(0.05)) * less
    pension = drawn.money(1800, 0.6, (age >= 60) & drawn.with_chance(0.9))
    pension = np.where(poor, pension // 8, pension).astype(np.int32)
    return {
        "wage_income": wage,
        "employment_cost": np.where(wage > 0, 20_000, 0).astype(np.int32),
        "business_income": business.astype(np.int32),
        "property_income": drawn.money(300, 1.0, drawn.with_chance(0.04)),
        "pension_income": pension,
        "basic_pension": np.where(pension > 0, 12_300, 0).astype(np.int32),
        "support_income": drawn.money(300, 0.5, (age >= 60) & drawn.with_chance(0.2)),
        "transfer_income": drawn.money(360, 1.0, drawn.with_chance(0.06)),
        "transfer_out": drawn.money(200, 0.5, working & drawn.with_chance(0.5)),
        "rigid_cost_disability_illness": drawn.money(500, 1.0, drawn.with_chance(0.04)),
    }


def household_columns(drawn: Draw, first: int) -> Columns:
    """What is known of each household; some hold more fen than an int32 does."""
    chance, poor, many = drawn.chance, drawn.poor, len(drawn.sizes)

    def money(yuan: float, spread: float, share: float) -> np.ndarray:
        amount = chance.lognormal(np.log(yuan * 100), spread, many)
        return np.where(chance.random(many) < share, amount, 0).astype(np.int64)

    received = poor & (chance.random(many) < 0.3)
    return {
        "household": np.arange(first, first + many),
        "members": drawn.sizes.astype(np.int8),
        "deposits": (money(30_000, 1.6, 0.95) * np.where(poor, 0.12, 1)).astype(np.int64),
        "securities": money(20_000, 2.0, 0.1),
        "other_assets": money(2_000, 1.0, 0.3),
        "business_shares": money(100_000, 1.0, 0.03),
        "vehicles": (chance.random(many) < np.where(poor, 0.03, 0.4)).astype(np.int8),
        "homes": chance.choice(4, many, p=[0.1, 0.7, 0.15, 0.05]).astype(np.int8),
        "medical_cost": money(6_000, 1.3, 0.2),
        "education_cost": money(5_000, 0.8, 0.15),
        "bench_receiving": received,
        "bench_paid": np.where(received, chance.integers(5_000, 250_000, many), 0),
    }


def division_codes(first: int, count: int, households: int) -> pa.Array:
    """Villages in order, sixteen counties of equal size."""
    villages = COUNTIES * VILLAGES
    place = np.arange(first, first + count) * villages // households
    codes = [
        f"9901{village // VILLAGES + 1:02d}{village % VILLAGES + 1:06d}"
        for village in range(villages)
    ]
    return pa.array(codes).take(pa.array(place))
