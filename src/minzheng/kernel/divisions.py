"""Division codes (行政区划代码): level, parents and ranges, read from the digits alone.

Two digits each for province, city and county (GB/T 2260), three each for town and village.
A code is written with zeros behind the part it names; 000000000000 is the nation.
"""

import unicodedata
from functools import lru_cache

NATION = "000000000000"
_LENGTHS = (2, 4, 6, 9, 12)
_LEVELS = {0: "nation", 2: "province", 4: "city", 6: "county", 9: "town", 12: "village"}


class DivisionCodeError(ValueError):
    """The text is not a division code."""


@lru_cache(maxsize=65536)
def normalise(code: str) -> str:
    """The 12-digit form of a code of 2, 4, 6, 9 or 12 digits: "440118" -> "440118000000".

    Raises DivisionCodeError.
    """
    digits = unicodedata.normalize("NFKC", code).strip()
    if not (digits.isascii() and digits.isdigit()):
        raise DivisionCodeError(f"行政区划代码“{code}”含有数字以外的字符，请只填数字。")
    if len(digits) not in _LENGTHS:
        raise DivisionCodeError(
            f"行政区划代码“{code}”有 {len(digits)} 位，应为 6 位（县级以上）、"
            "9 位（乡镇、街道）或 12 位（村、社区），请核对。"
        )
    return digits.ljust(12, "0")


def is_code(text: str) -> bool:
    """Whether a text is written as a code; not whether such a place exists."""
    try:
        return bool(normalise(text))
    except DivisionCodeError:
        return False


def level(code: str) -> str:
    """Which level a code names: nation, province, city, county, town or village."""
    return _LEVELS[len(_prefix(code))]


def parent(code: str) -> str:
    """The next code above, 12 digits; the nation is its own parent.

    A town directly under a city without counties (Dongguan: 441900003) has the city as parent.
    """
    shorter = _prefix(code)
    for length in reversed((0, *_LENGTHS)):
        if length < len(shorter):
            return normalise(_trimmed(shorter[:length]) or NATION)
    return NATION


@lru_cache(maxsize=65536)
def ancestors(code: str) -> tuple[str, ...]:
    """The code itself, then each one above it, ending with the nation."""
    line = [normalise(code)]
    while line[-1] != NATION:
        line.append(parent(line[-1]))
    return tuple(line)


def covers(upper: str, lower: str) -> bool:
    """Whether `lower` is `upper` itself or lies in it."""
    return normalise(lower).startswith(_prefix(upper))


def subtree_range(code: str) -> tuple[str, str]:
    """First and last 12-digit code in the subtree, for an indexed BETWEEN."""
    prefix = _prefix(code)
    return prefix.ljust(12, "0"), prefix.ljust(12, "9")


def short(code: str) -> str:
    """The usual written form: 6 digits down to counties, 9 for towns, 12 for villages."""
    return normalise(code)[: max(6, len(_prefix(code)))]


def _prefix(code: str) -> str:
    return _trimmed(normalise(code))


def _trimmed(digits: str) -> str:
    """The digits up to the last part that is not all zeros."""
    for start, end in reversed(list(zip((0, *_LENGTHS), _LENGTHS, strict=False))):
        if digits[start:end].strip("0"):
            return digits[:end]
    return ""
