"""What a night found, read from its columns: one row a subject, values as rules count them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa

from minzheng.engines.alerts.values import DIVISION, FEED, SUBJECT, Findings
from minzheng.kernel.units import as_number


@dataclass(frozen=True, slots=True)
class Row:
    """One subject that a rule found; `values` by term."""

    subject: int
    feed: str
    division: str
    values: dict[str, Any]


def rows_of(findings: Findings, home: str) -> Iterator[Row]:
    """The findings row by row; a feed is the business of the whole district (`home`)."""
    table = findings.found
    size = len(table)
    subjects = _column(table, SUBJECT) if SUBJECT in table.column_names else [0] * size
    feeds = _column(table, FEED) if FEED in table.column_names else [""] * size
    places = _column(table, DIVISION) if DIVISION in table.column_names else [home] * size
    names = [name for name in table.column_names if name not in (SUBJECT, FEED, DIVISION)]
    columns = zip(*(_column(table, name) for name in names), strict=True) if names else [()] * size
    for subject, feed, place, told in zip(subjects, feeds, places, columns, strict=True):
        yield Row(subject, feed, place, dict(zip(names, told, strict=True)))


def _column(table: pa.Table, name: str) -> list[Any]:
    values = table[name].to_pylist()
    if pa.types.is_date(table[name].type):
        return [as_number(value) if isinstance(value, date) else None for value in values]
    return list(values)
