"""Parts of numbers: every fragment is met where it stands, and nowhere else."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from minzheng.registers.people.api import (
    Person,
    ending_of_phone,
    fragment_places,
    number_fragments,
    phone_ending,
)
from minzheng.registers.sealing import seal

DIGITS = st.text("0123456789", min_size=18, max_size=18)


def held(number: str) -> set[bytes]:
    return set(number_fragments(Person(id_sealed=seal(number))))


@given(DIGITS, st.integers(0, 14), st.integers(4, 18))
def test_a_fragment_is_met_where_it_stands(number: str, begin: int, length: int) -> None:
    fragment = number[begin : begin + length]
    end = 18 - begin - len(fragment)

    assert set(fragment_places(fragment)[end]) <= held(number)


@given(DIGITS, DIGITS)
def test_it_is_met_nowhere_else(number: str, other: str) -> None:
    fragment = other[6:14]

    met = [end for end, needed in enumerate(fragment_places(fragment)) if {*needed} <= held(number)]

    assert met == [end for end in range(11) if number[10 - end : 18 - end] == fragment]


def test_the_same_digits_in_another_place_have_another_digest() -> None:
    runs = number_fragments(Person(id_sealed=seal("0312" * 4 + "03")))

    assert len(set(runs)) == 15


def test_another_key_gives_another_digest(settings: Any) -> None:
    before = fragment_places("0312")[0], ending_of_phone("0312")
    settings.SEALING_KEY = "another key of at least thirty-two characters"

    assert fragment_places("0312")[0] != before[0] and ending_of_phone("0312") != before[1]


def test_the_end_of_a_phone_is_met_and_nothing_of_nobody() -> None:
    assert phone_ending(Person(phone_sealed=seal("13800138000"))) == ending_of_phone("8000")
    assert phone_ending(Person()) == b"" and number_fragments(Person()) == ()
    assert fragment_places("123") == () and fragment_places("1" * 19) == ()
