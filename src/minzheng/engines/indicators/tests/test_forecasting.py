"""The arithmetic of forecasts and paths, against sums done by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.indicators.forecasting import Kind, Reading, foresee
from minzheng.engines.indicators.paths import path_at, whole_path

SUMS = st.lists(st.integers(0, 100_000), min_size=3, max_size=15)
NUMBERS = st.integers(1, 11)


def flow(*values: float) -> list[Reading]:
    """Months of counts."""
    return [Reading(value) for value in values]


def test_what_adds_up_goes_on_as_on_average() -> None:
    # mean 12, s 2, t(2; 0.9) 1.8856: 36 + 24 ± 1.8856 × 2 × √(2 + 4/3)
    found = foresee(Kind.FLOW, flow(10, 12, 14), Reading(36), ahead=2)

    assert found is not None
    assert (found.number, found.months) == (60, 3)
    assert (found.low, found.high) == pytest.approx((53.115, 66.885), abs=0.001)


def test_what_stands_drifts_on() -> None:
    # steps 10, 20, 10: mean 13.33, s 5.7735: 140 + 40 ± 1.8856 × 5.7735 × √(3 + 9/3)
    found = foresee(Kind.STOCK, flow(100, 110, 130, 140), Reading(140), ahead=3)

    assert found is not None
    assert found.number == pytest.approx(180)
    assert (found.low, found.high) == pytest.approx((153.333, 206.667), abs=0.001)


def test_a_share_weighs_months_by_what_they_had() -> None:
    # 52 of 60; residuals 33.3, −133.3, 100: s 120.19; over 80 at the end
    months = [Reading(900, 10), Reading(1600, 20), Reading(2700, 30)]

    found = foresee(Kind.RATIO, months, Reading(5200, 60), ahead=1, top=100)

    assert found is not None
    assert found.number == pytest.approx(86.667, abs=0.001)
    assert found.high - found.number == pytest.approx(3.271, abs=0.001)


def test_a_share_of_a_months_end_never_passes_the_whole() -> None:
    months = [Reading(9000, 100), Reading(9500, 100), Reading(9800, 100), Reading(9900, 100)]

    found = foresee(Kind.LEVEL, months, months[-1], ahead=6, top=100)

    assert found is not None
    assert (found.number, found.high) == (100, 100)


@pytest.mark.parametrize(("months", "ahead"), [(flow(1, 2), 5), (flow(1, 2, 3), 0)])
def test_too_little_is_not_foretold(months: list[Reading], ahead: int) -> None:
    assert foresee(Kind.FLOW, months, Reading(6), ahead=ahead) is None


def test_it_tells_how_often_it_would_have_held() -> None:
    found = foresee(Kind.FLOW, flow(10, 11, 12, 11, 500), Reading(44), ahead=1)

    assert found is not None
    assert (found.tried, found.held) == (2, 1)


@given(SUMS, NUMBERS, st.sampled_from([Kind.FLOW, Kind.STOCK]))
def test_the_forecast_lies_in_its_interval(values: list[int], ahead: int, kind: Kind) -> None:
    done = Reading(sum(values) if kind is Kind.FLOW else values[-1])
    found = foresee(kind, flow(*values), done, ahead=ahead)

    assert found is not None
    assert found.low <= found.number <= found.high
    assert found.low >= (done.value if kind is Kind.FLOW else 0)


@given(st.integers(0, 10_000), st.integers(3, 12), NUMBERS)
def test_what_never_varies_is_sure(value: int, many: int, ahead: int) -> None:
    found = foresee(Kind.FLOW, flow(*[value] * many), Reading(value * many), ahead=ahead)

    assert found is not None
    assert found.low == found.high == value * (many + ahead)
    assert found.tried == found.held


def test_a_path_is_straight_between_its_steps() -> None:
    assert path_at(6, 120, (), 0) == 60
    assert whole_path(120, ((6, 40),), 0)[:7] == pytest.approx(
        [6.667, 13.333, 20, 26.667, 33.333, 40, 53.333], abs=0.001
    )
    assert path_at(12, 120, ((6, 40),), 0) == 120


def test_nobody_knows_a_path_from_an_unknown_start() -> None:
    assert path_at(3, 120, (), None) is None
    assert path_at(3, 120, ((6, 40),), None) is None
    assert path_at(9, 120, ((6, 40),), None) == 80


@given(st.integers(0, 1000), st.integers(0, 1000), st.integers(1, 12))
def test_a_path_stays_between_its_ends(start: int, target: int, month: int) -> None:
    found = path_at(month, target, (), start)

    assert found is not None
    assert min(start, target) - 1e-9 <= found <= max(start, target) + 1e-9
