"""Visits: counted where they fall, needs and checks that come of them, what is refused."""

from datetime import date, timedelta
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.needs.api import Need
from minzheng.engines.rounds import api
from minzheng.engines.rounds.testing import DAY, World, met, nobody

NEXT = DAY + timedelta(days=1)


def test_it_counts_a_visit_in_its_month(world: World) -> None:
    world.visit()

    due = api.dues_of(world.listed(), DAY)
    assert [row.state for row in due] == [api.State.DONE]
    assert world.listed().met_on == DAY


def test_it_keeps_once_what_a_phone_sends_twice(world: World) -> None:
    first, second = world.visit(client="abc"), world.visit(client="abc")

    assert first.pk == second.pk
    assert api.Visit.objects.count() == 1


def test_a_closed_door_does_not_count_and_the_second_asks_for_a_check(world: World) -> None:
    world.visit(**nobody())
    assert not api.open_checks(world.clerk)

    world.visit(**nobody(NEXT), on=NEXT)

    check = api.open_checks(world.clerk)[0]
    assert "连续 2 次" in check.why
    assert api.dues_of(world.listed(), NEXT)[0].state == api.State.OPEN


def test_who_was_met_between_two_closed_doors_needs_no_check(world: World) -> None:
    world.visit(**nobody())
    world.visit(day=NEXT, on=NEXT)
    later = NEXT + timedelta(days=1)
    world.visit(**nobody(later), on=later)

    assert not api.open_checks(world.clerk)


def test_a_check_is_closed_with_its_result(world: World) -> None:
    world.visit(hazards=("danger",), words="煤气味很重，已关阀开窗")
    check = api.open_checks(world.clerk)[0]

    api.close_check(check, "safe", "李建国上门，燃气公司已到场", by=world.clerk, on=DAY)

    assert not api.open_checks(world.clerk)
    assert api.open_checks(world.clerk, closed=True)[0].result_name == "人平安，已见到"


def test_a_need_that_was_found_goes_the_way_of_needs(world: World) -> None:
    visit = world.visit(needs=("bath",), words="洗澡要人扶")

    need = Need.objects.get()
    assert visit.needs == [need.number]
    assert (need.person_id, need.origin) == (world.alone.pk, "visit")


@pytest.mark.parametrize(
    ("told", "why"),
    [
        ({"day": NEXT}, "还没有到"),
        ({"day": date(2026, 10, 1)}, "太早"),
        ({"way": "letter"}, "方式"),
        ({"health": ""}, "身体"),
        ({"mood": ""}, "情绪"),
        ({"hazards": ("danger",)}, "写明是什么危险"),
        ({"needs": ("nothing-like-it",)}, "需求目录"),
        ({"outcome": api.NOBODY}, "没有人应"),
        ({"words": "长" * 501}, "最多 500"),
        ({"photo": api.Paper("a.exe", b"MZ")}, "不是 PDF 或照片"),
    ],
)
def test_it_refuses_with_reason(world: World, told: dict[str, Any], why: str) -> None:
    with pytest.raises(api.RoundRefused, match=why):
        world.visit(**told)
    assert not api.Visit.objects.exists()


def test_it_refuses_an_officer_of_another_village(world: World) -> None:
    stranger = world.cast.viewers["other_village_worker"]

    with pytest.raises(NotAllowed):
        api.record_visit(world.listed(), met(), by=stranger, on=DAY)
    with pytest.raises(api.NoSuchRound):
        api.listed_for(stranger, world.listed().pk)
