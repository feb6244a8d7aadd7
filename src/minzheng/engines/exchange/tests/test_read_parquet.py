"""Parquet: typed values become what a person would have written."""

import io
from datetime import UTC, date, datetime

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from minzheng.engines.exchange.errors import FileUnreadable
from minzheng.engines.exchange.reading.batch import Batch
from minzheng.engines.exchange.reading.columns import open_parquet
from minzheng.engines.exchange.testing import FEED
from minzheng.kernel.feed import feed_named


def read(**columns: pa.Array) -> list[Batch]:
    made = io.BytesIO()
    pq.write_table(pa.table(columns), made)
    return list(open_parquet(feed_named(FEED), made).batches)


def test_every_simple_type_is_written_out() -> None:
    (batch,) = read(
        逝者身份证号=pa.array([110105194912310021, None]),
        逝者姓名=pa.array(["何秀兰", "孙立人"]).dictionary_encode(),
        死亡日期=pa.array([date(2026, 10, 28), None]),
        火化日期=pa.array([datetime(2026, 10, 30, 8, 5, tzinfo=UTC).replace(tzinfo=None), None]),
        火化证编号=pa.array([7.0, 8.0]),
    )

    assert [batch.values[place].to_pylist() for place in range(5)] == [
        ["110105194912310021", ""],
        ["何秀兰", "孙立人"],
        ["2026-10-28", ""],
        ["2026-10-30", ""],
        ["7", "8"],
    ]
    assert list(batch.rows) == [1, 2]


def test_an_instant_is_the_day_it_was_here() -> None:
    late = pa.array([datetime(2026, 10, 29, 17, tzinfo=UTC)], pa.timestamp("us", "UTC"))

    (batch,) = read(火化日期=late)

    assert batch.values[0].to_pylist() == ["2026-10-30"]


def test_a_float_too_large_has_lost_its_digits() -> None:
    (batch,) = read(逝者身份证号=pa.array([4.40103195602290025e17, 1.5]))

    assert [(each.row, each.rule) for each in batch.faults] == [(1, "digits_lost")]
    assert batch.values[0].to_pylist() == ["", "1.5"]


def test_a_nested_column_is_refused_by_name() -> None:
    with pytest.raises(FileUnreadable, match="“逝者姓名”一列是嵌套结构"):
        read(逝者姓名=pa.array([["a", "b"]]))


def test_a_file_of_something_else_names_its_columns() -> None:
    with pytest.raises(FileUnreadable, match="只有：a"):
        read(a=pa.array([1]))


def test_a_cut_file_is_unreadable() -> None:
    with pytest.raises(FileUnreadable, match="损坏"):
        open_parquet(feed_named(FEED), io.BytesIO(b"PAR1" + bytes(50) + b"PAR1"))
