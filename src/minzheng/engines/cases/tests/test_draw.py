"""The draw: the ten cases numbered in a row have the ranks 0 to 9, in an order nobody can tell."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.cases.numbering import draw_of


@given(first=st.integers(0, 99_999), year=st.integers(2020, 2099))
def test_of_ten_numbered_in_a_row_each_rank_is_drawn_once(first: int, year: int) -> None:
    ten = range(first * 10 + 1, first * 10 + 11)

    ranks = [draw_of(f"TK-440118-{year}-{serial:06d}") for serial in ten]

    assert sorted(ranks) == list(range(10))


def test_another_county_year_or_matter_has_another_order() -> None:
    def order(series: str) -> list[int]:
        return [draw_of(f"{series}-{serial:06d}") for serial in range(1, 11)]

    orders = [
        order(s) for s in ("TK-440118-2026", "TK-440118-2027", "TK-440115-2026", "DB-440118-2026")
    ]

    assert len({tuple(found) for found in orders}) == len(orders)


def test_the_order_hangs_on_the_key(settings: Any) -> None:
    before = [draw_of(f"TK-440118-2026-{n:06d}") for n in range(1, 11)]

    settings.SEALING_KEY = "another key altogether"

    assert [draw_of(f"TK-440118-2026-{n:06d}") for n in range(1, 11)] != before
