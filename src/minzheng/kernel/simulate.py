"""A change of parameters tried on a whole population before it is made: who gains, who loses, cost.

simulate(最低生活保障.月保障金, population, on=day, before=book,
         after=book.override({"dibao.standard": "1400元"})).total.cost_after
"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from minzheng.kernel.divisions import NATION
from minzheng.kernel.expr import ExpressionError, describe
from minzheng.kernel.formula import Formula
from minzheng.kernel.many import Column, many
from minzheng.kernel.params import ParamBook
from minzheng.kernel.population import Population
from minzheng.kernel.units import Kind

_DIGITS = {"nation": 0, "province": 2, "city": 4, "county": 6, "town": 9, "village": 12}


@dataclass(frozen=True)
class Effect:
    """What the change does in one division; households (or persons), and cost in fen.

    Those whose amount is unknown before or after are counted in `unknown` and nowhere else.
    """

    division: str
    subjects: int
    gain: int
    lose: int
    unknown: int
    cost_before: int
    cost_after: int


@dataclass(frozen=True)
class Simulation:
    """The effect in each division that has anybody, in order of code, and in all together."""

    rows: tuple[Effect, ...]
    total: Effect


def simulate(
    amount: Formula,
    population: Population,
    *,
    on: date,
    before: ParamBook,
    after: ParamBook,
    by: str = "county",
) -> Simulation:
    """Compare an amount under two parameter books, by division of level `by`.

    Raises ExpressionError when the formula is not money or a count, NotInForce.
    """
    if amount.kind not in (Kind.MONEY, Kind.COUNT):
        raise ExpressionError(f"只能试算金额或数量，{describe(amount)}不是")
    old = many({"": amount}, population, on=on, params=before)[""]
    new = many({"": amount}, population, on=on, params=after)[""]
    codes, group = _groups(population, _DIGITS[by], personal=amount.entity == "person")
    counts = _counts(old, new, group, len(codes))
    rows = tuple(
        Effect(code, *(int(count) for count in row))
        for code, row in zip(codes, counts, strict=True)
    )
    return Simulation(rows, Effect(NATION, *(int(count) for count in counts.sum(axis=0))))


def _groups(population: Population, digits: int, *, personal: bool) -> tuple[list[str], np.ndarray]:
    """The divisions of a level, and for each household (or person) the index of its own."""
    places, index = population.distinct_places
    above = [place[:digits].ljust(12, "0") for place in places]
    codes = sorted(set(above))
    position = {code: number for number, code in enumerate(codes)}
    group = np.array([position[code] for code in above], dtype=np.int64)[index]
    return codes, np.repeat(group, np.diff(population.offsets)) if personal else group


def _counts(old: Column, new: Column, group: np.ndarray, size: int) -> np.ndarray:
    """One row a division, in the order of Effect's fields; whole numbers, so exact to the fen."""
    unknown = old.unknown | new.unknown
    before, after = np.where(unknown, 0, old.values), np.where(unknown, 0, new.values)
    measured = (np.ones_like(group), after > before, after < before, unknown, before, after)
    counts = np.zeros((size, len(measured)), np.int64)
    for column, values in enumerate(measured):
        np.add.at(counts[:, column], group, values.astype(np.int64))
    return counts
