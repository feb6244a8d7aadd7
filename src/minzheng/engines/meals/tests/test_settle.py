"""The month: handed in, checked, approved, paid from the funds of three layers, never twice."""

from datetime import date, time

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.care.testing import house_viewer
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import funded
from minzheng.engines.meals import api
from minzheng.engines.meals.testing import DAY, World
from minzheng.kernel.months import Month

NOVEMBER, DECEMBER_1 = Month(2026, 11), date(2026, 12, 1)


def eaten(world: World) -> World:
    """Two lunches at the first canteen: 12 yuan each, 3 + 3 public."""
    world.menu()
    world.serve(world.elder)
    world.serve(world.oldest, time(11, 40))
    return world


def handed_in(world: World) -> api.Settlement:
    eaten(world)
    draft = api.draft_of(world.home, NOVEMBER)
    return api.hand_in(world.house, world.home.pk, NOVEMBER, draft.digest, on=DECEMBER_1)


def approved(world: World) -> api.Settlement:
    row = handed_in(world)
    api.check(world.cast.viewers["district_clerk"], row.pk, on=DECEMBER_1)
    return api.approve(world.cast.viewers["district_head"], row.pk, on=DECEMBER_1)


def fund(name: str, amount: int) -> int:
    new = ledger.NewFund(name, f"{name}助餐资金", "city", DISTRICT, ("eldercare",))
    return funded(new, amount, on=DAY).pk


def test_a_month_is_handed_in_with_its_layers(world: World) -> None:
    row = handed_in(world)

    assert (row.count, row.people, row.total) == (2, 2, 2_400)
    assert (row.city, row.district, row.town, row.own) == (600, 600, 0, 1_200)


def test_it_is_handed_in_once(world: World) -> None:
    row = handed_in(world)

    with pytest.raises(api.MealRefused, match="不用再交"):
        api.hand_in(world.house, world.home.pk, NOVEMBER, row.digest, on=DECEMBER_1)


def test_a_month_that_runs_is_not_handed_in(world: World) -> None:
    eaten(world)
    digest = api.draft_of(world.home, NOVEMBER).digest

    with pytest.raises(api.MealRefused, match="还没有过完"):
        api.hand_in(world.house, world.home.pk, NOVEMBER, digest, on=DAY)


def test_only_the_manager_hands_in(world: World) -> None:
    eaten(world)
    worker = house_viewer(world.home, "温小雪", "worker", DAY)

    with pytest.raises(NotAllowed):
        api.hand_in(worker, world.home.pk, NOVEMBER, "x", on=DECEMBER_1)


def test_what_changed_after_it_was_read_is_not_handed_in(world: World) -> None:
    eaten(world)

    with pytest.raises(api.MealRefused, match="有变动"):
        api.hand_in(world.house, world.home.pk, NOVEMBER, "old", on=DECEMBER_1)


def test_a_flagged_meal_waits_until_it_is_judged(world: World) -> None:
    eaten(world)
    odd = world.serve(world.elder, time(15))

    draft = api.draft_of(world.home, NOVEMBER)

    assert [row.pk for row in draft.waiting] == [odd.pk]
    assert odd.pk not in {row.pk for row in draft.meals}


def test_no_meal_is_taken_into_a_month_that_was_handed_in(world: World) -> None:
    handed_in(world)

    with pytest.raises(api.MealRefused, match="已经交了结算单"):
        api.serve(world.house, world.home.pk, world.tap(world.elder), on=DAY)


def test_given_back_it_is_handed_in_again(world: World) -> None:
    row = handed_in(world)
    api.give_back(world.cast.viewers["district_clerk"], row.pk, "少了小票", on=DECEMBER_1)
    draft = api.draft_of(world.home, NOVEMBER)

    again = api.hand_in(world.house, world.home.pk, NOVEMBER, draft.digest, on=DECEMBER_1)

    assert (again.pk, again.state, again.count) == (row.pk, api.State.HANDED_IN, 2)


def test_who_checked_does_not_approve(world: World) -> None:
    row = handed_in(world)
    api.check(world.cast.viewers["finance_clerk"], row.pk, on=DECEMBER_1)

    with pytest.raises(NotAllowed):
        api.approve(world.cast.viewers["finance_clerk"], row.pk, on=DECEMBER_1)


def test_each_layer_is_paid_from_its_own_fund(world: World) -> None:
    row = approved(world)
    funds = {"city": fund("city", 10_000), "district": fund("district", 10_000)}

    paid = api.pay(world.cast.viewers["finance_clerk"], row.pk, funds, on=DECEMBER_1)

    assert paid.state == api.State.PAID
    assert {p.layer: p.amount for p in paid.payments.all()} == {"city": 600, "district": 600}
    left = [ledger.balance(ledger.Fund.objects.get(pk=pk), DECEMBER_1) for pk in funds.values()]
    assert left == [9_400, 9_400]


def test_it_is_paid_once(world: World) -> None:
    row = approved(world)
    funds = {"city": fund("city", 10_000), "district": fund("district", 10_000)}
    clerk = world.cast.viewers["finance_clerk"]
    api.pay(clerk, row.pk, funds, on=DECEMBER_1)

    with pytest.raises(api.MealRefused, match="已支付"):
        api.pay(clerk, row.pk, funds, on=DECEMBER_1)


def test_a_fund_that_is_short_pays_nothing_at_all(world: World) -> None:
    row = approved(world)
    funds = {"city": fund("city", 10_000), "district": fund("district", 100)}

    with pytest.raises(ledger.FundShort):
        api.pay(world.cast.viewers["finance_clerk"], row.pk, funds, on=DECEMBER_1)

    assert api.Payment.objects.count() == 0


def test_a_layer_without_a_fund_is_refused(world: World) -> None:
    row = approved(world)

    with pytest.raises(api.MealRefused, match="市级"):
        api.pay(world.cast.viewers["finance_clerk"], row.pk, {}, on=DECEMBER_1)


def test_it_refuses_an_officer_of_another_town(world: World) -> None:
    row = handed_in(world)

    with pytest.raises(api.NoSuchMeal):
        api.settlement_for(world.cast.viewers["other_town_clerk"], row.pk)


def test_sums_by_place_and_day(world: World) -> None:
    eaten(world)
    viewer = world.cast.viewers["town_clerk"]

    ((house, sums),) = api.sums_by_place(viewer, NOVEMBER)
    (day,) = api.places_of_day(viewer, DAY)

    assert (house, sums.count, sums.subsidy) == (world.home, 2, 1_200)
    assert (day.facility, day.sums.people, day.odd) == (world.home, 2, 0)
