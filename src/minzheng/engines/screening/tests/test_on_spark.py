"""Spark with the same kernel: the same answers, wherever a batch cuts a household."""

from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import ModuleType
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from minzheng.engines.screening.passing import Pass, run
from minzheng.engines.screening.questions import columns_asked, questions_of
from minzheng.engines.screening.table import Snapshot
from minzheng.engines.screening.tests.staging import MONDAY, write_table
from minzheng.kernel.matter import catalogue

pytestmark = [
    pytest.mark.spark,
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
]
KEYS = ("relief/dibao", "relief/disability_care", "eldercare/longevity")
SIZES = [[3, 1, 4, 2], [5, 1, 1], [2, 6]]
PEOPLE = sum(map(sum, SIZES))


@pytest.fixture
def on_spark() -> ModuleType:
    return import_module("minzheng.engines.screening.on_spark")


@pytest.fixture
def table(tmp_path: Path) -> Snapshot:
    wages = [None if n % 7 == 3 else n * 13_337 for n in range(PEOPLE)]
    grades = [n % 5 for n in range(PEOPLE)]
    relations = [1 if n % 3 == 0 else 30 for n in range(PEOPLE)]
    here = [n % 4 != 1 for n in range(PEOPLE)]
    return Snapshot.open(
        write_table(
            tmp_path / "table",
            SIZES,
            wage_income=wages,
            disability_grade=grades,
            relation=relations,
            registered_here=here,
        )
    )


def asked() -> Pass:
    return Pass(columns_asked(questions_of(KEYS)), MONDAY, catalogue().params)


def rows(folder: Path, name: str, key: str) -> list[dict[str, Any]]:
    tables = [pq.read_table(file) for file in sorted((folder / name).glob("*.parquet"))]
    found = pa.concat_tables([each for each in tables if each.num_rows])
    return found.sort_by(key).to_pylist()


def test_it_answers_to_the_fen_what_the_pass_here_answers(
    on_spark: ModuleType, table: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(asked(), table, tmp_path / "here")
    # Batches of four rows cut the households of five and of six in two.
    monkeypatch.setattr(on_spark, "BATCH", 4)

    recipe = on_spark.Recipe(KEYS, MONDAY, catalogue().params)
    on_spark.run(recipe, table, tmp_path / "spark", "local[2]")

    for name, key in (("persons", "person"), ("households", "household")):
        assert rows(tmp_path / "spark", name, key) == rows(tmp_path / "here", name, key)


@pytest.mark.parametrize("length", [1, 2, 3, 5, 100])
def test_a_household_cut_by_batches_is_kept_whole(on_spark: ModuleType, length: int) -> None:
    homes = [home for home, size in enumerate([3, 1, 6, 2]) for _ in range(size)]
    whole = pa.record_batch({"household": homes})
    batches = (whole.slice(at, length) for at in range(0, len(homes), length))

    parts = [part["household"].to_pylist() for part in on_spark.whole_households(batches)]

    assert [home for part in parts for home in part] == homes
    assert all(left[-1] != right[0] for left, right in pairwise(parts))
