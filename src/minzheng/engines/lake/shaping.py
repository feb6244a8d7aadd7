"""Delivered rows in the shape of the lake: every column there, each in its type."""

import numpy as np
import pyarrow as pa

from minzheng.engines.lake import layout
from minzheng.engines.lake.errors import RowsUnfit
from minzheng.engines.lake.layout import DELIVERY, PERSON, PSEUDONYM, ROW
from minzheng.engines.lake.pseudonyms import TYPE, pseudonyms
from minzheng.kernel.feed import Feed, Role


def shaped(feed: type[Feed], rows: pa.Table, delivery: str) -> pa.Table:
    """The rows with all columns of the lake and the feed, in the lake's types. Raises RowsUnfit."""
    theirs = {**layout.open_columns(feed), **layout.sealed_columns(feed)}
    lacking = {PERSON, ROW, *theirs} - set(rows.column_names)
    if lacking:
        names = "、".join(sorted(lacking))
        raise RowsUnfit(f"《{feed.title}》的数据缺少这些列：{names}。请先按数据格式检查再入库")
    columns = {name: _cast(rows[name], kind, feed) for name, kind in theirs.items()}
    number = feed.column_of(Role.ID)
    own = {
        PERSON: _persons(rows[PERSON]),
        ROW: _cast(rows[ROW], pa.int32(), feed),
        DELIVERY: pa.DictionaryArray.from_arrays(np.zeros(len(rows), np.int32), [delivery]),
        PSEUDONYM: _pseudonyms(rows, columns[number.term.column]) if number else None,
    }
    schema = layout.schema_of({**layout.own_columns(), **theirs})
    return pa.table({**own, **columns}, schema=schema)


def _pseudonyms(rows: pa.Table, numbers: pa.ChunkedArray) -> pa.Array | pa.ChunkedArray:
    """Those the rows bring along already, else made of the numbers."""
    brought = PSEUDONYM in rows.column_names and rows[PSEUDONYM].type == TYPE
    return rows[PSEUDONYM] if brought else pseudonyms(numbers)


def _persons(numbers: pa.ChunkedArray) -> pa.Array:
    plain = numbers.fill_null(0).to_numpy().astype(np.int64)
    return pa.array(plain, mask=plain == 0)


def _cast(column: pa.ChunkedArray, kind: pa.DataType, feed: type[Feed]) -> pa.ChunkedArray:
    try:
        return column.cast(kind)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
        raise RowsUnfit(
            f"《{feed.title}》有一列应为 {kind}，来的是 {column.type}，不能入库：{error}"
        ) from error
