"""What is shown of small counts: nothing below five, and nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.views.smallness import MERGED, SMALL, Row, merged, together

counts = st.lists(st.integers(0, 12), min_size=1, max_size=8)


def rows(numbers: list[int]) -> list[Row]:
    return [Row(str(place), number, 100 * number, 0) for place, number in enumerate(numbers)]


@given(counts)
def test_no_small_count_is_told(numbers: list[int]) -> None:
    shown = merged(rows(numbers))

    assert all(row.count is None or row.count == 0 or row.count >= SMALL for row in shown)


@given(counts)
def test_the_sum_stays_unless_it_is_small_itself(numbers: list[int]) -> None:
    shown = merged(rows(numbers))

    if 0 < sum(numbers) < SMALL:
        assert [row.count for row in shown if row.key == MERGED] == [None]
    else:
        assert together("", shown).count == sum(numbers)
        assert together("", shown).money == 100 * sum(numbers)


@given(counts)
def test_a_merged_row_is_never_one_small_row_alone(numbers: list[int]) -> None:
    shown = {row.key: row for row in merged(rows(numbers))}

    if MERGED in shown and sum(numbers) >= SMALL:
        assert len(rows(numbers)) - len(shown) >= 1


def test_a_single_small_row_takes_the_next_with_it() -> None:
    assert [(row.key, row.count) for row in merged(rows([20, 3, 7]))] == [("0", 20), (MERGED, 10)]


def test_money_without_a_count_is_not_told() -> None:
    shown = merged([Row("a", 2, 50_000, 3)])

    assert shown == (Row(MERGED, None, None, None),)
