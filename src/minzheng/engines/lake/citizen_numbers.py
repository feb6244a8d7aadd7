"""Identity numbers by the million: which are valid, and how each is written.

The same meaning as kernel.identity.citizen_id on the day of birth: form, date and check character.
Whether somebody of that age can be alive is asked by the checks of a delivery, not here.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.kernel.identity import IdentityError, upgrade_15

LENGTH = 18
_SHORTEST = 15
_WEIGHTS = np.array((7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2), np.int16)
_CHECKS = np.frombuffer(b"10X98765432", np.uint8)
_DAYS = np.array((0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31), np.int16)
_INVISIBLE = r"[\p{Z}\p{Cf}\s\x{1c}-\x{1f}\x{85}]"


def written_forms(numbers: pa.Array | pa.ChunkedArray) -> pa.Array:
    """Each number in its 18 plain characters; null where it is not valid.

    Full-width digits, spaces and a small x are understood; 15 digits are lengthened.
    """
    text = plain_texts(numbers)
    good = is_valid(text)
    doubtful = np.flatnonzero(~good & _at_least(text, _SHORTEST))
    if not len(doubtful):
        return pc.if_else(pa.array(good), text, pa.scalar(None, pa.string()))
    mended = _mended(text.take(pa.array(doubtful)))
    found = is_valid(mended)
    places = np.zeros(len(text), np.bool_)
    places[doubtful[found]] = True
    whole = pc.replace_with_mask(text, pa.array(places), mended.filter(pa.array(found)))
    return pc.if_else(pa.array(good | places), whole, pa.scalar(None, pa.string()))


def is_valid(text: pa.Array) -> np.ndarray:
    """Which of the texts are valid numbers exactly as they are written."""
    result = np.zeros(len(text), np.bool_)
    sized = pc.fill_null(pc.equal(pc.binary_length(text), LENGTH), False)
    places = np.flatnonzero(sized.to_numpy(zero_copy_only=False))
    figures = byte_matrix(text.filter(sized))
    result[places] = _is_formed(figures) & _has_day(figures) & _has_check(figures)
    return result


def byte_matrix(text: pa.Array) -> np.ndarray:
    """Texts of 18 bytes, one row of bytes each."""
    fixed = text.cast(pa.binary()).cast(pa.binary(LENGTH))
    start = fixed.offset * LENGTH
    raw = np.frombuffer(fixed.buffers()[1] or b"", np.uint8)
    return raw[start : start + len(fixed) * LENGTH].reshape(-1, LENGTH)


def plain_texts(numbers: pa.Array | pa.ChunkedArray) -> pa.Array:
    """One array of strings, whatever the column came as."""
    if isinstance(numbers, pa.ChunkedArray):
        numbers = numbers.combine_chunks()
    return numbers.cast(pa.string())


def _at_least(text: pa.Array, length: int) -> np.ndarray:
    long = pc.fill_null(pc.greater_equal(pc.binary_length(text), length), False)
    return np.asarray(long.to_numpy(zero_copy_only=False))


def _is_formed(figures: np.ndarray) -> np.ndarray:
    digits = (figures >= ord("0")) & (figures <= ord("9"))
    last = digits[:, -1] | (figures[:, -1] == ord("X"))
    return np.asarray(digits[:, :-1].all(axis=1) & last)


def _has_day(figures: np.ndarray) -> np.ndarray:
    digits = figures[:, 6:14].astype(np.int16) - ord("0")
    year = digits[:, :4] @ np.array((1000, 100, 10, 1), np.int16)
    month = np.clip(digits[:, 4] * 10 + digits[:, 5], 0, 99)
    day = digits[:, 6] * 10 + digits[:, 7]
    leap = (year % 4 == 0) & ((year % 100 != 0) | (year % 400 == 0))
    longest = np.where(month <= 12, _DAYS[np.where(month <= 12, month, 0)], 0)
    longest = longest + (leap & (month == 2))
    return np.asarray((year > 0) & (day >= 1) & (day <= longest))


def _has_check(figures: np.ndarray) -> np.ndarray:
    digits = figures[:, :-1].astype(np.int16) - ord("0")
    right = _CHECKS[(digits @ _WEIGHTS) % 11] == figures[:, -1]
    foreign = digits[:, 0] == 9  # a permanent residence card: its check rule is unconfirmed [U]
    return np.asarray(right | foreign)


def _mended(text: pa.Array) -> pa.Array:
    folded = pc.utf8_upper(pc.utf8_normalize(text, form="NFKC"))
    plain = pc.replace_substring_regex(folded, pattern=_INVISIBLE, replacement="")
    old = _is_old(plain)
    if not old.any():
        return plain
    longer = [_longer(number) for number in plain.filter(pa.array(old)).to_pylist()]
    return pc.replace_with_mask(plain, pa.array(old), pa.array(longer, pa.string()))


def _is_old(plain: pa.Array) -> np.ndarray:
    old = pc.fill_null(pc.match_substring_regex(plain, f"^[0-9]{{{_SHORTEST}}}$"), False)
    return np.asarray(old.to_numpy(zero_copy_only=False))


def _longer(number: str) -> str:
    try:
        return upgrade_15(number)
    except IdentityError:
        return number
