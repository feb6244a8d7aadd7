"""An address as it is compared: its words and its numbers, however they are joined.

东风街12号3栋501房 and 东风街12号3-501 have the words 东风街 and the numbers 12-3-501.
"""

import pyarrow as pa
import pyarrow.compute as pc

MARKS = r"(?:单元|[-号栋幢座室房楼层组队门梯户之弄#—])+"
NOTHING = pa.scalar(None, pa.string())


def split_addresses(addresses: pa.Array) -> dict[str, pa.Array]:
    """Numbers: place of the words in front of the first digit, place_whole of all; null where
    nothing stands. has_room: whether it has several numbers, and so is one home."""
    coded = addresses.dictionary_encode()
    plain = pc.replace_substring_regex(_without_width(coded.dictionary), r"\s+", "")
    whole = pc.utf8_trim(pc.replace_substring_regex(plain, MARKS, "-"), "-")
    words = pc.replace_substring_regex(whole, r"[0-9].*$", "")
    empty = pc.equal(pc.utf8_length(whole), 0)
    rows = coded.indices
    return {
        "place": pc.if_else(empty, NOTHING, words).dictionary_encode().indices.take(rows),
        "place_whole": pc.if_else(empty, NOTHING, whole).dictionary_encode().indices.take(rows),
        "has_room": pc.match_substring_regex(whole, r"[0-9]-+.*[0-9]").take(rows),
    }


def _without_width(texts: pa.Array) -> pa.Array:
    """Full-width forms made plain; most columns have none."""
    wide = pc.any(pc.match_substring_regex(texts, r"[\x{FF00}-\x{FFEF}\x{3000}]")).as_py()
    return pc.utf8_normalize(texts, "NFKC") if wide else texts
