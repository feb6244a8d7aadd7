"""Reading the lake as of a day: which version counted, its facts, the rows of one person."""

from collections.abc import Sequence
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from django.db.models import Max, Q

from minzheng.engines.lake import layout
from minzheng.engines.lake.errors import NoSuchVersion
from minzheng.engines.lake.files import about
from minzheng.engines.lake.joining import Overlay, overlay
from minzheng.engines.lake.layout import FACTS, IDENTITY, PERSON, ROWS
from minzheng.engines.lake.models import LakeVersion
from minzheng.engines.lake.person_facts import facts_of, facts_schema
from minzheng.engines.lake.sealed_file import open_sealed
from minzheng.engines.lake.seeking import rows_with
from minzheng.kernel.feed import Feed, feed_named, feeds


def newest(feed: str) -> LakeVersion | None:
    """The newest version of a feed that still lies in the lake."""
    found = LakeVersion.objects.filter(feed=feed).order_by("-day", "-number").first()
    return found if found and found.expired_on is None else None


def version(feed: str, as_of: date) -> LakeVersion | None:
    """The version of a feed that counts on a day; None when there is none, or its time was over."""
    theirs = LakeVersion.objects.filter(feed=feed, day__lte=as_of)
    found = theirs.order_by("-day", "-number").first()
    return found if found and found.expired_on is None else None


def versions(feed: str) -> list[LakeVersion]:
    """Every version of a feed ever published, the newest first."""
    return list(LakeVersion.objects.filter(feed=feed).order_by("-day", "-number"))


def current(as_of: date) -> dict[str, LakeVersion]:
    """The version that counts on a day for every feed that has one, in two queries."""
    names = LakeVersion.objects.filter(day__lte=as_of).order_by("feed").values("feed")
    last = {row["feed"]: row["last"] for row in names.annotate(last=Max("name"))}
    asked = reduce(or_, (Q(feed=feed, name=name) for feed, name in last.items()), Q(pk=None))
    held = LakeVersion.objects.filter(asked, expired_on=None).order_by("feed")
    return {version.feed: version for version in held}


def facts(feed: str, as_of: date, columns: Sequence[str] | None = None) -> pa.Table:
    """One row a person, ascending: `person` and the facts the feed gives, as of a day.

    Without a version the table is empty. Persons made one since are one here.
    """
    found = version(feed, as_of)
    declared = feed_named(feed)
    wanted = [PERSON, *(columns or facts_schema(declared).names[1:])]
    if found is None:
        return facts_schema(declared).empty_table().select(wanted)
    return facts_of_version(found, wanted, overlay(as_of))


def facts_about(feed: str, persons: Sequence[int], as_of: date) -> list[dict[str, Any]]:
    """The facts of a few persons as of a day, without reading everybody's; by person."""
    found = version(feed, as_of)
    return [] if found is None else facts_in(found, persons, overlay(as_of))


def facts_in(found: LakeVersion, persons: Sequence[int], joined: Overlay) -> list[dict[str, Any]]:
    """The same in one version: no query."""
    numbers = {number for person in persons for number in joined.cluster(person)}
    together = numbers & set(joined.concerned.tolist())
    again = _facts_again(found, joined.within(together)).to_pylist() if together else []
    with pq.ParquetFile(found.folder / FACTS) as file:
        plain = rows_with(file, sorted(numbers - together)).to_pylist()
    return sorted(plain + again, key=lambda each: int(each[PERSON]))


def facts_of_version(found: LakeVersion, wanted: Sequence[str], joined: Overlay) -> pa.Table:
    """The facts of one version, persons joined by the overlay taken as one."""
    table = pq.read_table(found.folder / FACTS, columns=list(wanted))
    concerned = joined.concerned
    if not len(concerned):
        return table
    theirs = pc.is_in(table[PERSON], value_set=pa.array(concerned))
    if not pc.any(theirs).as_py():
        return table
    again = _facts_again(found, joined).select(list(wanted))
    whole = pa.concat_tables([table.filter(pc.invert(theirs)), again])
    return whole.sort_by(PERSON)


def rows_of(feed: str, person: int, as_of: date) -> list[dict[str, Any]]:
    """The open columns of a person's rows in the version that counts on a day."""
    found = version(feed, as_of)
    if found is None:
        return []
    rows: list[dict[str, Any]] = open_rows_of(found, overlay(as_of).cluster(person)).to_pylist()
    return rows


def open_rows_of(found: LakeVersion, persons: Sequence[int]) -> pa.Table:
    """The open columns of these persons' rows in one version."""
    with pq.ParquetFile(found.folder / ROWS) as file:
        return rows_with(file, persons)


def all_rows(feed: type[Feed], found: LakeVersion) -> pa.Table:
    """Every row of a version with all columns; sealed ones are null when they were removed."""
    table = pq.read_table(found.folder / ROWS)
    sealed = layout.sealed_columns(feed)
    if found.identity_removed_on is not None:
        for name, kind in sealed.items():
            table = table.append_column(name, pa.nulls(len(table), kind))
        return table
    identity = sealed_file_of(found).read(columns=list(sealed))
    for name in sealed:
        table = table.append_column(name, identity[name])
    return table


def sealed_file_of(found: LakeVersion) -> pq.ParquetFile:
    """The identity part of a version, opened. Raises NoSuchVersion when it was removed."""
    if found.identity_removed_on is not None:
        raise NoSuchVersion(f"{found.ref} 的身份部分已于 {found.identity_removed_on} 到期删除")
    return open_sealed(found.folder / IDENTITY, about(found.folder)["salt"])


def _facts_again(found: LakeVersion, joined: Overlay) -> pa.Table:
    """The facts of joined persons, from the rows of all their numbers together."""
    feed = feeds()[found.feed]
    with pq.ParquetFile(found.folder / ROWS) as file:
        rows = rows_with(file, [int(each) for each in joined.concerned])
    column = pa.array(joined.canonical(rows[PERSON].to_numpy()))
    rows = rows.set_column(rows.column_names.index(PERSON), PERSON, column).sort_by(PERSON)
    return facts_of(feed, rows, found.day)
