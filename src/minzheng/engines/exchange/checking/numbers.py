"""Numbers of people: which are valid, what is wrong with the others, what they say."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from minzheng.engines.exchange.checking.cells import Parsed, flags
from minzheng.engines.lake.api import written_forms
from minzheng.kernel.identity import IdentityError, upgrade_15

OLDEST = 150
CHARACTERS = 18
NOBODY = -1  # where no number is valid


@dataclass(frozen=True)
class Numbers:
    """`known`: the first 17 figures of each valid number, -1 elsewhere: one whole number a person.

    `parsed.values` are the numbers in their 18 characters, as delivered where not valid.
    """

    parsed: Parsed
    known: np.ndarray

    @property
    def valid(self) -> np.ndarray:
        return np.asarray(self.known != NOBODY)

    @property
    def born(self) -> np.ndarray:
        """Day of birth as yyyymmdd; meaningless where not valid."""
        return np.asarray(self.known // 1000 % 100_000_000)

    @property
    def sex(self) -> np.ndarray:
        """1 male, 2 female; meaningless where not valid."""
        return np.asarray(2 - self.known % 2)


def read_numbers(text: pa.Array, day: date) -> Numbers:
    """Judge a cleaned column of identity numbers on the day of the data."""
    forms = written_forms(text)
    known = pc.fill_null(pc.utf8_slice_codeunits(forms, 0, 17).cast(pa.int64()), NOBODY)
    known = np.array(known.to_numpy(zero_copy_only=False), np.int64)
    unlikely = _unlikely(known, day)
    known[unlikely] = NOBODY
    parsed = Parsed(text, pc.if_else(pa.array(known != NOBODY), forms, text))
    parsed.tell("id_birth", unlikely)
    wrong = (known == NOBODY) & ~unlikely & flags(text.is_valid())
    _explain(parsed, np.flatnonzero(wrong))
    longer = pc.and_(forms.is_valid(), pc.equal(pc.utf8_length(text), 15))
    parsed.tell("id_longer", flags(longer) & (known != NOBODY))
    return Numbers(parsed, known)


def _unlikely(known: np.ndarray, day: date) -> np.ndarray:
    """Born after the day of the data, or more than 150 years before it."""
    today = day.year * 10_000 + day.month * 100 + day.day
    born = known // 1000 % 100_000_000
    return np.asarray((known != NOBODY) & ((born > today) | (born < today - OLDEST * 10_000)))


def _explain(parsed: Parsed, places: np.ndarray) -> None:
    """Which rule each number breaks that is not valid."""
    found: dict[str, list[int]] = {}
    numbers = parsed.text.take(pa.array(places)).to_pylist()
    for place, number in zip(places.tolist(), numbers, strict=True):
        found.setdefault(reason(number), []).append(place)
    for rule, where in found.items():
        parsed.problems[rule] = np.array(where, np.int64)


def reason(number: str) -> str:
    """The rule that a number breaks."""
    plain = "".join(number.upper().split())
    if len(plain) == 15 and plain.isdecimal():
        return "id_birth" if _cannot_grow(plain) else "id_check"
    if len(plain) != CHARACTERS:
        return "id_length"
    if not (plain[:17].isascii() and plain[:17].isdecimal() and plain[17] in "0123456789X"):
        return "id_shape"
    return "id_birth" if _has_no_day(plain) else "id_check"


def _cannot_grow(number: str) -> bool:
    try:
        upgrade_15(number)
    except IdentityError:
        return True
    return False


def _has_no_day(number: str) -> bool:
    try:
        date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return True
    return False
