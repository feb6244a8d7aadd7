"""Columns from Arrow tables: sorted, gaps kept, nobody lost."""

from datetime import date

import numpy as np
import pyarrow as pa
import pytest

from minzheng.kernel.many import many
from minzheng.kernel.population import Population, PopulationError
from minzheng.kernel.tests.relief import ON, 出生日期, 单人户, 存款, 工资收入, 机动车
from minzheng.kernel.words import 周岁, 成员

HOUSEHOLDS = pa.table(
    {
        "members": [1, 1, 2],
        "division_code": ["440118001000", "440118001000", "440118002000"],
        "savings": pa.array([None, 20, 30], pa.int32()),
        "alone": pa.array([True, False, None]),
    }
)
PERSONS = pa.table(
    {
        "wage": pa.array([4, 2, 1, None], pa.int16()),
        "born_on": pa.array([date(2000, 2, 29), date(1970, 12, 31), date(1960, 1, 1), None]),
    }
)


def test_it_keeps_the_order_and_the_gaps() -> None:
    population = Population.from_sorted(PERSONS, HOUSEHOLDS, size="members")
    columns = many(
        {"存": 存款 * 1, "单": ~单人户, "薪": 成员.合计(工资收入), "龄": 周岁(出生日期)},
        population,
        on=ON,
    )

    seen = {
        name: [
            None if gap else value for value, gap in zip(c.values.tolist(), c.unknown, strict=True)
        ]
        for name, c in columns.items()
    }
    assert seen == {
        "存": [None, 20, 30],
        "单": [False, True, None],
        "薪": [4, 2, None],
        "龄": [26, 55, 66, None],
    }
    assert (population.household_count, population.person_count) == (3, 4)


def test_persons_without_household_are_not_lost_silently() -> None:
    with pytest.raises(PopulationError, match="合计 3 人，人表却有 4 行"):
        Population.from_sorted(PERSONS, HOUSEHOLDS.slice(1), size="members")


def test_a_place_coded_in_parquet_stays_coded() -> None:
    place = HOUSEHOLDS["division_code"].dictionary_encode()
    coded = HOUSEHOLDS.set_column(1, "division_code", place)

    codes, index = Population.from_sorted(PERSONS, coded, size="members").distinct_places

    assert (codes, index.tolist()) == (("440118001000", "440118002000"), [0, 0, 1])


def test_a_column_nobody_has_is_unknown_of_all() -> None:
    population = Population.from_sorted(PERSONS, HOUSEHOLDS, size="members")

    assert many({"": 机动车 > 1}, population, on=ON)[""].unknown.tolist() == [True] * 3


def test_a_column_of_another_kind_is_refused() -> None:
    money = HOUSEHOLDS.set_column(2, "savings", pa.array([1.5, 2.0, 3.0]))
    population = Population.from_sorted(PERSONS, money, size="members")

    with pytest.raises(PopulationError, match="列“存款”是 float64，不能当作金额"):
        many({"": 存款 * 1}, population, on=ON)


def test_offsets_must_fit_the_households() -> None:
    with pytest.raises(PopulationError, match="分界"):
        Population({}, {}, np.array([0, 1]), np.array(["440118"] * 2))


def test_nobody_at_all() -> None:
    population = Population({}, {}, np.array([0]), np.array([], dtype="U12"))

    assert len(many({"": 成员.合计(工资收入)}, population, on=ON)[""].values) == 0
