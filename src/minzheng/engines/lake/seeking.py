"""Finding a few persons in a file sorted by person: only the row groups that can hold them."""

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from minzheng.engines.lake.layout import PERSON


def rows_with(
    file: pq.ParquetFile, persons: Sequence[int], columns: Sequence[str] | None = None
) -> pa.Table:
    """The rows of these persons, in the order of the file."""
    asked = np.unique(np.array(persons, np.int64))
    names = None if columns is None else [PERSON, *columns]
    groups = _groups(file, asked)
    table = file.read_row_groups(groups, columns=names)
    return table.filter(pc.is_in(table[PERSON], value_set=pa.array(asked)))


def _groups(file: pq.ParquetFile, asked: np.ndarray) -> list[int]:
    place = file.schema_arrow.get_field_index(PERSON)
    found = []
    for number in range(file.metadata.num_row_groups):
        spread = file.metadata.row_group(number).column(place).statistics
        if spread is None or not spread.has_min_max:
            continue  # rows that are nobody's
        first, last = np.searchsorted(asked, [spread.min, spread.max + 1])
        if first < last:
            found.append(number)
    return found
