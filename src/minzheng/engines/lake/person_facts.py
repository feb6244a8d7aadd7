"""What a feed gives of each person, by the kernel: a row is a member, the person her home."""

from datetime import date

import numpy as np
import pyarrow as pa

from minzheng.engines.lake.layout import PERSON, type_of
from minzheng.kernel.divisions import NATION
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import Feed
from minzheng.kernel.many import Column, many
from minzheng.kernel.population import Population
from minzheng.kernel.units import Kind

SIZE, PLACE = "rows_of_hers", "division_code"


def facts_schema(feed: type[Feed]) -> pa.Schema:
    """The person, and a column for each fact the feed gives."""
    given = [(fact.column, type_of(fact)) for fact in feed.gives]
    return pa.schema([(PERSON, pa.int64()), *given])


def facts_of(feed: type[Feed], rows: pa.Table, on: date) -> pa.Table:
    """One row a person from rows sorted by person, the unlinked left out by the caller."""
    persons, sizes = _runs(rows[PERSON].to_numpy())
    found = many(
        {fact.column: expr for fact, expr in feed.gives.items()},
        _population(feed, rows, sizes),
        on=on,
    )
    columns = [arrow_column(found[fact.column], fact) for fact in feed.gives]
    return pa.Table.from_arrays([pa.array(persons), *columns], schema=facts_schema(feed))


def arrow_column(column: Column, fact: Fact) -> pa.Array:
    """A column of the kernel in the type in which the lake keeps the fact."""
    values = column.values
    if fact.kind is Kind.DATE:
        values = _days(values)
    if fact.kind is Kind.TEXT:
        values = np.where(column.unknown, "", values)
        return pa.array(values, pa.string(), mask=column.unknown)
    plain = np.where(column.unknown, np.zeros((), values.dtype), values)
    return pa.array(plain, mask=column.unknown).cast(type_of(fact))


def _runs(persons: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The distinct persons of a sorted column, and how many rows each has."""
    starts = np.flatnonzero(np.diff(persons, prepend=-1))
    return persons[starts], np.diff(np.append(starts, len(persons)))


def _population(feed: type[Feed], rows: pa.Table, sizes: np.ndarray) -> Population:
    needed = {term.column for expr in feed.gives.values() for term in expr.needs().facts}
    members = rows.select([name for name in rows.column_names if name in needed])
    places = pa.DictionaryArray.from_arrays(np.zeros(len(sizes), np.int32), [NATION])
    homes = pa.table({SIZE: pa.array(sizes), PLACE: places})
    return Population.from_sorted(members, homes, size=SIZE, place=PLACE)


def _days(numbers: np.ndarray) -> np.ndarray:
    """yyyymmdd as days; what is no month or day stands under a mask."""
    months = (numbers // 10_000 - 1970) * 12 + np.clip(numbers // 100 % 100, 1, 12) - 1
    return np.asarray(months.astype("M8[M]").astype("M8[D]") + np.maximum(numbers % 100, 1) - 1)
