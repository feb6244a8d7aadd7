"""Division codes: levels, parents and ranges."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.kernel.divisions import (
    NATION,
    DivisionCodeError,
    ancestors,
    covers,
    is_code,
    level,
    normalise,
    parent,
    short,
    subtree_range,
)

VILLAGE = "440118101203"
codes = st.builds(
    "{:02d}{:02d}{:02d}{:03d}{:03d}".format,
    st.integers(11, 65),
    st.integers(0, 3),
    st.integers(0, 3),
    st.integers(0, 2),
    st.integers(0, 2),
)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("000000", "nation"),
        ("44", "province"),
        ("440000", "province"),
        ("440100", "city"),
        ("440118", "county"),
        ("440118101", "town"),
        (VILLAGE, "village"),
        ("441900003", "town"),
    ],
)
def test_it_reads_the_level_from_the_zeros(code: str, expected: str) -> None:
    assert level(code) == expected


def test_it_walks_up_to_the_nation() -> None:
    assert ancestors(VILLAGE) == (
        "440118101203",
        "440118101000",
        "440118000000",
        "440100000000",
        "440000000000",
        NATION,
    )


def test_it_skips_the_missing_county_of_a_town_under_a_city() -> None:
    assert parent("441900003") == "441900000000"
    assert subtree_range("441900") == ("441900000000", "441999999999")


def test_the_nation_is_its_own_parent() -> None:
    assert parent("000000") == NATION
    assert subtree_range("000000") == (NATION, "9" * 12)


def test_a_district_does_not_cover_its_neighbour() -> None:
    assert covers("440118", VILLAGE)
    assert covers("440118", "440118")
    assert not covers("440118", "440117001")
    assert not covers(VILLAGE, "440118")


@pytest.mark.parametrize(
    ("code", "expected"),
    [("440118000000", "440118"), ("440118101000", "440118101"), ("440000000000", "440000")],
)
def test_it_shortens_to_the_usual_form(code: str, expected: str) -> None:
    assert short(code) == expected
    assert normalise(expected) == code


@pytest.mark.parametrize(
    ("code", "why"), [("44011", "5 位"), ("44011a", "以外的字符"), ("", "以外")]
)
def test_it_refuses_what_is_not_a_code(code: str, why: str) -> None:
    with pytest.raises(DivisionCodeError, match=why):
        normalise(code)


@given(codes, codes)
def test_covering_range_and_ancestors_agree(upper: str, lower: str) -> None:
    first, last = subtree_range(upper)

    assert covers(upper, lower) == (first <= lower <= last) == (upper in ancestors(lower))


@given(codes)
def test_each_step_up_is_wider_and_ends_at_the_nation(code: str) -> None:
    line = ancestors(code)

    assert line[-1] == NATION
    assert all(covers(above, below) for below, above in pairwise(line))
    assert len(set(line)) == len(line)


@pytest.mark.parametrize("text", ["", "44011", "1000000000000000000", "增城", "4401AB"])
def test_what_is_no_code_is_told_from_one(text: str) -> None:
    assert is_code("440118") and is_code(VILLAGE) and not is_code(text)
