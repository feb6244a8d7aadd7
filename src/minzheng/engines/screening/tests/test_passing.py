"""The pass from Parquet to Parquet answers as one household at a time does."""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.screening.passing import Pass, run
from minzheng.engines.screening.table import Snapshot
from minzheng.engines.screening.tests.staging import MONDAY, VILLAGES, write_table
from minzheng.kernel.divisions import NATION
from minzheng.kernel.expr import Param
from minzheng.kernel.matter import catalogue
from minzheng.kernel.one import run as run_one
from minzheng.kernel.units import 分_每人每月
from minzheng.kernel.words import 当, 成员
from minzheng.vocabulary.person import 出生日期, 工资性收入, 残疾等级

标准 = Param("dibao.standard", "当地最低生活保障标准", 分_每人每月)
QUESTIONS = {
    "低于标准": 工资性收入 < 标准,
    "补到标准": 当(工资性收入 < 标准, 标准 - 工资性收入, 0),
    "户合计": 成员.合计(工资性收入),
    "有重残": 成员.任一(残疾等级.属于("一级", "二级")),
    "已知出生": 出生日期 > MONDAY,
}
PERSONAL = [name for name, node in QUESTIONS.items() if node.entity == "person"]
BOOK = catalogue().params.override({"dibao.standard": "1000元"})


def written(folder: Path, name: str) -> pa.Table:
    files = sorted((folder / name).glob("*.parquet"))
    return pa.concat_tables([pq.read_table(file) for file in files])


def answers(folder: Path, into: Path) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    run(Pass(QUESTIONS, MONDAY, BOOK), Snapshot.open(folder), into)
    return written(into, "persons").to_pylist(), written(into, "households").to_pylist()


people = st.lists(
    st.lists(
        st.lists(
            st.tuples(st.none() | st.integers(-(10**9), 3 * 10**9), st.none() | st.integers(0, 4)),
            min_size=1,
            max_size=3,
        ),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=3,
)


@given(groups=people)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_it_answers_as_one_household_at_a_time(groups: Any, tmp_path_factory: Any) -> None:
    folder = tmp_path_factory.mktemp("pass")
    everybody = [person for group in groups for home in group for person in home]
    sizes = [[len(home) for home in group] for group in groups]
    wages, grades = zip(*everybody, strict=True)
    write_table(folder, sizes, wage_income=list(wages), disability_grade=list(grades))

    persons, households = answers(folder, folder / "out")

    homes = [home for group in groups for home in group]
    for row, home in zip(households, homes, strict=True):
        facts = {"members": [facts_of(person) for person in home]}
        assert {n: row[n] for n in row if n in QUESTIONS} == one(facts, personal=False)
    for row, person in zip(persons, everybody, strict=True):
        assert {n: row[n] for n in row if n in QUESTIONS} == one(facts_of(person), personal=True)


def facts_of(person: tuple[int | None, int | None]) -> dict[str, Any]:
    return {"wage_income": person[0], "disability_grade": person[1]}


def one(facts: dict[str, Any], *, personal: bool) -> dict[str, Any]:
    asked = {n: node for n, node in QUESTIONS.items() if (n in PERSONAL) is personal}
    found = run_one(tuple(asked.values()), facts, on=MONDAY, place=NATION, params=BOOK)
    return {name: found.value(node) for name, node in asked.items()}


def test_where_a_number_is_not_in_force_nothing_is_told_there(tmp_path: Path) -> None:
    folder = write_table(tmp_path / "t", [[1], [1], [1]], wage_income=[5, 5, 5])
    asked = Pass(QUESTIONS, MONDAY, catalogue().params)

    run(asked, Snapshot.open(folder), tmp_path / "out")

    rows = written(tmp_path / "out", "persons").to_pylist()
    assert [row["低于标准"] for row in rows] == [True, True, None]
    assert VILLAGES[2] in asked.not_in_force["低于标准"]
    assert "户合计" not in asked.not_in_force


def test_keys_stand_beside_the_answers(tmp_path: Path) -> None:
    folder = write_table(tmp_path / "t", [[2], [1]], wage_income=[1, 2, 3])

    persons, households = answers(folder, tmp_path / "out")

    assert [row["person"] for row in persons] == [0, 1, 2]
    assert [(row["household"], row["户合计"]) for row in households] == [(0, 3), (1, 3)]
