"""The pass that keeps only whom it finds: the same people as asking all, and what is shown."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.screening.api import Pass, Snapshot, Sought, Sweep, sweep
from minzheng.engines.screening.columns import household_columns, person_columns
from minzheng.engines.screening.holding import Known
from minzheng.engines.screening.tests.staging import MONDAY, VILLAGES, write_table
from minzheng.kernel.expr import Expr
from minzheng.kernel.many import many
from minzheng.kernel.matter import catalogue
from minzheng.kernel.population import Population
from minzheng.kernel.units import Kind
from minzheng.kernel.words import 已知, 成员, 若未知
from minzheng.vocabulary.benefits import 在领高龄津贴
from minzheng.vocabulary.person import 工资性收入, 残疾等级

BOOK = catalogue().params
RICH, SEVERE = 工资性收入 > "100元", 残疾等级.属于("一级", "二级")
HOME = 成员.合计(工资性收入) > "150元"
WAGES = [5_000, None, 20_000, 1, 30_000, 9_000]
GRADES = [1, 2, 0, None, 4, 1]


@pytest.fixture
def table(tmp_path: Path) -> Snapshot:
    folder = write_table(tmp_path, [[2, 1], [3]], wage_income=WAGES, disability_grade=GRADES)
    return Snapshot.open(folder)


def swept(table: Snapshot, **sought: Sought) -> Any:
    return sweep(Sweep(sought, MONDAY, BOOK), table)


def test_it_finds_whom_the_whole_pass_finds(table: Snapshot) -> None:
    found = swept(table, rich=Sought(RICH), severe=Sought(SEVERE), home=Sought(HOME))

    asked = Pass({"rich": RICH, "severe": SEVERE, "home": HOME}, MONDAY, BOOK)
    answers = [asked.over(table.read(number, asked.columns)) for number in table.numbers]
    for name in ("rich", "severe", "home"):
        whole = [part for both in answers for part in both if name in part.column_names]
        holds = [
            key for part in whole for key, yes in zip(part[0].to_pylist(), part[name].to_pylist(),
                                                      strict=True) if yes
        ]  # fmt: skip
        assert found[name].found["subject"].to_pylist() == holds


def test_what_is_shown_stands_beside_the_right_subject(table: Snapshot) -> None:
    shown = {"工资": 工资性收入, "全家": 成员.合计(工资性收入)}

    rows = swept(table, rich=Sought(RICH, shown))["rich"].found.to_pylist()

    assert rows == [
        {"subject": 2, "division": VILLAGES[0], "工资": 20_000, "全家": 20_000},
        {"subject": 4, "division": VILLAGES[1], "工资": 30_000, "全家": 39_001},
    ]


def test_of_those_watched_it_says_who_is_unknown(table: Snapshot) -> None:
    watched = np.array([0, 1, 2])

    assert swept(table, rich=Sought(RICH, {}, watched))["rich"].unknown.tolist() == [1]


def test_a_rule_that_can_hold_of_nobody_has_an_empty_list(table: Snapshot) -> None:
    found = swept(table, paid=Sought(在领高龄津贴 & RICH))["paid"].found

    assert (len(found), found.column_names) == (0, ["subject", "division"])


@pytest.mark.parametrize(
    ("node", "can"),
    [
        (RICH, True),
        (在领高龄津贴, False),
        (~在领高龄津贴, True),
        (在领高龄津贴 & RICH, False),
        (SEVERE, False),
        (SEVERE | RICH, True),
        (~已知(残疾等级), True),
        (已知(残疾等级), False),
        (若未知(SEVERE, True), True),
        (成员.任一(在领高龄津贴), False),
        (成员.计数(SEVERE) > 0, False),
    ],
)
def test_what_can_hold_follows_from_what_is_known(node: Expr, can: bool) -> None:
    assert Known(["wage_income"], {"longevity": False}).can_hold(node) is can


def columns_of_some(draw: Any, declared: Any, size: int) -> tuple[dict[str, Any], dict[str, Any]]:
    names = draw(st.sets(st.sampled_from(sorted(declared)), max_size=12))
    values, gaps = {}, {}
    for name in sorted(names):
        numbers = st.integers(0, 3) if declared[name].kind is not Kind.DATE else days
        column = draw(st.lists(numbers, min_size=size, max_size=size))
        kind = np.bool_ if declared[name].kind is Kind.BOOL else np.int64
        values[name] = np.array(column).astype(kind)
        gaps[name] = np.array(draw(st.lists(st.booleans(), min_size=size, max_size=size)))
    return values, gaps


days = st.sampled_from([19400101, 20100101, 20261001, 20271231])


@st.composite
def populations(draw: Any) -> Population:
    persons = columns_of_some(draw, person_columns(), 4)
    households = columns_of_some(draw, household_columns(), 2)
    offsets, places = np.array([0, 3, 4]), np.array([VILLAGES[0]] * 2)
    return Population(persons[0], households[0], offsets, places, persons[1], households[1])


@given(population=populations())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_alert_is_left_out_where_it_holds_of_anybody(population: Population) -> None:
    rules = {a.__qualname__ + a.__module__: a.when for a in catalogue().alerts if not a.of_feed}
    known = Known({*population.persons, *population.households}, {})

    found = many(rules, population, on=MONDAY, params=BOOK, threads=1)

    for name, column in found.items():
        if (column.values & ~column.unknown).any():
            assert known.can_hold(rules[name])
