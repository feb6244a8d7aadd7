"""Sealed texts: unreadable, unequal, tamper-evident; still findable by their blind index."""

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from minzheng.registers.sealing import SealBroken, blind_index, seal, unseal

NUMBER = "11010519491231002X"


@given(st.text())
def test_it_gives_back_what_was_sealed(text: str) -> None:
    assert unseal(seal(text)) == text


def test_it_shows_neither_the_text_nor_that_two_are_equal() -> None:
    assert seal(NUMBER) != seal(NUMBER)
    assert NUMBER not in seal(NUMBER)
    assert seal(NUMBER).startswith("v1.")


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_a_changed_byte_anywhere_is_refused(place: int, change: int) -> None:
    raw = bytearray(base64.urlsafe_b64decode(seal(NUMBER).removeprefix("v1.")))
    raw[place % len(raw)] ^= change

    with pytest.raises(SealBroken, match="改动"):
        unseal("v1." + base64.urlsafe_b64encode(bytes(raw)).decode())


@pytest.mark.parametrize("broken", ["", "v1.", "v1.AAAA", "v1.***", "v9.AAAA", NUMBER])
def test_what_was_never_sealed_is_refused(broken: str) -> None:
    with pytest.raises(SealBroken):
        unseal(broken)


def test_another_key_cannot_open_it(settings: Settings) -> None:
    sealed, index = seal(NUMBER), blind_index(NUMBER)
    settings.SEALING_KEY = "another key"

    assert blind_index(NUMBER) != index
    with pytest.raises(SealBroken):
        unseal(sealed)


def test_the_index_is_equal_for_equal_texts_of_one_kind_only() -> None:
    assert blind_index(NUMBER, kind="id") == blind_index(NUMBER, kind="id")
    assert blind_index(NUMBER, kind="id") != blind_index(NUMBER, kind="account")
    assert blind_index("b", kind="a") != blind_index("ab", kind="")
