"""Identity numbers as they are compared: valid ones as written on the card, others as they came."""

import unicodedata
from hashlib import blake2b

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.lake import api as lake

OLD_LENGTH = 15
FOREIGN = "9"
WHOLE = r"^[0-9]{17}[0-9X]$"
TAIL = 11_000  # the last three digits and the check, of 17 digits × 11 + check


def prepare_numbers(numbers: pa.Array) -> dict[str, pa.Array]:
    """id_text: 18 characters where they can be made; id: a number, equal where the texts are;
    id_tail: of its last four; id_valid: its check says so; id_old: it had 15 digits."""
    coded = numbers.dictionary_encode()
    rows, distinct = coded.indices, coded.dictionary.cast(pa.string())
    written = lake.written_forms(distinct)
    # A foreigner's card (9…) is known by its form alone: a slip of the first digit makes one.
    valid = pc.invert(pc.fill_null(pc.starts_with(written, FOREIGN), True))
    texts, old = _as_they_came(distinct, written)
    whole, tail = _as_integer(texts)
    return {
        "id_text": texts.take(rows),
        "id": whole.take(rows),
        "id_tail": tail.take(rows),
        "id_valid": pc.fill_null(valid.take(rows), False),
        "id_old": pc.fill_null(pa.array(old).take(rows), False),
    }


def _as_they_came(distinct: pa.Array, written: pa.Array) -> tuple[pa.Array, np.ndarray]:
    """Texts with those that are not valid as they came, plainly; and which had 15 digits."""
    same = pc.fill_null(pc.equal(distinct, written), False).to_numpy(zero_copy_only=False)
    odd = np.flatnonzero(~same)
    plain = [_plain(text) for text in distinct.take(pa.array(odd)).to_pylist()]
    old = np.zeros(len(distinct), bool)
    old[odd] = [len(text) == OLD_LENGTH for text in plain]
    came = pc.replace_with_mask(distinct, pa.array(~same), pa.array(plain, pa.string()))
    return pc.coalesce(written, came), old


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).upper().split())


def _as_integer(texts: pa.Array) -> tuple[pa.Array, pa.Array]:
    """17 digits × 11 + check of what has the form of a number, and its tail; any other text gets
    a negative number of its own, and no tail."""
    shaped = pc.fill_null(pc.match_substring_regex(texts, WHOLE), False)
    whole = (
        texts if pc.all(shaped).as_py() else pc.if_else(shaped, texts, pa.scalar(None, pa.string()))
    )
    digits = pc.utf8_slice_codeunits(whole, 0, 17).cast(pa.int64())
    last = pc.utf8_slice_codeunits(whole, 17, 18)
    check = pc.if_else(pc.equal(last, "X"), "10", last).cast(pa.int64())
    number = pc.add(pc.multiply(digits, 11), check)
    tail = pc.subtract(number, pc.multiply(pc.divide(number, TAIL), TAIL)).cast(pa.int16())
    places = pc.and_(pc.invert(shaped), texts.is_valid()).to_numpy(zero_copy_only=False)
    others = [_own_number(text) for text in texts.filter(pa.array(places)).to_pylist()]
    return pc.replace_with_mask(number, pa.array(places), pa.array(others, pa.int64())), tail


def _own_number(text: str) -> int:
    return -1 - int.from_bytes(blake2b(text.encode(), digest_size=7).digest())
