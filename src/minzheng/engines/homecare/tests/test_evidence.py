"""What visits tell an evaluation: worked numbers, and unknown where nobody was visited."""

from datetime import date, time, timedelta

import pytest

from minzheng.engines.homecare import api
from minzheng.engines.homecare.evidence import complete, satisfied, verified, wrong_places
from minzheng.engines.homecare.testing import DAY, World
from minzheng.kernel.months import Month
from minzheng.registers.evidence import Asked, evidence_named

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def asked(world: World) -> Asked:
    return Asked(world.home.name, world.home.credit_code, world.home.pk, None, FIRST, LAST)


def visits(world: World, count: int) -> list[api.Visit]:
    """So many from the first day on, four a day."""
    plan = world.plan(items=[api.NewItem("助浴", 60, 6_000, 20)])
    days = [(DAY + timedelta(days=n // 4), time(8 + 2 * (n % 4))) for n in range(count)]
    return [world.visit(plan, day, begins) for day, begins in days]


@pytest.mark.parametrize("name", ["verified", "misplaced", "satisfied", "complete"])
def test_each_is_declared_when_the_app_is_ready(name: str) -> None:
    evidence = evidence_named(f"homecare.{name}")

    assert evidence is not None
    assert evidence.unit == "%"


def test_where_nobody_was_visited_nobody_knows(world: World) -> None:
    for ask in (verified, wrong_places, satisfied, complete):
        assert ask(asked(world)).value is None


def test_verified_is_neither_void_nor_waiting(world: World) -> None:
    """Of four visits one is found false, one waits for the judge, one odd one was found true."""
    plan = world.plan()
    rows = [
        world.visit(plan, DAY + timedelta(days=n), metres=metres)
        for n, metres in enumerate((0, 5_000, 5_000, 5_000))
    ]
    for row, verdict in ((rows[1], "void"), (rows[2], "stands")):
        api.judge_visit(world.clerk, row.pk, verdict, "问了老人和邻居", on=DAY)

    found = verified(asked(world))
    assert (found.value, "2÷4" in found.working) == (50, True)
    assert "判定不结算的 1 次、疑点没有判定的 1 次" in found.working

    # Two of the four stand at a wrong place; the one found true does not.
    told = wrong_places(asked(world))
    assert (told.value, "2÷4" in told.working) == (50, True)
    assert api.evidence(world.home, FIRST, LAST).valid == 5_000


def test_who_was_called_back_was_satisfied(world: World) -> None:
    for row, stars in zip(visits(world, 4), (5, 4, 3, None), strict=True):
        api.Call.objects.create(visit=row, drawn_on=LAST, stars=stars, called_on=LAST)

    found = satisfied(asked(world))

    assert (found.value, "2÷3" in found.working) == (66, True)


def test_records_with_clocks_places_and_signature_are_complete(world: World) -> None:
    rows = visits(world, 10)
    api.Visit.objects.filter(pk=rows[0].pk).update(out_latitude=None, out_longitude=None)
    api.Visit.objects.filter(pk=rows[1].pk).update(signed="")
    api.Visit.objects.filter(pk=rows[2].pk).update(signed="", confirmed_on=LAST)

    found = complete(asked(world))

    assert (found.value, "8÷10" in found.working) == (80, True)


def test_fewer_than_an_assessor_draws_say_nothing(world: World) -> None:
    visits(world, 9)

    found = complete(asked(world))

    assert (found.value, "9 次，不到 10 次" in found.working) == (None, True)


def test_another_month_and_another_house_are_not_counted(world: World) -> None:
    visits(world, 2)
    december = Month(2026, 12)
    later = Asked("", "", world.home.pk, None, december.first, december.last)
    other = Asked("", "", world.other.pk, None, FIRST, LAST)

    assert [verified(each).value for each in (later, other)] == [None, None]
