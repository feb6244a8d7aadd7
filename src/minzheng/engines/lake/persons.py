"""From pseudonyms and registered people to dense numbers, joined people taken as one."""

from collections.abc import Sequence
from datetime import date

import numpy as np
import pyarrow as pa

from minzheng.engines.lake.joining import overlay
from minzheng.engines.lake.numbering import given_numbers, known_numbers
from minzheng.engines.lake.pseudonyms import halves, of_indexes
from minzheng.registers.people.api import Person

ALWAYS = date.max


def numbers_of(
    pseudonyms: pa.Array | pa.ChunkedArray, *, create: bool, as_of: date = ALWAYS
) -> np.ndarray:
    """The lake numbers behind pseudonyms (int64), 0 where null or nobody.

    To read, joined people answer by the number they count for on the day `as_of`. With `create`, to
    write rows, each answers by her own, and who was never seen gets the next: what is written must
    not depend on a joining that may be undone.
    """
    first, second, known = halves(pseudonyms)
    numbers = np.zeros(len(known), np.int64)
    if create:
        numbers[known] = given_numbers(first[known], second[known])
        return numbers
    numbers[known] = known_numbers(first[known], second[known])
    return overlay(as_of).canonical(numbers)


def numbers_of_persons(index_hex: Sequence[str | None], *, as_of: date = ALWAYS) -> np.ndarray:
    """The lake numbers of registered people by Person.id_index; 0 for whom no feed knows."""
    return numbers_of(of_indexes(index_hex), create=False, as_of=as_of)


def number_of_person(person: Person, *, as_of: date = ALWAYS) -> int:
    """The lake number of a registered person; 0 when no feed knows her."""
    return int(numbers_of_persons([person.id_index], as_of=as_of)[0])
