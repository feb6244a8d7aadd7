"""A matching decided by a person: a new version in which a row is somebody else's."""

from datetime import date

import pytest

from minzheng.engines.lake import api as lake
from minzheng.engines.lake.tests.staging import CLERK, TOTAL, Payments, Wages, deliver

pytestmark = pytest.mark.django_db

FIRST, SECOND = "440118198403050019", "440118198607120023"
OCTOBER, DAY = date(2026, 10, 1), date(2026, 11, 20)
ROWS = [(FIRST, "罗春生", OCTOBER, 100), (None, "罗春生", date(2026, 11, 1), 20)]


def test_a_moved_row_counts_for_its_person() -> None:
    former = deliver(ROWS, DAY, "d1")

    version = lake.relink(Wages, {3: 1}, delivery="d1", by=CLERK)

    assert (version.name, version.follows, version.linked) == ("2026-11-20-002", former, 2)
    assert lake.facts("test_wages", DAY)[TOTAL.column].to_pylist() == [120]
    assert lake.identities([1], DAY)[1].id_number == FIRST


def test_moving_back_restores_the_facts() -> None:
    deliver(ROWS, DAY, "d1")
    lake.relink(Wages, {3: 1}, delivery="d1", by=CLERK)

    version = lake.relink(Wages, {3: 0}, delivery="d1", by=CLERK)

    assert version.linked == 1
    assert lake.facts("test_wages", DAY)[TOTAL.column].to_pylist() == [100]


def test_a_row_that_a_newer_list_replaced_is_not_moved() -> None:
    deliver(ROWS, DAY, "d1")
    deliver(ROWS[:1], date(2026, 12, 20), "d2")

    with pytest.raises(lake.NoSuchVersion, match="重新比对"):
        lake.relink(Wages, {3: 1}, delivery="d1", by=CLERK)


def test_rows_of_an_earlier_delivery_are_told_apart() -> None:
    deliver(ROWS, DAY, "d1", Payments)
    deliver([(SECOND, "谢月娥", OCTOBER, 7), (None, "无名", OCTOBER, 5)], DAY, "d2", Payments)

    lake.relink(Payments, {3: 1}, delivery="d1", by=CLERK)

    assert lake.facts("test_payments", DAY)[TOTAL.column].to_pylist() == [120, 7]


def test_the_same_delivery_again_is_still_known() -> None:
    first = deliver(ROWS, DAY, "d1")
    lake.relink(Wages, {3: 1}, delivery="d1", by=CLERK)

    assert deliver(ROWS, DAY, "d1") == first
