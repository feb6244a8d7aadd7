"""Rows of a feed and known people as records: what is compared, by the roles of the columns."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from minzheng.engines.lake import api as lake
from minzheng.engines.linkage.preparing import COLUMNS
from minzheng.kernel.feed import Feed, Role, UnknownFeed, feed_named

NAMES = {
    Role.ID: "id_number", Role.NAME: "name", Role.SEX: "sex", Role.BIRTH: "born_on",
    Role.PHONE: "phone", Role.ADDRESS: "address",
}  # fmt: skip
ROLL = "residents"
AT_ONCE = 500_000  # known records looked at together: bounds the memory
OPEN_ROWS = "rows.parquet"


@dataclass(frozen=True, eq=False)
class Known:
    """Records of known people: `records` has COLUMNS, `person` the lake number of each."""

    records: pa.Table
    person: np.ndarray


def records_of(feed: type[Feed], rows: pa.Table) -> pa.Table:
    """The rows as records; a role the feed has no column for is null. `record` is the place."""
    found = {"record": pa.array(np.arange(len(rows)))}
    for role, name in NAMES.items():
        column = feed.column_of(role)
        given = column is not None and column.term.column in rows.column_names
        found[name] = (
            rows.column(column.term.column).combine_chunks().cast(COLUMNS[name])
            if given and column is not None
            else pa.nulls(len(rows), COLUMNS[name])
        )
    return pa.table(found)


def with_births_of_numbers(records: pa.Table, where: pa.Array) -> pa.Table:
    """The days of birth that numbers tell, for rows without one: a mistyped check digit leaves
    the birth as it was."""
    digits = pc.utf8_slice_codeunits(records.column("id_number").combine_chunks(), 6, 14)
    told = pc.strptime(digits, format="%Y%m%d", unit="s", error_is_null=True).cast(pa.date32())
    born = records.column("born_on").combine_chunks()
    filled = pc.if_else(where, pc.coalesce(born, told), born)
    return records.set_column(records.column_names.index("born_on"), "born_on", filled)


def known_records(as_of: date, only: Collection[str] = ()) -> Iterator[Known]:
    """Everybody the lake can name as of a day, in parts; the register of residents first.

    Every record of a person is given, for each may have the phone or address that tells. A feed
    is read where it adds one of these, or a day of birth, to the name and number. `only`: of these
    feeds.
    """
    joined = lake.overlay(as_of)
    versions = lake.current(as_of).values()
    for version in sorted(versions, key=lambda each: (each.feed != ROLL, each.feed)):
        feed = _declared(version.feed)
        if feed is None or version.identity_removed_on is not None or not _tells(feed):
            continue
        if only and version.feed not in only:
            continue
        table = _identities(feed, version)
        for start in range(0, len(table), AT_ONCE):
            part = table.slice(start, AT_ONCE)
            person = joined.canonical(part.column("person").to_numpy())
            yield Known(records_of(feed, part), person)


def _declared(name: str) -> type[Feed] | None:
    try:
        return feed_named(name)
    except UnknownFeed:
        return None


def _tells(feed: type[Feed]) -> bool:
    more = (Role.PHONE, Role.ADDRESS, Role.BIRTH)
    return feed.name() == ROLL or any(feed.column_of(role) is not None for role in more)


def _identities(feed: type[Feed], version: lake.LakeVersion) -> pa.Table:
    """The rows that are somebody's, sealed and open columns side by side (both lie alike)."""
    columns = {role: feed.column_of(role) for role in NAMES}
    sealed = [each.term.column for each in columns.values() if each and each.sealed]
    plain = [each.term.column for each in columns.values() if each and not each.sealed]
    table = lake.identity_table(version, sealed)
    beside = pq.read_table(version.folder / OPEN_ROWS, columns=plain)
    for name in plain:
        table = table.append_column(name, beside.column(name))
    return table.filter(table.column("person").is_valid())
