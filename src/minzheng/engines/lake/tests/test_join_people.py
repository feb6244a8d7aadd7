"""Two numbers that are one person: seen through at every read, and undone without a trace."""

from datetime import date

import pyarrow as pa
import pytest

from minzheng.engines.audit.api import entries_about
from minzheng.engines.lake import api as lake
from minzheng.engines.lake.tests.staging import CLERK, LATEST, TOTAL, deliver

pytestmark = pytest.mark.django_db

FIRST, SECOND, THIRD = "440118198403050019", "440118198607120023", "440118201506010049"
OCTOBER, DAY, LATER = date(2026, 10, 1), date(2026, 11, 20), date(2026, 11, 25)


@pytest.fixture(autouse=True)
def three() -> None:
    people = ((FIRST, "罗春生", 100), (SECOND, "谢月娥", 20), (THIRD, "罗小雨", 3))
    deliver([(number, name, OCTOBER, amount) for number, name, amount in people], DAY, "d1")


def totals(on: date) -> dict[int, int]:
    table = lake.facts("test_wages", on)
    return dict(zip(table["person"].to_pylist(), table[TOTAL.column].to_pylist(), strict=True))


def join(number: int, into: int, on: date = DAY) -> None:
    lake.merge([number], into, reason="同名同生日，电话相同", on=on, by=CLERK)


def test_joined_people_are_one_in_every_reading() -> None:
    join(3, 1)

    assert totals(DAY) == {1: 103, 2: 20}
    assert len(lake.rows_of("test_wages", 1, DAY)) == len(lake.rows_of("test_wages", 3, DAY)) == 2
    assert lake.dossier(3, DAY)[0].facts == {TOTAL.column: 103, LATEST.column: OCTOBER}
    assert [row[TOTAL.column] for row in lake.facts_about("test_wages", [3, 2], DAY)] == [103, 20]
    number = lake.numbers_of(lake.pseudonyms(pa.array([THIRD])), create=False)
    assert number.tolist() == [1]


def test_parted_again_everything_is_as_before() -> None:
    before = totals(DAY)
    join(3, 1)

    lake.unmerge(3, reason="不是同一个人", on=DAY, by=CLERK)

    assert totals(DAY) == before
    assert [entry.verb for entry in entries_about("lake_person:3")] == [
        "join_people", "part_people",
    ]  # fmt: skip


def test_what_is_delivered_while_they_are_joined_is_parted_too() -> None:
    join(3, 1)
    deliver([(FIRST, "罗春生", OCTOBER, 5), (THIRD, "罗小雨", OCTOBER, 7)], LATER, "d2")
    before = totals(LATER)

    lake.unmerge(3, reason="不是同一个人", on=LATER, by=CLERK)

    assert before == {1: 12}
    assert totals(LATER) == {1: 5, 3: 7}


def test_a_past_day_knows_nothing_of_it() -> None:
    join(3, 1, LATER)

    third = lake.pseudonyms(pa.array([THIRD]))
    assert totals(DAY) == {1: 100, 2: 20, 3: 3}
    assert totals(LATER) == {1: 103, 2: 20}
    assert lake.numbers_of(third, create=False, as_of=DAY).tolist() == [3]
    assert lake.numbers_of(third, create=False).tolist() == [1]


def test_chains_end_at_one_person() -> None:
    join(2, 3)
    join(3, 1)

    assert totals(DAY) == {1: 123}
    assert lake.overlay(DAY).cluster(2) == [1, 2, 3]


@pytest.mark.parametrize(("number", "into"), [(1, 1), (2, 1), (1, 2), (0, 1)])
def test_what_cannot_be_joined_is_refused(number: int, into: int) -> None:
    join(2, 1)

    with pytest.raises(lake.MergeRefused):
        join(number, into)


def test_a_reason_is_asked() -> None:
    with pytest.raises(lake.MergeRefused, match="理由"):
        lake.merge([2], 1, reason=" ", on=DAY, by=CLERK)
