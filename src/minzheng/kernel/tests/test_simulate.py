"""A change is tried on everybody before it is made."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from minzheng.kernel.expr import ExpressionError
from minzheng.kernel.population import Population
from minzheng.kernel.simulate import Effect, Simulation, simulate
from minzheng.kernel.tests.relief import ON, book, 补助

ROWS = [
    {"人均月收入": "1000元", "共同生活人数": 2, "财产条件": "是"},  # 564 -> 800
    {"人均月收入": "1350元", "共同生活人数": 1, "财产条件": "是"},  # 0 -> 50
    {"人均月收入": "2000元", "共同生活人数": 1, "财产条件": "是"},  # 0 -> 0
    {"人均月收入": "1000元", "共同生活人数": 3, "财产条件": "待核实"},
]
PLACES = np.array(["440118001000", "440118002000", "440106001000", "440106001000"])


def try_out(folder: Path, standard: str, by: str) -> Simulation:
    population = replace(Population.from_rows(ROWS, [补助.月补助]), places=PLACES)
    params = book(folder)
    after = params.override({"sample.standard": standard})
    return simulate(补助.月补助, population, on=ON, before=params, after=after, by=by)


def test_it_counts_winners_and_cost_by_division(tmp_path: Path) -> None:
    result = try_out(tmp_path, "1400元", "county")

    assert result.rows == (
        Effect("440106000000", 2, 0, 0, 1, 0, 0),
        Effect("440118000000", 2, 2, 0, 0, 56_400, 85_000),
    )
    assert result.total == Effect("000000000000", 4, 2, 0, 1, 56_400, 85_000)


def test_it_counts_losers_by_any_level(tmp_path: Path) -> None:
    result = try_out(tmp_path, "1100元", "town")

    assert [row.division for row in result.rows] == ["440106001000", "440118001000", "440118002000"]
    assert (result.total.lose, result.total.cost_after) == (1, 20_000)


def test_only_what_can_be_summed_is_simulated(tmp_path: Path) -> None:
    population = Population.from_rows(ROWS, [补助.收入条件])

    with pytest.raises(ExpressionError, match="收入条件"):
        simulate(补助.收入条件, population, on=ON, before=book(tmp_path), after=book(tmp_path))
