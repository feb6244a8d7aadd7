"""Who gains, who loses, what it costs; and no family to be made out in a small cell."""

import numpy as np

from minzheng.engines.simulation.counting import (
    OTHERS,
    Row,
    Tally,
    by_kind,
    figures,
    measure,
    merged,
    summed,
)
from minzheng.kernel.many import Column

NOBODY = np.zeros(6, bool)


def column(*values: int | None) -> Column:
    return Column(
        np.array([value or 0 for value in values]), np.array([value is None for value in values])
    )


def flags(*values: bool | None) -> Column:
    return Column(
        np.array([bool(value) for value in values]), np.array([value is None for value in values])
    )


def tallied() -> tuple[Row, ...]:
    tally = Tally()
    old, new = column(0, 100, 200, 300, None, 5), column(50, 0, 250, 200, 9, 5)
    group = np.array([0, 0, 0, 1, 1, -1])
    tally.add(["甲镇", "乙镇"], group, measure(old, new))
    tally.add(["甲镇"], np.array([0]), measure(column(1), column(1)))
    return tally.rows()


def test_each_group_is_counted_over_all_slices() -> None:
    assert tallied() == (
        Row("甲镇", 4, 3, 3, 1, 1, 1, 0, 0, 301, 301),
        Row("乙镇", 2, 1, 1, 0, 0, 0, 1, 1, 300, 200),
    )


def test_the_whole_is_the_sum_of_its_parts() -> None:
    rows = tallied()

    assert figures(summed("", rows)) == tuple(
        sum(column) for column in zip(*(figures(row) for row in rows), strict=True)
    )


def test_sums_beyond_what_a_float_can_count_are_exact() -> None:
    tally, big = Tally(), 2**53
    tally.add(["市"], np.array([0, 0]), measure(column(big, 1), column(big, 3)))

    assert tally.rows()[0].cost_after == 2**53 + 3


LARGE = Row("大", 100, 60, 60, 0, 0, 0, 0, 0, 1, 1)


def test_small_cells_become_one_row() -> None:
    small = Row("小", 9, 3, 9, 6, 0, 0, 0, 0, 10, 30)
    other = Row("少", 50, 2, 2, 0, 0, 0, 0, 1, 5, 4)

    rows = list(merged([small, LARGE, other], key="合并", below=5))

    assert rows == [LARGE, Row("合并", 59, 5, 11, 6, 0, 0, 0, 1, 15, 34)]


def test_a_cell_too_small_even_then_takes_the_next_smallest() -> None:
    small = Row("小", 9, 1, 1, 0, 0, 0, 0, 0, 10, 30)
    middle = Row("中", 50, 20, 18, 0, 2, 0, 0, 1, 5, 4)

    rows = list(merged([LARGE, small, middle], key="合并", below=5))

    assert rows == [LARGE, Row("合并", 59, 21, 19, 0, 2, 0, 0, 1, 15, 34)]


def test_where_nobody_receives_anything_nothing_is_hidden() -> None:
    nobody = Row("无", 9, 0, 0, 0, 0, 0, 0, 9, 0, 0)

    assert list(merged([LARGE, nobody], key="合并", below=5)) == [LARGE, nobody]


def test_a_household_is_of_the_first_kind_that_is_known_to_hold() -> None:
    kinds = {"有重残": flags(True, None, False), "有老人": flags(True, True, False)}

    keys, group = by_kind(kinds, np.array([0, 0, -1]))

    assert [keys[number] if number >= 0 else "" for number in group] == ["有重残", "有老人", ""]
    assert keys[-1] == OTHERS
