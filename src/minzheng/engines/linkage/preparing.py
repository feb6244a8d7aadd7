"""What of a record is compared: names folded and sounded, numbers checked, days as digits.

Each distinct text is looked at once, in NumPy; a pair is then mostly a comparison of integers.
"""

from functools import partial

import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.linkage.addresses import split_addresses
from minzheng.engines.linkage.identity_numbers import prepare_numbers
from minzheng.engines.linkage.names import prepare_names
from minzheng.engines.linkage.threads import side_by_side
from minzheng.engines.linkage.twins import twins

COLUMNS = {
    "record": pa.int64(), "id_number": pa.string(), "name": pa.string(), "sex": pa.int16(),
    "born_on": pa.date32(), "phone": pa.string(), "address": pa.string(),
}  # fmt: skip
PHONE = r"^[0-9]{7,15}$"
COUNTRY = r"^\s*(?:\+|00)?86[\s-]*(1\d{10})\s*$"


def prepare(records: pa.Table) -> pa.Table:
    """The columns that are compared. Of COLUMNS only `record` must be there; null is unknown."""
    given = {name: _column(records, name, kind) for name, kind in COLUMNS.items()}
    columns = {"record": given["record"], "sex": given["sex"]}
    found = side_by_side(
        [
            partial(prepare_names, given["name"]),
            partial(split_addresses, given["address"]),
            partial(prepare_numbers, given["id_number"]),
            partial(_phones, given["phone"]),
            partial(_births, given["born_on"]),
        ]
    )
    for each in found:
        columns |= each
    columns |= {"twin": pa.array(twins(columns))}
    return pa.table(columns)


def _column(records: pa.Table, name: str, kind: pa.DataType) -> pa.Array:
    if name not in records.column_names:
        return pa.nulls(len(records), kind)
    column = records.column(name).combine_chunks()
    column = column.combine_chunks() if isinstance(column, pa.ChunkedArray) else column
    return column.cast(kind)


def _births(days: pa.Array) -> dict[str, pa.Array]:
    """born: 19840305; born_swapped: 19840503 where day and month can be taken for each other."""
    year, month, day = (part(days) for part in (pc.year, pc.month, pc.day))
    first = pc.multiply(year, 10_000)
    born = pc.add(pc.add(first, pc.multiply(month, 100)), day)
    swapped = pc.add(pc.add(first, pc.multiply(day, 100)), month)
    can = pc.less_equal(day, 12)
    return {
        "born": born.cast(pa.int32()),
        "born_swapped": pc.if_else(can, swapped, None).cast(pa.int32()),
        "born_text": born.cast(pa.string()),
        "born_year": year.cast(pa.int16()),
    }


def _phones(phones: pa.Array) -> dict[str, pa.Array]:
    """phone: digits as a number without country code; what has fewer than seven is no phone."""
    coded = phones.dictionary_encode()
    odd = pc.invert(pc.match_substring_regex(coded.dictionary, PHONE))
    plain = pc.utf8_normalize(coded.dictionary.filter(odd), "NFKC")
    digits = pc.replace_substring_regex(plain, COUNTRY, r"\1")
    digits = pc.replace_substring_regex(digits, r"\D", "")
    good = pc.match_substring_regex(digits, PHONE)
    mended = pc.if_else(good, digits, pa.scalar(None, pa.string()))
    numbers = pc.replace_with_mask(coded.dictionary, odd, mended).cast(pa.int64())
    return {"phone": numbers.take(coded.indices)}
