"""Who is listed: by registers, by hand; who leaves; rates; what is late."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from minzheng.engines.notices.api import Message
from minzheng.engines.rounds import api
from minzheng.engines.rounds.testing import DAY, World
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.people.api import record_death

NOVEMBER = Month(2026, 11)


def test_registers_tell_who_is_alone_and_who_is_an_empty_nest(world: World) -> None:
    assert world.listed().groups == ["alone"]
    assert [world.listed(each).groups for each in world.pair] == [["empty_nest"]] * 2


def test_a_day_run_again_changes_nothing(world: World) -> None:
    again = api.advance_rounds(DAY)

    assert (again.came, again.changed, again.left, again.planned) == (0, 0, 0, 0)


def test_who_died_is_visited_no_more(world: World) -> None:
    record_death(world.alone, died_on=DAY, source="殡葬", by=SYSTEM, on=DAY)

    api.advance_rounds(DAY + timedelta(days=1))

    row = api.Listed.objects.get(person=world.alone)
    assert row.ended_as == "died"
    assert [due.state for due in api.Due.objects.filter(person=world.alone)] == ["dropped"]


def test_somebody_is_listed_by_hand_with_a_reason(world: World) -> None:
    with pytest.raises(api.RoundRefused, match="凭什么"):
        api.list_by_hand(world.alone, ["left_behind"], " ", by=world.worker, on=DAY)

    row = api.list_by_hand(world.alone, ["left_behind"], "儿子在外省打工", by=world.worker, on=DAY)
    assert row.groups == ["alone", "left_behind"]
    with pytest.raises(api.RoundRefused, match="登记簿上还是独居"):
        api.take_off(row, "不用了", by=world.clerk, on=DAY)


def test_only_who_works_there_is_assigned(world: World) -> None:
    row = api.assign(world.listed(), "village_worker", "town_clerk", by=world.clerk, on=DAY)
    assert (row.visitor, row.substitute) == ("何小敏", "李建国")

    with pytest.raises(api.RoundRefused, match="名单"):
        api.assign(row, "other_village_worker", "", by=world.clerk, on=DAY)
    with pytest.raises(api.RoundRefused, match="同一个人"):
        api.assign(row, "town_clerk", "town_clerk", by=world.clerk, on=DAY)


def test_the_rate_is_done_of_due_by_place(world: World) -> None:
    world.visit()

    rate = api.month_rate(world.clerk, NOVEMBER)
    assert (rate.due, rate.done) == (3, 1)
    town = api.rates(world.cast.viewers["district_clerk"], NOVEMBER, api.TOWN)
    assert [(each.name.endswith("青竹镇"), each.due) for each in town] == [(True, 3)]


def test_what_is_missed_goes_up_town_then_district(world: World) -> None:
    Message.objects.all().delete()

    missed = api.advance_rounds(date(2026, 12, 1))
    assert (missed.missed, missed.urged) == (3, 3)
    api.advance_rounds(date(2026, 12, 4))

    told = {row.recipient_key for row in Message.objects.all()}
    assert {"village_worker", "town_clerk"} <= told
    api.advance_rounds(date(2026, 12, 7))
    assert "district_clerk" in {row.recipient_key for row in Message.objects.all()}


CHANGES = st.lists(st.sampled_from(["day", "high", "normal", "visit", "hand", "later"]), max_size=8)


@given(CHANGES)
@settings(
    max_examples=15, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)  # fmt: skip
def test_each_due_person_appears_once_a_period(world: World, changes: list[str]) -> None:
    today = DAY
    for change in changes:
        row = world.listed()
        if change in api.RISKS:
            api.weigh_risk(row, change, "试", by=world.clerk, on=today)
        elif change == "visit":
            world.visit(day=today, on=today)
        elif change == "hand":
            api.list_by_hand(world.alone, ["disabled"], "试", by=world.worker, on=today)
        else:
            today += timedelta(days=5 if change == "later" else 0)
            api.advance_rounds(today)
    api.weigh_risk(world.listed(), "normal", "最后", by=world.clerk, on=today)
    api.advance_rounds(today)

    month = str(Month.of(today))
    rows = api.Due.objects.filter(person=world.alone, month=month).exclude(state="dropped")
    numbers = [row.number for row in rows]
    assert numbers.count(1) == 1
    assert len(set(numbers)) == len(numbers)
    assert {row.number for row in rows if row.state == "open"} <= {1}


def test_stretches_cover_the_month_once() -> None:
    for times in range(1, 9):
        parts = api.stretches(NOVEMBER, times)
        days = [first + timedelta(days=n) for first, last in parts
                for n in range((last - first).days + 1)]  # fmt: skip
        assert days == [NOVEMBER.first + timedelta(days=n) for n in range(30)]
