"""A feed that only adds: former rows stay, a row of the same key is replaced."""

from datetime import date

import pytest

from minzheng.engines.lake import api as lake
from minzheng.engines.lake.tests.staging import AMOUNT, TOTAL, Payments, deliver

pytestmark = pytest.mark.django_db

FIRST, SECOND = "440118198403050019", "440118198607120023"
OCTOBER, NOVEMBER = date(2026, 10, 1), date(2026, 11, 1)
DAY, LATER = date(2026, 11, 20), date(2026, 11, 21)


def totals(on: date) -> list[int]:
    return [int(each) for each in lake.facts("test_payments", on)[TOTAL.column].to_pylist()]


def test_new_rows_join_the_former_ones() -> None:
    deliver([(FIRST, "罗春生", OCTOBER, 100)], DAY, "d1", Payments)
    deliver(
        [(FIRST, "罗春生", NOVEMBER, 200), (SECOND, "谢月娥", NOVEMBER, 7)], LATER, "d2", Payments
    )

    assert totals(LATER) == [300, 7]
    assert totals(DAY) == [100]


def test_a_row_of_the_same_key_is_replaced() -> None:
    deliver([(FIRST, "罗春生", OCTOBER, 100)], DAY, "d1", Payments)
    deliver([(FIRST, "罗春生", OCTOBER, 90)], LATER, "d2", Payments)

    assert [row[AMOUNT.column] for row in lake.rows_of("test_payments", 1, LATER)] == [90]


def test_who_a_former_row_names_is_kept() -> None:
    deliver([(FIRST, "罗春生", OCTOBER, 100)], DAY, "d1", Payments)
    deliver([(SECOND, "谢月娥", OCTOBER, 5)], LATER, "d2", Payments)

    assert lake.identities([1], LATER)[1].name == "罗春生"


def test_rows_of_nobody_are_told_apart_by_their_names() -> None:
    deliver([(None, "无名", OCTOBER, 1), (None, "阿黄", OCTOBER, 2)], DAY, "d1", Payments)
    version = deliver([(None, "无名", OCTOBER, 3)], LATER, "d2", Payments)

    assert version.rows == 2


def test_what_comes_late_is_not_lost_to_the_newest_version() -> None:
    deliver([(FIRST, "罗春生", NOVEMBER, 100)], LATER, "d1", Payments)
    version = deliver([(FIRST, "罗春生", OCTOBER, 20)], DAY, "d2", Payments)

    assert version.day == LATER
    assert totals(LATER) == [120]
