"""Impossible meals: what is flagged and what not, who decides; sync order changes nothing."""

from datetime import time, timedelta
from itertools import permutations

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.meals import api
from minzheng.engines.meals.testing import DAY, NOON, World
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.people.api import record_death

SLOW = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def codes(row: api.Meal) -> list[str]:
    return sorted(row.flags.values_list("code", flat=True))


def both(world: World, minutes: int) -> tuple[api.Meal, api.Meal]:
    """One person at two canteens within so many minutes."""
    world.menu()
    world.menu_there()
    later = time(11, minutes)
    return world.serve(world.elder, time(11)), world.serve_there(world.elder, later)


@pytest.mark.parametrize(("minutes", "odd"), [(29, [api.Odd.TWO_PLACES]), (30, []), (31, [])])
def test_two_places_within_thirty_minutes_are_odd(
    world: World, minutes: int, odd: list[str]
) -> None:
    first, later = both(world, minutes)

    assert (codes(first), codes(later)) == ([], odd)


def test_outside_the_hours_is_odd(world: World) -> None:
    world.menu()

    assert codes(world.serve(world.elder, time(15))) == [api.Odd.HOURS]


def test_a_third_meal_is_odd_and_not_subsidised(world: World) -> None:
    world.menu()
    rows = [world.serve(world.elder, time(11, minute)) for minute in (0, 20, 40)]

    assert [codes(row) for row in rows] == [[], [], [api.Odd.TOO_MANY]]
    assert rows[2].subsidy == 0


def test_a_burst_at_one_till_is_odd(world: World) -> None:
    world.menu()
    rows = [world.serve(world.elder, time(11, 5, second)) for second in range(21)]

    assert [api.Odd.BURST in codes(row) for row in rows] == [False] * 20 + [True]


def test_a_death_told_later_is_found_when_the_month_is_handed_in(world: World) -> None:
    world.menu()
    row = world.serve(world.elder)
    died = DAY - timedelta(days=1)
    record_death(world.elder, died_on=died, source="派出所", by=SYSTEM, on=DAY)
    december = DAY + timedelta(days=35)
    month = api.draft_of(world.home, month_of(row))

    with pytest.raises(api.MealRefused, match="没有可以结算的餐"):
        api.hand_in(world.house, world.home.pk, month.month, month.digest, on=december)


def month_of(row: api.Meal) -> Month:
    return Month.of(row.day)


def test_a_judge_lets_it_stand(world: World) -> None:
    _, later = both(world, 10)

    api.judge_meal(
        world.cast.viewers["district_clerk"], later.pk, api.Verdict.STANDS, "两家相邻", on=DAY
    )
    later.refresh_from_db()

    assert (later.voided, later.flags.get().verdict) == ("", api.Verdict.STANDS)


def test_a_void_meal_is_nobodys_money(world: World) -> None:
    _, later = both(world, 10)

    row = api.judge_meal(
        world.cast.viewers["district_clerk"], later.pk, api.Verdict.VOID, "监控里不是本人", on=DAY
    )

    assert (row.subsidy, row.voided) == (0, "judge")


@pytest.mark.parametrize(("verdict", "reason"), [("maybe", "看过"), (api.Verdict.VOID, " ")])
def test_a_judgement_without_verdict_or_reason_is_refused(
    world: World, verdict: str, reason: str
) -> None:
    _, later = both(world, 10)

    with pytest.raises(api.MealRefused):
        api.judge_meal(world.cast.viewers["district_clerk"], later.pk, verdict, reason, on=DAY)


def test_it_refuses_an_officer_of_another_town(world: World) -> None:
    world.menu()
    row = world.serve(world.elder, time(15))

    with pytest.raises(api.NoSuchMeal):
        api.judge_meal(
            world.cast.viewers["other_town_clerk"], row.pk, api.Verdict.STANDS, "看过", on=DAY
        )


def test_who_only_reads_does_not_judge(world: World) -> None:
    world.menu()
    row = world.serve(world.elder, time(15))

    with pytest.raises(NotAllowed):
        api.judge_meal(world.cast.viewers["auditor"], row.pk, api.Verdict.STANDS, "看过", on=DAY)


class Undone(Exception):
    """Carries what was found out of a transaction that is rolled back."""


def outcome(world: World, taps: list[tuple[bool, api.Tap]]) -> list[tuple[object, ...]]:
    """What these taps come to when they are sent in this order; undone afterwards."""
    try:
        with transaction.atomic():
            for there, tap in taps:
                viewer, house = (
                    (world.stranger, world.other) if there else (world.house, world.home)
                )
                api.take_taps(viewer, house.pk, [tap], on=DAY)
            rows = api.Meal.objects.order_by("token")
            raise Undone([
                (r.token, r.city, r.district, r.town, r.own, r.counted, tuple(codes(r)))
                for r in rows
            ])  # fmt: skip
    except Undone as told:
        found: list[tuple[object, ...]] = told.args[0]
        return found


def test_sync_in_any_order_gives_the_same(world: World) -> None:
    for menu in (world.menu, world.menu_there):
        menu()
        menu(meal=api.DINNER)
    taps = [
        (False, world.tap(world.elder, time(11, 0), charged=600)),
        (True, world.tap(world.elder, time(11, 10), charged=600)),
        (True, world.tap(world.elder, time(17, 10), meal=api.DINNER, charged=600)),
        (False, world.tap(world.elder, time(17, 50), meal=api.DINNER, charged=600)),
    ]

    found = {str(outcome(world, list(order))) for order in permutations(taps)}

    assert len(found) == 1


@settings(max_examples=25, deadline=None, suppress_health_check=SLOW)
@given(
    st.lists(
        st.tuples(st.booleans(), st.integers(0, 23), st.integers(0, 59), st.booleans()),
        min_size=1, max_size=6,
    ),
    st.integers(1, 5_000),
)  # fmt: skip
def test_layers_never_exceed_the_price_and_never_more_than_two_a_day(
    world: World, told: list[tuple[bool, int, int, bool]], price: int
) -> None:
    with transaction.atomic():
        for menu in (world.menu, world.menu_there):
            menu(price=price)
            menu(meal=api.DINNER, price=price)
        taps = [
            (there, world.tap(world.elder, time(hour, minute), charged=0,
                              meal=api.DINNER if late else api.LUNCH))
            for there, hour, minute, late in told
        ]  # fmt: skip
        rows = outcome(world, taps)
        transaction.set_rollback(True)

    for _, city, district, town, own, _, _ in rows:
        sums = [int(str(each)) for each in (city, district, town, own)]
        assert min(sums) >= 0
        assert sum(sums) == price
    assert sum(bool(row[5]) for row in rows) <= 2


def test_the_clock_of_a_tap_is_kept(world: World) -> None:
    world.menu()

    assert world.serve(world.elder, NOON).clock == NOON
