"""Numbers by the million mean what one number means, and meet the register's blind index."""

from datetime import date, timedelta

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from minzheng.engines.lake.api import pseudonym, pseudonyms, written_forms
from minzheng.engines.lake.pseudonyms import halves
from minzheng.kernel.identity import IdentityError, citizen_id, upgrade_15
from minzheng.registers.sealing import blind_digests, blind_index

NUMBER = "440118198403050019"
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
days = st.dates(date(1, 1, 1), date(2120, 12, 31))


def checked(first: str) -> str:
    return first + "10X98765432"[sum(int(d) * w for d, w in zip(first, WEIGHTS, strict=True)) % 11]


valid = st.builds(
    lambda place, day, order: checked(f"{place:06d}{day:%Y%m%d}".zfill(14) + f"{order:03d}"),
    st.integers(110_000, 999_999),
    st.dates(date(1900, 1, 1), date(2120, 12, 31)),
    st.integers(0, 999),
)
altered = st.builds(
    lambda number, place, figure: number[:place] + figure + number[place + 1 :],
    valid, st.integers(0, 17), st.sampled_from("0123456789Xx０ ·"),
)  # fmt: skip
spaced = valid.map(lambda number: f" {number[:6]} {number[6:].lower()}\u3000")
wide = valid.map(lambda number: number.translate({48 + n: 0xFF10 + n for n in range(10)}))
old = st.builds(
    "{:06d}{:%y%m%d}{:03d}".format, st.integers(110_000, 659_999), days, st.integers(0, 999)
)


def one(text: str) -> str | None:
    """The meaning of the kernel, asked on the day of birth."""
    try:
        plain = upgrade_15(text) if len(text.strip()) == 15 else text
        year = "".join(citizen_digits(plain))[6:14]
        born = date(int(year[:4]), int(year[4:6]), int(year[6:]))
        return citizen_id(plain, today=born).number
    except (IdentityError, ValueError):
        return None


def citizen_digits(text: str) -> list[str]:
    return [str(int(c)) if c.isdecimal() else c for c in text if not c.isspace()]


@given(st.lists(st.one_of(valid, altered, spaced, wide, old, st.none(), st.text(max_size=20))))
@example(["", "44011819840305001", NUMBER, None])
def test_many_numbers_are_read_as_one_is(texts: list[str | None]) -> None:
    found = written_forms(pa.array(texts, pa.string())).to_pylist()

    assert found == [None if text is None else one(text) for text in texts]


def test_a_pseudonym_is_half_the_blind_index() -> None:
    assert pseudonym(NUMBER).hex() == blind_index(NUMBER, kind="id")[:32]


@given(st.lists(st.binary(max_size=80)))
def test_many_digests_are_those_of_one(texts: list[bytes]) -> None:
    digests = blind_digests(texts, kind="id")

    singly = [blind_digests([text], kind="id") for text in texts]
    assert [each.hex() for each in digests] == [next(each).hex() for each in singly]


def test_digests_are_those_of_the_blind_index() -> None:
    texts = [NUMBER, "", "罗春生" * 40]

    found = [digest.hex() for digest in blind_digests(text.encode() for text in texts)]

    assert found == [blind_index(text) for text in texts]


def test_an_invalid_number_has_none() -> None:
    found = pseudonyms(pa.array([NUMBER, "440118198403050018", None, ""]))

    assert found.is_valid().to_pylist() == [True, False, False, False]
    with pytest.raises(IdentityError, match="请对照证件"):
        pseudonym("440118198403050018")


def test_sliced_and_chunked_columns_are_read_alike() -> None:
    column = pa.chunked_array([pa.array(["x", NUMBER]), pa.array([None, NUMBER])])

    found = pseudonyms(column.slice(1))

    assert found.to_pylist() == [pseudonym(NUMBER), None, pseudonym(NUMBER)]
    first, _, known = halves(found.slice(1))
    assert known.tolist() == [False, True]
    assert first[1] == np.frombuffer(pseudonym(NUMBER)[:8], ">u8")[0]


def test_somebody_not_yet_born_has_one_too() -> None:
    # Whether she can be alive is asked when the delivery is checked; who she is does not change.
    born = date(2026, 11, 2) + timedelta(days=400)

    assert pseudonym(checked(f"440118{born:%Y%m%d}001"))
