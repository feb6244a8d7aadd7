"""Reading the table: slices that fit together, and columns that cannot be misread."""

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from minzheng.engines.screening.api import NoSnapshot, Snapshot, TableBroken, UnknownColumn
from minzheng.engines.screening.tests.staging import write_table
from minzheng.kernel.population import PopulationError
from minzheng.vocabulary.person import 工资性收入


def test_a_slice_holds_whole_households(tmp_path: Path) -> None:
    table = Snapshot.open(write_table(tmp_path, [[2, 1], [3]], wage_income=[1, 2, 3, 4, 5, 6]))

    slices = list(table.slices([工资性收入]))

    assert [list(each.offsets) for each in slices] == [[0, 2, 3], [0, 3]]
    assert [list(each.persons["wage_income"]) for each in slices] == [[1, 2, 3], [4, 5, 6]]


def test_a_misspelt_column_is_refused_with_the_likely_name(tmp_path: Path) -> None:
    write_table(tmp_path, [[1]], wage_incone=[1])

    with pytest.raises(UnknownColumn, match=r"persons.parquet.*wage_incone.*wage_income"):
        Snapshot.open(tmp_path)


def test_files_that_do_not_fit_together_are_refused(tmp_path: Path) -> None:
    write_table(tmp_path / "one", [[1], [1]])
    write_table(tmp_path / "two", [[1, 1]])
    (tmp_path / "two/persons.parquet").rename(tmp_path / "one/persons.parquet")

    with pytest.raises(TableBroken, match="1 段，户表有 2 段"):
        Snapshot.open(tmp_path / "one")


def test_sizes_that_do_not_add_up_are_refused(tmp_path: Path) -> None:
    write_table(tmp_path, [[2]])
    homes = pq.read_table(tmp_path / "households.parquet")
    wrong = homes.set_column(2, "members", pa.array([5], pa.int32()))
    pq.write_table(wrong, tmp_path / "households.parquet")

    with pytest.raises(PopulationError, match="合计 5 人，人表却有 2 行"):
        Snapshot.open(tmp_path).read(0, ())


def test_a_folder_without_files_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(NoSnapshot, match=r"persons\.parquet"):
        Snapshot.open(tmp_path)
