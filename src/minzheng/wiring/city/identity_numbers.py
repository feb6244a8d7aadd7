"""Identity numbers of many people at once, and the ways in which they are written wrongly.

Form and check: GB 11643. A number is a row of 18 bytes until it becomes text.
"""

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.wiring.city.chance import Chance

WEIGHTS = np.array((7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2))
CHECKS = np.frombuffer(b"10X98765432", np.uint8)
ZERO, DIGITS, LENGTH = ord("0"), 17, 18
PER_DAY = 500  # numbers of one sex that a division can give to one day of birth
STRIDE = 37  # shares no factor with PER_DAY, so that all are used before one comes again


def numbers_of(division: np.ndarray, born: np.ndarray, is_male: np.ndarray) -> np.ndarray:
    """A valid number for each: division of six digits, day of birth, sequence, check.

    Nobody gets the number of another in the same call. Raises OverflowError when more than 500 of
    one sex were born on one day in one division.
    """
    key = (division * 100_000_000 + _day_digits(born)) * 2 + is_male
    place = place_among_alike(key)
    if len(place) and int(place.max()) >= PER_DAY:
        raise OverflowError("同一天同一地出生的人太多，顺序码不够用：请减少人数或者增加区划")
    sequence = (key * 7919 + place * STRIDE) % PER_DAY * 2 + is_male
    first = division * 100_000_000_000 + _day_digits(born) * 1_000 + sequence
    return with_checks(_digits(first, DIGITS))


def with_checks(digits: np.ndarray) -> np.ndarray:
    """Seventeen digits a row as bytes, with the check character put behind."""
    sums = (digits.astype(np.int64) - ZERO) @ WEIGHTS
    return np.column_stack((digits, CHECKS[sums % 11]))


def as_text(rows: np.ndarray) -> pa.Array:
    """Rows of bytes as a column of text."""
    count, length = rows.shape
    offsets = np.arange(count + 1, dtype=np.int32) * length
    data = np.ascontiguousarray(rows, np.uint8)
    return pa.StringArray.from_buffers(count, pa.py_buffer(offsets), pa.py_buffer(data))


def old_form(numbers: pa.Array) -> pa.Array:
    """The fifteen digits of before 1999: without "19" and without check."""
    front = pc.utf8_slice_codeunits(numbers, 0, 6)
    return pc.binary_join_element_wise(front, pc.utf8_slice_codeunits(numbers, 8, 17), "")


def mistyped(rows: np.ndarray, chance: Chance, who: np.ndarray) -> pa.Array:
    """Each number with one mistake: a wrong digit, two digits swapped, its check lost, or old."""
    way = chance.pick("mistyped", who, (50, 25, 15, 10))
    way = np.where((way == 3) & (rows[:, 6] != ord("1")), 0, way)  # nobody born since 2000 has one
    wrong, line = rows.copy(), np.arange(len(rows))
    spot = chance.whole("spot", who, DIGITS)
    other = (rows[line, spot] - ZERO + 1 + chance.whole("digit", who, 9)) % 10 + ZERO
    wrong[line, spot] = np.where(way == 0, other, wrong[line, spot])
    _swap(wrong, np.flatnonzero(way == 1), 6 + chance.whole("swap", who, 10))
    text = as_text(wrong)
    text = pc.if_else(pa.array(way == 2), pc.utf8_slice_codeunits(text, 0, DIGITS), text)
    return pc.if_else(pa.array(way == 3), old_form(text), text)


def _swap(rows: np.ndarray, lines: np.ndarray, spot: np.ndarray) -> None:
    """Swap the digit at the spot with the next; two alike become a wrong digit instead."""
    at = spot[lines]
    left, right = rows[lines, at].copy(), rows[lines, at + 1].copy()
    rows[lines, at] = np.where(left == right, (right - ZERO + 1) % 10 + ZERO, right)
    rows[lines, at + 1] = left


def _day_digits(born: np.ndarray) -> np.ndarray:
    days = born.astype("M8[D]")
    month = days.astype("M8[M]")
    count = month.astype(np.int64) + 1970 * 12
    digits: np.ndarray = (
        count // 12 * 10_000 + (count % 12 + 1) * 100 + (days - month).astype(np.int64) + 1
    )
    return digits


def _digits(numbers: np.ndarray, length: int) -> np.ndarray:
    powers = 10 ** np.arange(length - 1, -1, -1, dtype=np.int64)
    return (numbers[:, None] // powers % 10 + ZERO).astype(np.uint8)


def place_among_alike(key: np.ndarray) -> np.ndarray:
    """How many before it have the same key."""
    order = np.argsort(key, kind="stable")
    ordered = key[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    run = np.repeat(starts, np.diff(np.r_[starts, len(key)]))
    place = np.empty(len(key), np.int64)
    place[order] = np.arange(len(key)) - run
    return place
