"""A view as of a day: the newest table on it or before; a day's own is built on demand."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import VILLAGE_B, Cast
from minzheng.engines.screening.api import Snapshot, build
from minzheng.engines.views.api import Asked, NoTable, build_table, count, series
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import Person, record_death

from .staging import MONDAY

LATER, DECEMBER = date(2026, 11, 20), date(2026, 12, 8)


def test_without_a_table_it_is_told_what_to_do(cast: Cast) -> None:
    with pytest.raises(NoTable, match="以前还没有建立过人口总表"):
        count("elders", Asked(cast.viewers["district_clerk"], MONDAY))


def test_a_later_day_is_answered_by_the_newest_table(table: Snapshot, cast: Cast) -> None:
    found = count("elders", Asked(cast.viewers["district_clerk"], LATER))

    assert (found.day, found.version) == (MONDAY, table.version)


def test_an_earlier_day_keeps_its_figure(
    table: Snapshot, neighbours: list[Person], cast: Cast
) -> None:
    viewer = cast.viewers["district_clerk"]
    record_death(neighbours[3], died_on=date(2026, 11, 10), by=SYSTEM, on=LATER, source="死亡证明")
    build(DECEMBER, by=SYSTEM)

    assert count("elders", Asked(viewer, MONDAY)).total.count == 8
    assert count("elders", Asked(viewer, DECEMBER)).total.count == 7
    assert count("deaths", Asked(viewer, DECEMBER, VILLAGE_B)).total.count == 2


def test_a_table_built_anew_answers_at_once(
    table: Snapshot, neighbours: list[Person], cast: Cast
) -> None:
    asked = Asked(cast.viewers["district_clerk"], MONDAY)
    before = count("elders", asked).total.count
    record_death(neighbours[0], died_on=MONDAY, by=SYSTEM, on=MONDAY, source="死亡证明")

    build_table(MONDAY, by=asked.viewer, today=MONDAY)

    assert (before, count("elders", asked).total.count) == (8, 7)


def test_the_months_stand_one_after_the_other(table: Snapshot, cast: Cast) -> None:
    build(date(2026, 11, 30), by=SYSTEM)
    build(DECEMBER, by=SYSTEM)

    points = series("elders", Asked(cast.viewers["district_clerk"], DECEMBER))

    assert [point.day for point in points] == [date(2026, 11, 30), DECEMBER]
    assert [point.total.count for point in points] == [8, 8]


def test_organisations_are_told_of_every_month(organisations: None, cast: Cast) -> None:
    points = series("organisations", Asked(cast.viewers["district_clerk"], MONDAY))

    assert (points[0].day, points[-1].day, len(points)) == (date(2025, 12, 31), MONDAY, 12)
    assert {point.total.count for point in points} == {2}


def test_not_everybody_may_build_and_no_day_to_come(cast: Cast) -> None:
    with pytest.raises(NotAllowed):
        build_table(MONDAY, by=cast.viewers["town_clerk"], today=MONDAY)
    with pytest.raises(NoTable, match="还没有到"):
        build_table(LATER, by=cast.viewers["data_clerk"], today=MONDAY)
