"""Menus and orders: who may order for whom, until when, how many, and what cannot be."""

from datetime import date, time, timedelta

import pytest

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases import api as cases
from minzheng.engines.meals import api
from minzheng.engines.meals.testing import DAY, World, a_meal
from minzheng.kernel.doer import Doer

EARLY, LATE = time(8), time(10)


def test_a_week_is_copied_to_the_next(world: World) -> None:
    world.menu()

    made = api.copy_week(world.house, world.home.pk, DAY + timedelta(days=7), on=DAY)

    (row,) = api.week_of(world.home, DAY + timedelta(days=7))
    assert (made, row.dish_words, row.allergens) == (1, "清蒸鱼、炒青菜、米饭", "鱼")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"price": -100}, "餐价"),
        ({"price": 0}, "餐价"),
        ({"places": 0}, "份数"),
        ({"dishes": ()}, "道菜"),
        ({"delivery_fee": -1}, "送餐费"),
        ({"ends": time(10)}, "收餐"),
        ({"closes_at": time(14)}, "截止"),
    ],
)
def test_a_menu_that_cannot_be_is_refused(world: World, told: dict[str, object], why: str) -> None:
    with pytest.raises(api.MealRefused, match=why):
        world.menu(**told)


def test_a_price_stays_once_somebody_ordered(world: World) -> None:
    serving = world.menu()
    api.order_meal(serving.pk, api.NewOrder(world.elder), by=world.house, on=DAY, clock=EARLY)

    with pytest.raises(api.MealRefused, match="价格不能改"):
        world.menu(price=1_300)


def test_a_day_gone_by_has_no_new_menu(world: World) -> None:
    new = a_meal(DAY - timedelta(days=1))

    with pytest.raises(api.MealRefused, match="已经过去"):
        api.write_menu(world.house, world.home.pk, new, on=DAY)


@pytest.mark.parametrize("who", ["village_worker", "town_clerk"])
def test_an_officer_of_the_place_orders_for_an_elder(world: World, who: str) -> None:
    serving = world.menu()
    by = world.cast.viewers[who]

    order = api.order_meal(serving.pk, api.NewOrder(world.elder), by=by, on=DAY, clock=EARLY)

    assert order.state == api.OrderState.ORDERED


@pytest.mark.parametrize("who", ["applicant", "other_village_worker"])
def test_nobody_orders_for_another_without_mandate(world: World, who: str) -> None:
    serving, by = world.menu(), world.cast.viewers[who]

    with pytest.raises(api.MealRefused, match=r"授权|辖区"):
        api.order_meal(serving.pk, api.NewOrder(world.elder), by=by, on=DAY, clock=EARLY)


def test_a_family_orders_for_its_own(world: World) -> None:
    serving, cast = world.menu(), world.cast
    api.issue_card(cast.spouse, {}, by=world.clerk, on=DAY)

    order = api.order_meal(
        serving.pk, api.NewOrder(cast.spouse), by=cast.viewers["applicant"], on=DAY, clock=EARLY
    )

    assert order.person == cast.spouse


def test_a_mandate_for_meals_lets_a_neighbour_order(world: World) -> None:
    matter, serving, cast = api.rules(), world.menu(), world.cast
    assert matter is not None
    trust = cases.Trust((matter.key,), date(2027, 1, 1), "邻居")
    giver = Viewer(Doer("person", str(world.elder.pk), world.elder.name), (), world.elder.pk)
    cases.entrust_person(cast.applicant.name, cast.applicant, trust, by=giver, on=DAY)

    order = api.order_meal(
        serving.pk, api.NewOrder(world.elder), by=cast.viewers["applicant"], on=DAY, clock=EARLY
    )

    assert order.person == world.elder


@pytest.mark.parametrize(("clock", "places", "why"), [(LATE, 50, "截止"), (EARLY, 1, "订满")])
def test_an_order_too_late_or_too_many_is_refused(
    world: World, clock: time, places: int, why: str
) -> None:
    serving = world.menu(places=places)
    api.order_meal(serving.pk, api.NewOrder(world.oldest), by=world.house, on=DAY, clock=EARLY)

    with pytest.raises(api.MealRefused, match=why):
        api.order_meal(serving.pk, api.NewOrder(world.elder), by=world.house, on=DAY, clock=clock)


def test_the_same_meal_is_ordered_once(world: World) -> None:
    serving, new = world.menu(), api.NewOrder(world.elder)
    api.order_meal(serving.pk, new, by=world.house, on=DAY, clock=EARLY)

    with pytest.raises(api.MealRefused, match="已经订过"):
        api.order_meal(serving.pk, new, by=world.house, on=DAY, clock=EARLY)


def test_a_cancelled_order_frees_the_portion(world: World) -> None:
    serving, new = world.menu(places=1), api.NewOrder(world.elder)
    order = api.order_meal(serving.pk, new, by=world.house, on=DAY, clock=EARLY)

    api.cancel_order(order.pk, by=world.house, on=DAY, clock=EARLY)
    again = api.order_meal(
        serving.pk, api.NewOrder(world.oldest), by=world.house, on=DAY, clock=EARLY
    )

    assert again.person == world.oldest


def test_an_order_is_not_cancelled_once_the_kitchen_has_begun(world: World) -> None:
    serving = world.menu()
    order = api.order_meal(
        serving.pk, api.NewOrder(world.elder), by=world.house, on=DAY, clock=EARLY
    )

    with pytest.raises(api.MealRefused, match="截止"):
        api.cancel_order(order.pk, by=world.house, on=DAY, clock=LATE)


def test_a_stranger_cancels_nothing(world: World) -> None:
    serving = world.menu()
    order = api.order_meal(
        serving.pk, api.NewOrder(world.elder), by=world.house, on=DAY, clock=EARLY
    )

    with pytest.raises(api.NoSuchMeal):
        api.cancel_order(order.pk, by=world.stranger, on=DAY, clock=EARLY)


def test_who_did_not_come_is_missed_and_what_was_left_is_kept(world: World) -> None:
    serving = world.menu()
    order = api.order_meal(
        serving.pk, api.NewOrder(world.elder), by=world.house, on=DAY, clock=EARLY
    )

    row = api.finish_serving(world.house, serving.pk, 3, on=DAY)
    order.refresh_from_db()

    assert (row.wasted, order.state) == (3, api.OrderState.MISSED)


def test_without_a_card_nobody_orders(world: World) -> None:
    serving, cast = world.menu(), world.cast

    with pytest.raises(api.MealRefused, match="助餐卡"):
        api.order_meal(
            serving.pk, api.NewOrder(cast.applicant), by=cast.viewers["applicant"], on=DAY,
            clock=EARLY,
        )  # fmt: skip


def test_a_card_is_issued_by_the_place_where_she_lives(world: World) -> None:
    far = world.cast.viewers["other_village_worker"]

    with pytest.raises(api.MealRefused, match="辖区"):
        api.issue_card(world.cast.applicant, {}, by=far, on=DAY)


def test_a_till_finds_by_name_and_by_the_last_four(world: World) -> None:
    number = world.card(world.elder).number

    by_name = api.search_cards(world.house, world.home.pk, "金水", DAY)
    by_tail = api.search_cards(world.house, world.home.pk, number[-4:], DAY)

    assert [row.number for row in by_name] == [number]
    assert number in {row.number for row in by_tail}
    assert api.search_cards(world.house, world.home.pk, "罗", DAY) == []
