"""What people enter stands among the indicators: marked, never nought, whole or not at all."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT, TOWN_A
from minzheng.engines.indicators import api
from minzheng.engines.returns import api as returns
from minzheng.engines.returns.testing import DAY, SEPTEMBER, World, make_world
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.indicator import Direction
from minzheng.kernel.months import Month

pytestmark = pytest.mark.database
OCTOBER = Month(2026, 10)
YEAR = [Month(2026, month) for month in range(1, 11)]
NEW = api.NewTarget("donations", DISTRICT, 2026, "400", "全区工作要点")


@pytest.fixture
def world(db: None, settings: Any, tmp_path: Any) -> World:
    settings.DATA_DIR = tmp_path
    return make_world()


def told(key: str, month: Month = SEPTEMBER, place: str = DISTRICT) -> api.Told:
    """A figure as it was computed on the day."""
    api.compute(month, by=SYSTEM, on=DAY)
    return api.read([key], [place], [month]).told(key, place, month)


def quarters(world: World, key: str, *values: str) -> api.Sheet:
    """A district figure of the first quarters, every month computed."""
    for number, value in enumerate(values):
        world.confirmed(key, value, Month(2026, 3 * number + 3))
    for month in YEAR:
        api.compute(month, by=SYSTEM, on=DAY)
    return api.read([key], [DISTRICT], YEAR)


def test_every_entered_figure_is_an_indicator_and_marked() -> None:
    for key, figure in returns.entered_figures().items():
        indicator = api.indicator_named(key)
        assert indicator.title == f"{figure.title}（填报）"
        assert api.is_entered(indicator)
        assert (indicator.adds, indicator.frequency) == (figure.adds, figure.rhythm)


def test_what_is_computed_is_not_entered() -> None:
    computed = {each.title for each in api.indicators().values() if not api.is_entered(each)}

    assert not [each.title for each in returns.entered_figures().values() if each.title in computed]


def test_it_counts_once_confirmed_and_opens_its_row(world: World) -> None:
    row = world.entered("marriages", "120")
    assert told("marriages").text == "—"
    returns.confirm_return(world.who("district_head"), row.pk, on=DAY)

    assert told("marriages").text == "120"
    wanted = api.Wanted(api.indicator_named("marriages"), DISTRICT, SEPTEMBER)
    listing = api.rows(world.who("district_clerk"), wanted)
    (line,) = listing.lines
    assert (line.kind, line.key, line.number, listing.value) == ("return", "marriages", 120, 120)


def test_a_correction_takes_the_place_of_the_old(world: World) -> None:
    world.confirmed("marriages", "120")
    new = returns.NewReturn("marriages", DISTRICT, SEPTEMBER, "121", returns.Paper(
        "更正.png", b"\x89PNG\r\n\x1a\n right"), "漏登一对")  # fmt: skip
    row = returns.enter(world.who("district_clerk"), new, on=DAY)
    returns.confirm_return(world.who("district_head"), row.pk, on=DAY)

    assert told("marriages").value == 121


def test_a_district_without_one_of_its_towns_is_unknown(world: World) -> None:
    world.town_figure("meeting-halls", "7")
    assert told("meeting-halls").text == "—"
    assert told("meeting-halls", place=TOWN_A).text == "7"

    world.other_town_figure("meeting-halls", "5")
    assert told("meeting-halls").text == "12"


def test_what_stands_is_carried_and_what_adds_up_is_not(world: World) -> None:
    world.confirmed("charities", "10")
    world.confirmed("donations", "100.50")

    assert told("charities", OCTOBER).text == "10"
    assert told("donations", OCTOBER).text == "—"
    assert told("donations", SEPTEMBER).number == 100.5


def test_a_target_is_held_against_what_was_entered(world: World) -> None:
    target = api.set_target(NEW, by=SYSTEM, on=DAY)
    seen = api.outlook(quarters(world, "donations", "100", "120", "150"), "donations", DISTRICT,
                       YEAR, target)  # fmt: skip

    assert (seen.now, seen.on_path, seen.missing) == (370.0, True, ())
    assert seen.forecast is None  # three quarters are no months


def test_a_missing_quarter_is_named_and_nothing_is_added_up(world: World) -> None:
    target = api.set_target(NEW, by=SYSTEM, on=DAY)
    seen = api.outlook(quarters(world, "donations", "100", "120"), "donations", DISTRICT, YEAR,
                       target)  # fmt: skip

    assert (seen.now, seen.on_path, seen.missing) == (None, None, (SEPTEMBER,))


def test_a_monthly_one_is_foretold(world: World) -> None:
    for month in YEAR:
        world.confirmed("lottery-sales", f"{100 + month.month}", month)
        api.compute(month, by=SYSTEM, on=DAY)
    sheet = api.read(["lottery-sales"], [DISTRICT], YEAR)

    seen = api.outlook(sheet, "lottery-sales", DISTRICT, YEAR)

    assert seen.forecast is not None
    assert seen.forecast.months == len(YEAR)
    assert api.indicator_named("lottery-sales").direction is Direction.NEITHER


def test_what_was_confirmed_late_still_counts_where_it_belongs(world: World) -> None:
    assert told("marriages").text == "—"
    world.confirmed("marriages", "120")

    api.compute_lately(by=SYSTEM, on=date(2026, 11, 20))

    assert api.read(["marriages"], [DISTRICT], [SEPTEMBER]).told(
        "marriages", DISTRICT, SEPTEMBER).text == "120"  # fmt: skip
