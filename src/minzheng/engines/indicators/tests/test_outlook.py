"""Targets with steps, the way to them, and the year's end as it seems from the months."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A, Cast
from minzheng.engines.audit.api import entries_about
from minzheng.engines.indicators import api
from minzheng.engines.indicators.api import NewTarget
from minzheng.engines.indicators.tests.staging import case
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.indicator import Direction
from minzheng.kernel.months import Month

pytestmark = pytest.mark.database
KEY, STANDING, LATE, SHARE = "cases-new", "cases-open", "cases-late", "cases-in-time"
ON = date(2026, 5, 6)
MONTHS = list(Month.between(Month(2025, 5), Month(2026, 5)))
NEW = {1: 4, 2: 2, 3: 3, 4: 3, 5: 1}  # cases of each month of the year


@pytest.fixture
def year(cast: Cast) -> Cast:
    """Four whole months and some days of the fifth."""
    for month, many in NEW.items():
        for number in range(many):
            case(cast, f"{month:02d}{number:02d}", submitted=date(2026, month, 2))
    for month in (12, *NEW):
        computed = Month(2025 if month == 12 else 2026, month)
        api.compute(computed, by=SYSTEM, on=min(ON, computed.next().first))
    return cast


def told(key: str = KEY, target: api.Target | None = None) -> api.Outlook:
    """The outlook of the district."""
    return api.outlook(api.read([key], [DISTRICT], MONTHS), key, DISTRICT, MONTHS, target)


def aimed(key: str = KEY, value: str = "36", **steps: str) -> api.Target:
    """A target of the district."""
    by_month = {int(month.removeprefix("m")): text for month, text in steps.items()}
    return api.set_target(NewTarget(key, DISTRICT, 2026, value, "要点", by_month), by=SYSTEM, on=ON)


def test_a_month_that_is_not_over_does_not_count(year: Cast) -> None:
    found = told()

    assert (found.month, found.now, found.missing) == (4, 12, ())
    assert found.reached[:5] == (4, 6, 9, 12, None)


def test_the_way_is_straight_without_steps(year: Cast) -> None:
    found = told(target=aimed())

    assert (found.due, found.on_path) == (12, None)  # more or fewer is neither better nor worse


def test_steps_bend_the_way(year: Cast) -> None:
    assert told(target=aimed(m6="24", m9="30")).due == 16


def test_the_year_end_is_foretold_with_its_interval(year: Cast) -> None:
    # December had none: 0, 4, 2, 3, 3, mean 2.4; 12 + 8 × 2.4
    found = told(target=aimed()).forecast

    assert found is not None
    assert found.number == pytest.approx(31.2)
    assert (found.months, found.tried) == (5, 2)
    assert len(told().forecasts) == 8
    assert 12 <= found.low < 31.2 < found.high


def test_what_stands_starts_from_the_year_before(year: Cast) -> None:
    found = told(STANDING, aimed(STANDING, "24"))

    assert found.path[0] == pytest.approx(2)
    assert found.now == 12


def test_fewer_may_be_better(year: Cast) -> None:
    found = told(LATE, aimed(LATE, "6"))

    assert (found.now, found.due, found.on_path) == (0, 2, True)
    assert found.forecast is not None
    assert found.forecast.is_flat
    assert found.chance == ""  # never one late: nothing is known of how it varies


@pytest.mark.parametrize(
    ("direction", "target", "chance"),
    [
        (Direction.MORE, 80.0, api.LIKELY), (Direction.MORE, 100.0, api.OPEN),
        (Direction.MORE, 130.0, api.UNLIKELY), (Direction.LESS, 130.0, api.LIKELY),
        (Direction.LESS, 80.0, api.UNLIKELY), (Direction.NEITHER, 80.0, ""),
    ],
)  # fmt: skip
def test_the_chance_is_told_by_the_interval(
    direction: Direction, target: float, chance: str
) -> None:
    ends = (api.Forecast(100, 90, 120, months=6, tried=3, held=3),)
    seen = api.Outlook(2026, 11, (None,) * 12, (), target, ends, (), direction)

    assert seen.chance == chance


def test_a_share_must_hold_all_year(year: Cast) -> None:
    found = told(SHARE, aimed(SHARE, "98"))

    assert set(found.path) == {98.0}
    assert found.now is None  # nothing ended, so there is no share


def test_a_month_that_nobody_computed_is_told(cast: Cast) -> None:
    api.compute(Month(2026, 3), by=SYSTEM, on=ON)

    found = told(target=aimed())

    assert found.missing == (Month(2026, 1), Month(2026, 2))
    assert found.on_path is None
    assert found.forecast is None


def test_steps_are_refused_in_words(cast: Cast) -> None:
    for steps, said in (
        ({12: "3"}, "1 月到 11 月"), ({3: "很多"}, "不是数"), ({3: "NaN"}, "不是数"),
        ({3: "9", 6: "5"}, "不能比前面的少"), ({6: "40"}, "不能超过全年目标"),
    ):  # fmt: skip
        with pytest.raises(api.TargetRefused, match=said):
            api.set_target(NewTarget(KEY, DISTRICT, 2026, "36", "要点", steps), by=SYSTEM, on=ON)
    assert not api.Target.objects.exists()


def test_the_district_aims_and_nobody_else(cast: Cast) -> None:
    new = NewTarget(KEY, TOWN_A, 2026, "36", "要点", {6: "18"})

    with pytest.raises(NotAllowed):
        api.aim(cast.viewers["town_head"], new, on=ON)
    made = api.aim(cast.viewers["district_clerk"], new, on=ON)

    assert made.steps == {"6": 18}
    assert [entry.verb for entry in entries_about(f"indicator:{KEY}")] == ["set_target"]
