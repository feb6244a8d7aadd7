"""Which look comes in which quarter, and what makes a unit risky: plain arithmetic."""

from datetime import date

import pytest

from minzheng.engines.coverage.coded import Risk, Scope
from minzheng.engines.coverage.spreading import days_of, looks_in, quarter_of, quarters
from minzheng.engines.coverage.terms import Weights
from minzheng.engines.coverage.units import Unit
from minzheng.engines.coverage.weighing import Known, weighed

ON = date(2026, 1, 8)
TOLD = Weights(10, 10, 20, 10, 5, high=30, middle=15, long_days=365)


@pytest.mark.parametrize(
    ("place", "of", "times", "first", "expected"),
    [(0, 4, 1, 1, [1]), (3, 4, 1, 1, [4]), (0, 2, 2, 1, [1, 3]), (1, 2, 2, 1, [2, 4]),
     (0, 1, 4, 1, [1, 2, 3, 4]), (1, 2, 3, 1, [1, 2, 3]), (1, 2, 1, 3, [4]), (0, 1, 2, 4, [4, 4])],
)  # fmt: skip
def test_looks_keep_their_distance(
    place: int, of: int, times: int, first: int, expected: list[int]
) -> None:
    assert quarters(place, of, times, first) == expected


def test_units_are_spread_evenly() -> None:
    found = [quarters(place, 100, 1)[0] for place in range(100)]

    assert [found.count(each) for each in (1, 2, 3, 4)] == [25, 25, 25, 25]


def test_every_kind_of_look_comes_once_and_as_often_as_asked() -> None:
    assert looks_in(["check", "secret"], 1) == ["check", "secret"]
    assert looks_in(["check", "secret"], 3) == ["check", "secret", "check"]


def test_quarters_end_where_the_next_begins() -> None:
    assert days_of(2026, 1) == (date(2026, 1, 1), date(2026, 3, 31))
    assert days_of(2026, 4) == (date(2026, 10, 1), date(2026, 12, 31))
    assert [quarter_of(date(2026, month, 1)) for month in (1, 3, 4, 12)] == [1, 1, 2, 4]


@pytest.mark.parametrize(
    ("known", "unrated", "points", "risk"),
    [(Known(last=date(2025, 12, 1)), False, 0, Risk.LOW),
     (Known(), False, 20, Risk.MIDDLE), (Known(), True, 25, Risk.MIDDLE),
     (Known(1, 1, date(2025, 12, 1)), False, 20, Risk.MIDDLE),
     (Known(1, 1, date(2024, 12, 1)), False, 30, Risk.HIGH),
     (Known(3, 0, date(2025, 12, 1)), False, 30, Risk.HIGH)],
)  # fmt: skip
def test_points_are_added_and_told(known: Known, unrated: bool, points: int, risk: Risk) -> None:
    unit = Unit("facility:1", Scope.FACILITY, "青竹颐养院", "440118101201", unrated)

    found = weighed(unit, known, TOLD, ON)

    assert (found.points, found.risk) == (points, risk)
    assert sum(each for _, each in found.reasons) == points
