"""One household and the whole city agree to the fen, unknowns included."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.kernel.expr import Expr, Fact
from minzheng.kernel.many import CHUNK, many
from minzheng.kernel.one import run
from minzheng.kernel.params import NotInForce, ParamBook
from minzheng.kernel.policy import Amount
from minzheng.kernel.population import Population
from minzheng.kernel.tests.relief import (
    FAMILY,
    ON,
    PLACE,
    book,
    存款,
    工资收入,
    标准,
    示例法,
    补助,
)
from minzheng.kernel.tests.trees import facts_of, household, tree
from minzheng.kernel.units import Kind, 文字
from minzheng.kernel.words import 当, 成员

PLACES = ("440118001000", "440106000000", "441900003000")
SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]


@cache
def params() -> ParamBook:
    with TemporaryDirectory() as folder:
        return book(Path(folder))


def require_agreement(
    node: Expr, rows: Sequence[Mapping[str, Any]], places: Sequence[str] | None = None
) -> None:
    places = places or [PLACE] * len(rows)
    population = replace(Population.from_rows(rows, [node]), places=np.array(places, dtype="U12"))

    column = many({"": node}, population, on=ON, params=params())[""]

    for index, (row, place) in enumerate(zip(rows, places, strict=True)):
        done = run((node,), row, on=ON, place=place, params=params())
        seen = None if column.unknown[index] else column.values[index].item()
        assert seen == done.value(node), (index, row)


@given(
    st.sampled_from([Kind.MONEY, Kind.COUNT, Kind.BOOL]).flatmap(
        lambda kind: st.integers(0, 4).flatmap(lambda depth: tree(kind, "household", depth))
    ),
    st.lists(st.tuples(household(), st.sampled_from(PLACES)), min_size=1, max_size=8),
)
@settings(max_examples=400, deadline=None, suppress_health_check=SLOW)
def test_random_formulas_over_households_agree(
    node: Expr, rows: list[tuple[dict[str, Any], str]]
) -> None:
    require_agreement(node, [row for row, _ in rows], [place for _, place in rows])


@given(
    st.sampled_from([Kind.MONEY, Kind.COUNT, Kind.BOOL]).flatmap(
        lambda kind: tree(kind, "person", 3).filter(lambda node: node.entity == "person")
    ),
    st.lists(
        st.builds(lambda a, b: {**a, **b}, facts_of("household"), facts_of("person")), max_size=6
    ),
)
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
def test_random_formulas_over_persons_agree(node: Expr, rows: list[dict[str, Any]]) -> None:
    require_agreement(node, rows)


MEMBER = st.fixed_dictionaries(
    {},
    optional={
        "工资收入": st.none() | st.integers(0, 300_000),
        "就业成本": st.none() | st.integers(0, 50_000),
        "出生日期": st.none() | st.dates(ON.replace(year=1930), ON),
        "残疾等级": st.none() | st.sampled_from(["一级", "二级", "三级", "四级"]),
        "可计收入": st.none() | st.integers(0, 100_000),
    },
)
FAMILIES = st.fixed_dictionaries(
    {"成员": st.lists(MEMBER, max_size=4)},
    optional={
        "机动车": st.none() | st.integers(0, 3),
        "存款": st.none() | st.integers(0, 20_000_000),
        "给予保障": st.none() | st.booleans(),
        "人均月收入": st.none() | st.integers(0, 200_000),
    },
)


@given(st.lists(FAMILIES, min_size=1, max_size=6))
@settings(max_examples=150, deadline=None, suppress_health_check=SLOW)
def test_a_policy_agrees_with_given_formulas_and_gaps(rows: list[dict[str, Any]]) -> None:
    for formula in (补助.合计, 补助.给予保障, 补助.增发人数):
        require_agreement(formula, rows)


def test_sums_near_ten_billion_yuan_stay_exact() -> None:
    rows = [{"存款": 10**12 + 7, "成员": [{"工资收入": 10**12 - 1}] * 3}]
    node = (存款 + 成员.合计(工资收入)) * 100 - 当(存款 > 标准, 存款, 0)

    require_agreement(node, rows)


@pytest.mark.parametrize(
    "members", [[[]], [[], []], [[], [1], []], [[1], []], [[], [1, 2]], [[1], [2], [3]]]
)
def test_empty_households_keep_to_themselves(members: list[list[int]]) -> None:
    rows = [{"成员": [{"工资收入": wage} for wage in wages]} for wages in members]

    for node in (成员.合计(工资收入), 成员.计数(), 成员.最大(工资收入), 成员.任一(工资收入 > 0)):
        require_agreement(node, rows)


def test_words_are_compared_in_both() -> None:
    ethnicity = Fact("ethnicity", "民族", unit=文字)

    require_agreement(ethnicity == "壮族", [{"民族": "壮族"}, {"民族": "汉族"}, {}])


def test_many_chunks_and_threads_give_one_answer() -> None:
    rows = [{**FAMILY, "成员": FAMILY["成员"][:size]} for size in (0, 1, 2)]
    few = Population.from_rows(rows, 补助.formulas, place=PLACE)
    times = CHUNK
    people = {name: np.tile(values, times) for name, values in few.persons.items()}
    homes = {name: np.tile(values, times) for name, values in few.households.items()}
    sizes = np.tile(np.diff(few.offsets), times)
    city = Population(people, homes, np.append(0, np.cumsum(sizes)), np.tile(few.places, times))

    small = many(补助.formulas, few, on=ON, params=params())
    large = many(补助.formulas, city, on=ON, params=params(), threads=3)

    for name, column in small.items():
        assert np.array_equal(np.tile(column.values, times), large[name].values), name
        assert np.array_equal(np.tile(column.unknown, times), large[name].unknown), name


def test_a_formula_about_persons_gives_a_value_for_each_person() -> None:
    population = Population.from_rows([FAMILY, {"成员": []}, FAMILY], [补助.可计收入])

    column = 补助.可计收入.many(population, on=ON)

    assert column.values.tolist() == [180_000, 0, 180_000, 0]


def test_without_a_parameter_only_what_turns_on_it_is_unknown() -> None:
    rows = [{**FAMILY, "给予保障": "是"}, {**FAMILY, "给予保障": "否"}] * 2
    city = replace(
        Population.from_rows(rows, [补助.月增发]),
        places=np.array(["110101000000", "110101000000", "440118000000", "440118000000"]),
    )

    column = 补助.月增发.many(city, on=ON, params=params())

    assert column.unknown.tolist() == [True, False, False, False]
    assert column.values[1:].tolist() == [0, 2 * 38_460, 0]
    with pytest.raises(NotInForce, match=r"110101.*增发比例"):
        补助.月增发.one(rows[0], on=ON, place="110101", params=params())


def test_two_formulas_of_one_name_need_names() -> None:
    other = Amount(存款 * 1, cites=示例法.第一条)
    population = Population.from_rows([FAMILY], [存款])

    with pytest.raises(ValueError, match=r"同名"):
        many([other, Amount(存款 * 2, cites=示例法.第一条)], population, on=ON)
    assert many({"甲": other}, population, on=ON)["甲"].values.tolist() == [2_000_000]
