"""What safety records tell an evaluation: worked numbers, and unknown where nothing is kept."""

from datetime import date, timedelta

import pytest

from minzheng.engines.access.testing import DAY
from minzheng.engines.safety import api
from minzheng.engines.safety.evidence import checks, drills, fixed_in_time, told_in_time
from minzheng.engines.safety.testing import NOW, World
from minzheng.registers.evidence import Asked, evidence_named
from minzheng.registers.facilities.api import Facility
from minzheng.registers.papers import Paper

PHOTO = Paper("a.png", b"\x89PNG\r\n\x1a\n a picture of the test")


def asked(house: Facility, since: date = DAY, until: date = DAY) -> Asked:
    return Asked(house.name, house.credit_code, house.pk, None, since, until)


def later(days: int) -> date:
    return DAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("safety.drills", "次"), ("safety.told_in_time", "%"), ("safety.checks", "%"),
        ("safety.fixed_in_time", "%"),
    ],
)  # fmt: skip
def test_each_is_declared_when_the_app_is_ready(name: str, unit: str) -> None:
    evidence = evidence_named(name)

    assert evidence is not None
    assert evidence.unit == unit


def test_a_house_that_keeps_nothing_here_is_unknown(world: World) -> None:
    for ask in (checks, drills, fixed_in_time, told_in_time):
        assert ask(asked(world.home)).value is None


def test_drills_are_counted_by_kind(world: World) -> None:
    for kind, day in (("fire", DAY), ("fire", later(-1)), ("storm", DAY), ("fire", later(-20))):
        api.record_drill(world.worker, world.home.pk, api.NewDrill(kind, day, 12, 15), on=DAY)

    found = drills(asked(world.home, since=later(-10)))

    assert found.value == 3
    assert "消防疏散 2 次" in found.working
    assert "台风、暴雨 1 次" in found.working


def test_who_keeps_records_and_drilled_nothing_has_none(world: World) -> None:
    world.round()

    assert drills(asked(world.home)).value == 0


def test_incidents_told_within_their_time(world: World) -> None:
    world.fall()
    world.fall(happened_at=NOW - timedelta(hours=3))
    world.fall(happened_at=NOW - timedelta(hours=30), family_told_at=None)

    found = told_in_time(asked(world.home, since=later(-3)))
    assert (found.value, "意外 3 起" in found.working, "2÷3" in found.working) == (66, True, True)
    assert told_in_time(asked(world.home)).value == 100  # the late one happened the day before


def test_rounds_made_of_those_due(world: World) -> None:
    """Fourteen days owe 14 daily and two weekly rounds: eleven and one were made, 12 of 16."""
    for day in range(11):
        world.round(on=later(day))
    world.round(api.WEEKLY, on=DAY)
    world.round(api.WEEKLY, on=later(3))  # twice in one week is once

    found = checks(asked(world.home, until=later(13)))

    assert found.value == 75
    assert "12÷16" in found.working
    assert "每日自查 11/14；每周自查 1/2" in found.working


def test_rounds_are_due_from_the_first_one(world: World) -> None:
    world.round(on=later(5))

    assert checks(asked(world.home, until=later(4))).value is None
    assert checks(asked(world.home, until=later(6))).value == 50


def test_problems_of_own_rounds_put_right_in_time(world: World) -> None:
    row = world.round(d1="堵了", d6="扶手松", d3="没有留样")
    first, second, _ = row.problems.order_by("pk")
    api.fix_problem(world.worker, first.pk, "清了", PHOTO, on=later(7))
    api.fix_problem(world.worker, second.pk, "换了", PHOTO, on=later(8))

    found = fixed_in_time(asked(world.home, until=later(7)))

    assert (found.value, "1÷3" in found.working) == (33, True)
    assert fixed_in_time(asked(world.home, until=later(6))).value is None  # none fell due yet
