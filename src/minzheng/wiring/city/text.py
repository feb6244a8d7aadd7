"""Values as a department writes them: days, codes and amounts in its own style."""

from collections.abc import Callable, Mapping

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.kernel.feed import Column, Feed
from minzheng.kernel.units import Kind
from minzheng.wiring.city.rows import Values, as_array
from minzheng.wiring.city.styles import Style

YES_NO = ("否", "是")


def headers(feed: type[Feed], style: Style) -> list[str]:
    """The first line of the file."""
    return [_header(column, style) for column in feed.columns]


def written(feed: type[Feed], values: Mapping[str, Values], rows: int, style: Style) -> pa.Table:
    """A column for each of the feed's, by header; what nobody says is empty."""
    columns = [_written(column, as_array(values.get(column.term.column), rows), style)
               for column in feed.columns]  # fmt: skip
    return pa.table(columns, names=headers(feed, style))


def yuan(fen: pa.Array, *, commas: bool) -> pa.Array:
    """12345678 as 123456.78, or 123,456.78 with commas."""
    amount = np.nan_to_num(np.asarray(fen.to_numpy(zero_copy_only=False), np.float64)).astype("i8")
    whole, cents = amount // 100, amount % 100
    text = _grouped(whole) if commas else pc.cast(pa.array(whole), pa.string())
    text = pc.binary_join_element_wise(text, _padded(cents, 2), ".")
    return pc.if_else(pc.is_valid(fen), text, pa.scalar(None, pa.string()))


def _header(column: Column, style: Style) -> str:
    return column.also[0] if style.other_headers and column.also else column.header


def _written(column: Column, values: pa.Array | pa.ChunkedArray, style: Style) -> pa.Array:
    if isinstance(values, pa.ChunkedArray):
        values = values.combine_chunks()
    writer = _WRITERS.get(column.term.kind)
    if writer is None or values.type == pa.string() or values.type == pa.null():
        return values.cast(pa.string())
    return writer(column, values, style)


def _money(column: Column, values: pa.Array, style: Style) -> pa.Array:
    text = yuan(values, commas=style.commas and style.kind != "parquet")
    return text.cast(pa.decimal128(18, 2)) if style.kind == "parquet" else text


def _count(column: Column, values: pa.Array, style: Style) -> pa.Array:
    return values.cast(pa.int64() if style.kind == "parquet" else pa.string())


def _day(column: Column, values: pa.Array, style: Style) -> pa.Array:
    days = values.cast(pa.date32())
    return days if style.kind == "parquet" else pc.strftime(days, style.days)


def _flag(column: Column, values: pa.Array, style: Style) -> pa.Array:
    return pa.array(_marked(column, YES_NO, style)).take(values.cast(pa.int8()))


def _code(column: Column, values: pa.Array, style: Style) -> pa.Array:
    if style.codes == "number":
        return values.cast(pa.string())
    codes = column.term.unit.codes
    labels = _marked(column, tuple(codes.values()), style)
    place = pc.index_in(values, value_set=pa.array(list(codes), values.type))
    return pa.array(labels).take(place)


def _marked(column: Column, labels: tuple[str, ...], style: Style) -> list[str]:
    marks = {label: mark for mark, label in column.marks.items()} if style.codes == "mark" else {}
    return [marks.get(label, label) for label in labels]


def _grouped(whole: np.ndarray) -> pa.Array:
    parts = whole // 1_000_000, whole // 1_000 % 1_000, whole % 1_000
    first, second, third = (pc.cast(pa.array(part), pa.string()) for part in parts)
    two = pc.binary_join_element_wise(second, _padded(parts[2], 3), ",")
    three = pc.binary_join_element_wise(first, _padded(parts[1], 3), _padded(parts[2], 3), ",")
    return pc.if_else(pa.array(whole < 1_000), third,
                      pc.if_else(pa.array(whole < 1_000_000), two, three))  # fmt: skip


def _padded(numbers: np.ndarray, width: int) -> pa.Array:
    return pc.utf8_lpad(pc.cast(pa.array(numbers), pa.string()), width, "0")


_WRITERS: Mapping[Kind, Callable[[Column, pa.Array, Style], pa.Array]] = {
    Kind.MONEY: _money,
    Kind.COUNT: _count,
    Kind.DATE: _day,
    Kind.BOOL: _flag,
    Kind.CODE: _code,
}
