"""Parquet, whose values have types already: they become text, so that one set of checks holds."""

from collections.abc import Iterator
from typing import BinaryIO

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from minzheng.engines.exchange import limits
from minzheng.engines.exchange.errors import FileUnreadable
from minzheng.engines.exchange.reading.batch import Batch, Fault, Reading
from minzheng.engines.exchange.reading.heads import match
from minzheng.kernel.feed import Feed

ROWS_AT_ONCE = 65_536
HOME = "Asia/Shanghai"  # an instant with a zone is the day it was here
SIMPLE = (pa.types.is_integer, pa.types.is_floating, pa.types.is_decimal, pa.types.is_boolean,
          pa.types.is_string, pa.types.is_large_string, pa.types.is_date, pa.types.is_timestamp,
          pa.types.is_dictionary, pa.types.is_null)  # fmt: skip


def open_parquet(feed: type[Feed], file: BinaryIO) -> Reading:
    """Raises FileUnreadable."""
    try:
        opened = pq.ParquetFile(file, thrift_container_size_limit=1_000_000)
    except (pa.ArrowInvalid, OSError) as error:
        raise FileUnreadable("Parquet 文件已损坏，打不开。请重新导出后报送") from error
    headers = tuple(opened.schema_arrow.names)
    wanted = match(feed, headers).found
    if not wanted:
        named = "、".join(headers[:8])
        raise FileUnreadable(f"文件里没有《{feed.title}》的列，只有：{named}。请核对是哪份数据")
    _refuse_large(opened)
    _refuse_nested(opened, headers, list(wanted))
    rows = opened.metadata.num_rows
    return Reading({"header_row": 0}, headers, _batches(opened, headers, list(wanted)), rows)


def _refuse_large(opened: pq.ParquetFile) -> None:
    meta = opened.metadata
    sizes = [meta.row_group(number).total_byte_size for number in range(meta.num_row_groups)]
    if sum(sizes) > limits.MOST_UNPACKED:
        raise FileUnreadable(
            f"文件解开后有 {sum(sizes) / limits.MEBIBYTE:,.0f} MB，超过上限。请拆成几个文件报送"
        )


def _refuse_nested(opened: pq.ParquetFile, headers: tuple[str, ...], places: list[int]) -> None:
    for place in places:
        kind = opened.schema_arrow.field(place).type
        if not any(fits(kind) for fits in SIMPLE):
            raise FileUnreadable(
                f"“{headers[place]}”一列是嵌套结构（{kind}），不是单个的值。请展开后重新导出"
            )


def _batches(
    opened: pq.ParquetFile, headers: tuple[str, ...], places: list[int]
) -> Iterator[Batch]:
    names, last = [headers[place] for place in places], 0
    try:
        for table in opened.iter_batches(ROWS_AT_ONCE, columns=names):
            rows = np.arange(last + 1, last + 1 + table.num_rows, dtype=np.int64)
            last += table.num_rows
            faults: list[Fault] = []
            values = {}
            for place, column in zip(places, table.columns, strict=True):
                values[place] = _text(column, rows, place, faults)
            yield Batch(rows, values, tuple(faults), last)
    except (pa.ArrowInvalid, OSError) as error:
        raise FileUnreadable(f"Parquet 文件在第 {last} 条以后损坏。请重新导出后报送") from error


def _text(column: pa.Array, rows: np.ndarray, place: int, faults: list[Fault]) -> pa.Array:
    """The values as they would be written; a number too large for a float is told and dropped."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        return _text(column.dictionary_decode(), rows, place, faults)
    if pa.types.is_floating(kind):
        column = _whole(column, rows, place, faults)
    elif pa.types.is_boolean(kind):
        column = pc.if_else(column, "是", "否")
    elif pa.types.is_timestamp(kind):
        local = column.cast(pa.timestamp("us", HOME)) if kind.tz else column
        column = pc.strftime(local, "%Y-%m-%d").cast(pa.string())
    return pc.fill_null(column.cast(pa.string()), "")


def _whole(column: pa.Array, rows: np.ndarray, place: int, faults: list[Fault]) -> pa.Array:
    """Whole numbers without a fraction, and those that lost digits told by row."""
    lost = pc.fill_null(pc.greater_equal(pc.abs(column), limits.LARGEST_FLOAT), False)
    for at in np.flatnonzero(lost.to_numpy(zero_copy_only=False)):
        faults.append(Fault(int(rows[at]), place, "digits_lost"))
    kept = pc.if_else(lost, None, column)
    rounded = pc.round(kept)
    is_whole = pc.fill_null(pc.equal(kept, rounded), False)
    if pc.all(is_whole).as_py() is not False:
        return rounded.cast(pa.int64())
    return pc.if_else(is_whole, rounded.cast(pa.int64()).cast(pa.string()), kept.cast(pa.string()))
