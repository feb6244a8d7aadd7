"""The till: what a meal costs whom, once, and what is refused."""

from datetime import date, time, timedelta

import pytest

from minzheng.engines.access.testing import TOWN_A
from minzheng.engines.care.api import NotItsOwn
from minzheng.engines.meals import api
from minzheng.engines.meals.testing import DAY, EVENING, LATER, NOON, World, enter_town_sums
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.people.api import record_death
from minzheng.registers.stays.api import NewStay, take_in


def test_a_meal_is_borne_by_city_and_district_and_the_person(world: World) -> None:
    world.menu()

    row = world.serve(world.elder)

    assert (row.city, row.district, row.town, row.own) == (300, 300, 0, 600)
    assert row.charged == row.own


def test_a_town_adds_its_part_for_its_own_only(world: World) -> None:
    enter_town_sums(world.cast, TOWN_A, DAY)
    world.menu()
    world.menu_there()

    at_home, away = world.serve(world.oldest), world.serve_there(world.elder)

    assert (at_home.town, at_home.own) == (300, 300)
    assert (away.town, away.own) == (0, 600)


def test_lunch_and_dinner_are_subsidised_once_each(world: World) -> None:
    world.menu()
    world.menu(meal=api.DINNER)

    lunch = world.serve(world.elder)
    second = world.serve(world.elder, LATER)
    dinner = world.serve(world.elder, EVENING, meal=api.DINNER)

    assert [row.own for row in (lunch, second, dinner)] == [600, 1_200, 600]


def test_the_earlier_meal_has_the_subsidy_whichever_came_first(world: World) -> None:
    world.menu()
    later = world.serve(world.elder, LATER, charged=600, offline=True)

    first = world.serve(world.elder, NOON)
    later.refresh_from_db()

    assert (first.own, later.own) == (600, 1_200)
    assert later.difference == 600


def test_the_same_token_is_one_meal(world: World) -> None:
    world.menu()
    tap = world.tap(world.elder)

    first = api.serve(world.house, world.home.pk, tap, on=DAY)
    again = api.serve(world.house, world.home.pk, tap, on=DAY)

    assert first.pk == again.pk
    assert api.Meal.objects.count() == 1


def test_what_was_refused_is_refused_again_in_the_same_words(world: World) -> None:
    tap = world.tap(world.elder, offline=True)
    (first,) = api.take_taps(world.house, world.home.pk, [tap], on=DAY)
    world.menu()

    (again,) = api.take_taps(world.house, world.home.pk, [tap], on=DAY)

    assert "没有排午餐" in first.why
    assert (again.meal, again.why) == (None, first.why)


def test_a_token_of_another_place_is_refused(world: World) -> None:
    world.menu()
    world.menu_there()
    tap = world.tap(world.elder)
    api.serve(world.house, world.home.pk, tap, on=DAY)

    with pytest.raises(api.MealRefused, match="另一个就餐点"):
        api.serve(world.stranger, world.other.pk, tap, on=DAY)


def test_a_meal_for_tomorrow_is_refused(world: World) -> None:
    tomorrow = DAY + timedelta(days=1)
    world.menu(tomorrow)

    with pytest.raises(api.MealRefused, match="还没有到"):
        api.serve(world.house, world.home.pk, world.tap(world.elder, day=tomorrow), on=DAY)


def test_a_meal_told_too_late_is_refused(world: World) -> None:
    with pytest.raises(api.MealRefused, match="超过 7 天"):
        world.serve(world.elder, day=DAY - timedelta(days=8))


def test_a_closed_day_is_refused(world: World) -> None:
    serving = world.menu()
    api.close_serving(world.house, serving.pk, "停水", on=DAY)

    with pytest.raises(api.MealRefused, match="停水"):
        world.serve(world.elder)


@pytest.mark.parametrize("number", ["0000000000", "", "不认识", "440118200001010010"])
def test_an_unknown_person_is_refused(world: World, number: str) -> None:
    world.menu()
    tap = api.Tap("t", number, DAY, NOON, api.LUNCH)

    with pytest.raises(api.MealRefused, match="没有这张助餐卡"):
        api.serve(world.house, world.home.pk, tap, on=DAY)


def test_an_ended_card_is_refused(world: World) -> None:
    world.menu()
    tap = world.tap(world.elder)
    api.end_card(world.card(world.elder), "丢失", by=world.clerk, on=DAY)

    with pytest.raises(api.MealRefused, match="停用"):
        api.serve(world.house, world.home.pk, tap, on=DAY)


def test_the_id_card_serves_as_well(world: World) -> None:
    world.menu()
    tap = api.Tap("t", "440118195003050016", DAY, NOON, api.LUNCH, api.BY_ID)

    assert api.serve(world.house, world.home.pk, tap, on=DAY).person == world.elder


def test_a_negative_sum_is_refused(world: World) -> None:
    world.menu()

    with pytest.raises(api.MealRefused, match="负数"):
        world.serve(world.elder, charged=-1)


def test_another_houses_canteen_is_not_its_own(world: World) -> None:
    world.menu()

    with pytest.raises(NotItsOwn):
        api.serve(world.stranger, world.home.pk, world.tap(world.elder), on=DAY)


def test_who_lives_in_an_institution_pays_the_whole_price(world: World) -> None:
    world.menu()
    take_in(NewStay(world.other, world.elder, "living", DAY), by=SYSTEM, on=DAY)

    row = world.serve(world.elder)

    assert row.own == 1_200
    assert [flag.code for flag in row.flags.all()] == [api.Odd.INSTITUTION]


def test_a_dead_person_has_no_subsidy_and_is_flagged(world: World) -> None:
    world.menu()
    record_death(world.elder, died_on=date(2026, 11, 1), source="派出所", by=SYSTEM, on=DAY)

    row = world.serve(world.elder)

    assert row.subsidy == 0
    assert [flag.code for flag in row.flags.all()] == [api.Odd.DEAD]


def test_an_order_that_is_brought_home_costs_its_fee(world: World) -> None:
    serving = world.menu()
    new = api.NewOrder(world.elder, delivered=True, address="石桥村3队")
    viewer = world.cast.viewers["village_worker"]
    order = api.order_meal(serving.pk, new, by=viewer, on=DAY, clock=time(8))

    row = world.serve(world.elder)
    order.refresh_from_db()

    assert (row.fee, row.own) == (300, 900)
    assert order.state == api.OrderState.SERVED


def test_a_meal_typed_wrongly_is_taken_back(world: World) -> None:
    world.menu()
    first, second = world.serve(world.elder), world.serve(world.elder, LATER)

    api.void_meal(world.house, first.pk, "刷错了人", on=DAY)
    second.refresh_from_db()

    assert second.own == 600


def test_the_arithmetic_says_who_bears_what(world: World) -> None:
    world.menu()
    row = world.serve(world.elder)

    told = api.explain(row.facts, on=row.day, place=row.division_code)

    assert told is not None
    assert told.value("个人支付") == row.own
    assert "市级餐费补贴" in {line.name for line in told.lines}
