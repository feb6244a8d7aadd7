"""What goes wrong on the way into a department's file, at declared rates, and which rows it hit.

A fault that is `BAD` makes the row false or unusable; the others only make it hard to say whose
it is. The same person has the same faults in the file of the next day.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.kernel.feed import Column, Feed, Role
from minzheng.kernel.units import Kind
from minzheng.wiring.city.chance import Chance
from minzheng.wiring.city.errors import BAD, Errors
from minzheng.wiring.city.names_wrong import wrong_names
from minzheng.wiring.city.numbers_wrong import wrong_numbers
from minzheng.wiring.city.styles import Style
from minzheng.wiring.city.text import headers

NOBODY = -1
UNREADABLE_DAYS = ("2026-13-45", "不详", "00000000")
UNKNOWN_CODE, UNREADABLE_AMOUNT = "待核", "约三千"


@dataclass(frozen=True)
class Sheet:
    """Rows as a department writes them, whose each is, and the faults found so far."""

    feed: type[Feed]
    style: Style
    table: pa.Table
    who: np.ndarray  # the person's number; -1 is nobody's
    key: np.ndarray  # the same for the row in every file
    hits: list[tuple[np.ndarray, str, str]] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.who)

    def columns(self) -> Iterator[tuple[Column, str]]:
        """Each column of the feed with its header in this file."""
        yield from zip(self.feed.columns, headers(self.feed, self.style), strict=True)

    def header(self, role: Role) -> str:
        """The header of the column of a role."""
        return next(header for column, header in self.columns() if column.role is role)

    def put(self, header: str, rows: np.ndarray, texts: pa.Array, fault: str) -> "Sheet":
        """The sheet with other values in some rows of a column."""
        mask = np.zeros(len(self), bool)
        mask[rows] = True
        place = self.table.schema.get_field_index(header)
        old = self.table.column(place).combine_chunks()
        spoilt = pc.replace_with_mask(old, pa.array(mask), texts.cast(old.type))
        table = self.table.set_column(place, header, spoilt)
        return replace(self, table=table, hits=[*self.hits, (rows, header, fault)])


def spoil(sheet: Sheet, chance: Chance, errors: Errors) -> Sheet:
    """The sheet with every kind of fault, each on its share of the rows."""
    for fault, share in errors.rates().items():
        hit = chance.happens(f"{sheet.feed.name()} {fault}", sheet.key, share)
        rows = np.flatnonzero(hit)
        if len(rows) and fault in _SPOILERS:
            sheet = _SPOILERS[fault](sheet, rows, fault)
    return sheet


def repeated(sheet: Sheet, chance: Chance, errors: Errors) -> Sheet:
    """The sheet with some rows a second time, and test rows that somebody forgot."""
    again = np.flatnonzero(chance.happens(f"{sheet.feed.name()} duplicate", sheet.key,
                                          errors.duplicate))  # fmt: skip
    tests = np.flatnonzero(chance.happens(f"{sheet.feed.name()} test", sheet.key, errors.test_row))
    order = np.concatenate([np.arange(len(sheet)), again, tests])
    first = len(sheet) + np.array([0, len(again)])
    who = sheet.who[order].copy()
    who[first[1] :] = NOBODY
    longer = replace(sheet, table=sheet.table.take(pa.array(order)), who=who, key=sheet.key[order])
    doubles, forgotten = np.arange(first[0], first[1]), np.arange(first[1], len(order))
    longer.hits.append((doubles, "", "duplicate"))
    return _test_rows(longer, forgotten) if len(forgotten) else longer


def _test_rows(sheet: Sheet, rows: np.ndarray) -> Sheet:
    sheet = sheet.put(sheet.header(Role.NAME), rows, pa.repeat("测试", len(rows)), "test_row")
    number = pa.repeat("111111111111111111", len(rows))
    return sheet.put(sheet.header(Role.ID), rows, number, "test_row")


def _numbers(sheet: Sheet, rows: np.ndarray, fault: str) -> Sheet:
    header = sheet.header(Role.ID)
    old = sheet.table.column(header).combine_chunks().take(pa.array(rows))
    return sheet.put(header, rows, wrong_numbers(old, sheet.key[rows], fault), fault)


def _names(sheet: Sheet, rows: np.ndarray, fault: str) -> Sheet:
    header = sheet.header(Role.NAME)
    old = sheet.table.column(header).combine_chunks().take(pa.array(rows))
    texts = wrong_names(old, fault)
    changed = np.flatnonzero(np.asarray(pc.not_equal(old, texts)))
    return sheet.put(header, rows[changed], texts.take(pa.array(changed)), fault)


def _of_kind(kind: Kind, text: Callable[[np.ndarray], pa.Array]) -> "Spoiler":
    """Spoils the first column of a kind that must be filled, unless its values are typed."""

    def spoiled(sheet: Sheet, rows: np.ndarray, fault: str) -> Sheet:
        fitting = [header for column, header in sheet.columns()
                   if column.term.kind is kind and column.required]  # fmt: skip
        typed = sheet.style.kind == "parquet" and kind is not Kind.CODE
        if not fitting or typed:
            return sheet
        return sheet.put(fitting[0], rows, text(rows), fault)

    return spoiled


def _missing(sheet: Sheet, rows: np.ndarray, fault: str) -> Sheet:
    required = [header for column, header in sheet.columns()
                if column.required and column.role is None]  # fmt: skip
    kind = sheet.table.schema.field(required[-1]).type
    return sheet.put(required[-1], rows, pa.nulls(len(rows), kind), fault)


Spoiler = Callable[[Sheet, np.ndarray, str], Sheet]
_SPOILERS: dict[str, Spoiler] = {
    **dict.fromkeys(("id_missing", "id_typo", "id_old", "id_loose"), _numbers),
    **dict.fromkeys(("name_homophone", "name_variant", "name_dot", "name_loose"), _names),
    "date_wrong": _of_kind(
        Kind.DATE, lambda rows: pa.array(UNREADABLE_DAYS).take(pa.array(rows % 3))
    ),
    "code_unknown": _of_kind(Kind.CODE, lambda rows: pa.repeat(UNKNOWN_CODE, len(rows))),
    "amount_wrong": _of_kind(Kind.MONEY, lambda rows: pa.repeat(UNREADABLE_AMOUNT, len(rows))),
    "required_missing": _missing,
}


def told(sheet: Sheet) -> pa.Table:
    """The faults: place of the row in the sheet, header, fault, and whether the row is bad."""
    rows = np.concatenate([np.empty(0, np.int64), *(rows for rows, _, _ in sheet.hits)])
    sizes = [len(rows) for rows, _, _ in sheet.hits]
    faults = np.repeat(np.array([fault for _, _, fault in sheet.hits], object), sizes)
    columns = np.repeat(np.array([header for _, header, _ in sheet.hits], object), sizes)
    bad = [fault in BAD for fault in faults]
    names = ("place", "column", "fault", "bad")
    kinds = (pa.int64(), pa.string(), pa.string(), pa.bool_())
    return pa.table(
        [pa.array(values, kind)
         for values, kind in zip((rows, columns, faults, bad), kinds, strict=True)],
        names=names,
    )  # fmt: skip
