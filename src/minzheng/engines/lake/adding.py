"""A feed that only adds: the former rows and the new ones by key, the new one where both stand."""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.lake import layout
from minzheng.engines.lake.layout import PERSON
from minzheng.kernel.feed import Feed
from minzheng.registers.sealing import blind_digests

WHO, PLACE = "__who", "__place"


def with_former(feed: type[Feed], new: pa.Table, former: pa.Table) -> pa.Table:
    """The new rows, then those former ones whose key no new row has."""
    keys = [term.column for term in feed.key]
    both = pa.concat_tables([_keyed(feed, new), _keyed(feed, former)], promote_options="permissive")
    asked = both.select(keys).append_column(WHO, both[WHO])
    asked = asked.append_column(PLACE, pa.array(np.arange(len(both))))
    first = asked.group_by([*keys, WHO]).aggregate([(PLACE, "min")])[f"{PLACE}_min"].to_numpy()
    kept = np.union1d(first, np.arange(len(new)))
    schema = layout.schema_of({each.name: each.type for each in new.schema})
    return both.drop_columns([WHO]).take(pa.array(kept)).select(schema.names).cast(schema)


def _keyed(feed: type[Feed], rows: pa.Table) -> pa.Table:
    """Beside each row whose it is: the person, or a digest of what names her."""
    linked = pc.is_valid(rows[PERSON])
    named = pc.if_else(linked, pc.cast(rows[PERSON], pa.string()), _names(feed, rows, linked))
    return rows.append_column(WHO, named)


def _names(feed: type[Feed], rows: pa.Table, linked: pa.ChunkedArray) -> pa.Array:
    """Digests of the sealed columns, only for the rows that are nobody's."""
    result = np.full(len(rows), "", object)
    places = np.flatnonzero(~linked.to_numpy())
    some = rows.select(list(layout.sealed_columns(feed))).take(pa.array(places))
    texts = zip(*(column.to_pylist() for column in some.columns), strict=True)
    digests = blind_digests((repr(each).encode() for each in texts), kind="lake row")
    result[places] = [digest.hex() for digest in digests]
    return pa.array(result, pa.string())
