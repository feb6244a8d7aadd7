"""Identity numbers as departments write them wrongly or loosely; few rows, one by one."""

from collections.abc import Callable

import numpy as np
import pyarrow as pa

FULL_WIDTH = str.maketrans("0123456789X", "０１２３４５６７８９Ｘ")
CENTURY = slice(6, 8)
MIX = np.uint64(0x9E3779B97F4A7C15)  # keys of one person's rows lie close together


def wrong_numbers(numbers: pa.Array, keys: np.ndarray, fault: str) -> pa.Array:
    """Each number with the fault; `keys` decide in which of its ways."""
    change = _CHANGES[fault]
    mixed = keys.astype(np.uint64) * MIX >> np.uint64(32)
    pairs = zip(numbers.to_pylist(), mixed.tolist(), strict=True)
    return pa.array([None if number is None else change(number, key) for number, key in pairs],
                    pa.string())  # fmt: skip


def _missing(number: str, key: int) -> None:
    return None


def _typo(number: str, key: int) -> str:
    """A digit wrong, two swapped, or the check lost."""
    way, place = key % 4, 6 + key // 4 % 10
    digits = list(number)
    if way == 0:
        return number[:17]
    if way == 1 and digits[place] != digits[place + 1]:
        digits[place], digits[place + 1] = digits[place + 1], digits[place]
    else:
        digits[place] = str((int(digits[place]) + 1 + key // 40 % 9) % 10)
    return "".join(digits)


def _old(number: str, key: int) -> str:
    """Fifteen digits; nobody born since 2000 has any."""
    return number[:6] + number[8:17] if number[CENTURY] == "19" else number


def _loose(number: str, key: int) -> str:
    if number.endswith("X"):
        return number.lower()
    if key % 3 == 0:
        return number.translate(FULL_WIDTH)
    return f"{number[:6]} {number[6:14]} {number[14:]}" if key % 3 == 1 else f" {number} "


_CHANGES: dict[str, Callable[[str, int], str | None]] = {
    "id_missing": _missing,
    "id_typo": _typo,
    "id_old": _old,
    "id_loose": _loose,
}
