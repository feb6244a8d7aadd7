"""How a version of a feed lies on disk: its files, its own columns, and their types."""

from collections.abc import Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from minzheng.engines.lake.pseudonyms import TYPE
from minzheng.kernel.expr import Fact
from minzheng.kernel.feed import Feed
from minzheng.kernel.units import Kind

ROWS, IDENTITY, FACTS, ABOUT = "rows.parquet", "identity.parquet", "facts.parquet", "version.json"
PERSON, ROW, DELIVERY, PSEUDONYM = "person", "row", "delivery", "pseudonym"
GROUP = 32_768  # rows in a row group: one is read for a dossier
WORDS = pa.dictionary(pa.int32(), pa.string())
_TYPES = {
    Kind.MONEY: pa.int64(),
    Kind.COUNT: pa.int32(),
    Kind.RATIO: pa.int32(),
    Kind.BOOL: pa.bool_(),
    Kind.DATE: pa.date32(),
    Kind.CODE: pa.int16(),
    Kind.TEXT: pa.string(),
}


def type_of(term: Fact) -> pa.DataType:
    """In which type the values of a term lie in the lake."""
    return _TYPES[term.kind]


def open_columns(feed: type[Feed]) -> dict[str, pa.DataType]:
    """The columns of a feed that lie open in rows.parquet, beside the lake's own."""
    return {each.term.column: type_of(each.term) for each in feed.columns if not each.sealed}


def sealed_columns(feed: type[Feed]) -> dict[str, pa.DataType]:
    """The columns of a feed that lie only in identity.parquet."""
    return {each.term.column: pa.string() for each in feed.columns if each.sealed}


def own_columns() -> dict[str, pa.DataType]:
    """The lake's own columns of every row."""
    return {PERSON: pa.int64(), ROW: pa.int32(), DELIVERY: WORDS, PSEUDONYM: TYPE}


def schema_of(columns: Mapping[str, pa.DataType]) -> pa.Schema:
    """A schema of these columns, each of which may be null."""
    return pa.schema(list(columns.items()))


def writer(path: Any, schema: pa.Schema, **options: Any) -> pq.ParquetWriter:
    """A Parquet file sorted by person; only the persons of each group are kept as statistics."""
    plain = {PERSON, PSEUDONYM, ROW}
    words = [each.name for each in schema if each.name not in plain]
    return pq.ParquetWriter(
        path,
        schema,
        compression={each.name: "NONE" if each.name == PSEUDONYM else "ZSTD" for each in schema},
        use_dictionary=words,
        column_encoding={PERSON: "DELTA_BINARY_PACKED"},
        write_statistics=[PERSON],
        **options,
    )
