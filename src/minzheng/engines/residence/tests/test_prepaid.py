"""Prepaid money: never negative, limits told, custody beside what is owed, lights."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.care.api import let_go
from minzheng.engines.lights.api import look
from minzheng.engines.residence import api
from minzheng.engines.residence.models import Entry
from minzheng.engines.residence.testing import CAME, DAY, World
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month
from minzheng.registers.people.api import NewPerson, register_person
from minzheng.registers.stays.api import NewStay, take_in

OCTOBER = Month(2026, 10)
SERVICE, DEPOSIT, MEMBER = api.Kind.SERVICE, api.Kind.DEPOSIT, api.Kind.MEMBERSHIP


@pytest.fixture
def settled(world: World) -> World:
    world.assess()
    world.sign()
    return world


def found(world: World, on: date = DAY) -> set[str]:
    return {each.check for each in look([world.home.pk], on)}


def test_paid_used_and_refunded_leave_the_rest(settled: World) -> None:
    settled.pay(SERVICE, 520_000, months=2)
    settled.enter(SERVICE, api.Way.USED, 260_000)
    settled.enter(SERVICE, api.Way.REFUNDED, 60_000)

    (row,) = api.balances_of(settled.home, DAY)
    assert (row.service, row.deposit, row.refund_by) == (200_000, 0, None)


def test_a_negative_balance_is_refused(settled: World) -> None:
    settled.pay(SERVICE, 260_000, months=1)

    with pytest.raises(api.ResidenceRefused, match="余额不能是负数"):
        settled.enter(SERVICE, api.Way.USED, 260_001)


def test_no_day_in_between_becomes_negative(settled: World) -> None:
    settled.pay(SERVICE, 100_000, months=1, day=CAME)
    settled.enter(SERVICE, api.Way.USED, 100_000, day=CAME + timedelta(days=4))
    settled.pay(SERVICE, 100_000, months=1, day=DAY)

    with pytest.raises(api.ResidenceRefused, match="余额不能是负数"):
        settled.enter(SERVICE, api.Way.USED, 1, day=CAME + timedelta(days=2))


def test_more_than_twelve_months_is_refused_without_the_reason(settled: World) -> None:
    with pytest.raises(api.ResidenceRefused, match="最多预收 12 个月"):
        settled.pay(SERVICE, 13 * 260_000, months=13)

    settled.pay(SERVICE, 13 * 260_000, months=13, excess="家属要求")
    assert "residence.prepaid" in found(settled)


def test_payments_add_up_to_the_limit(settled: World) -> None:
    settled.pay(SERVICE, 12 * 260_000, months=12)

    with pytest.raises(api.ResidenceRefused, match="超过 12 个月的月费"):
        settled.pay(SERVICE, 260_000, months=1)


def test_a_deposit_up_to_twelve_bed_fees(settled: World) -> None:
    settled.pay(DEPOSIT, 12 * 120_000)
    assert "residence.deposit" not in found(settled)

    with pytest.raises(api.ResidenceRefused, match="12 倍"):
        settled.pay(DEPOSIT, 1)
    settled.pay(DEPOSIT, 1, excess="补收")
    assert "residence.deposit" in found(settled)


def test_a_deposit_without_a_contract_is_refused(world: World) -> None:
    with pytest.raises(api.ResidenceRefused, match="还没有签服务合同"):
        world.pay(DEPOSIT, 100)


def test_a_public_home_takes_no_membership(settled: World) -> None:
    settled.home.operator = "public"
    settled.home.save(update_fields=["operator"])

    with pytest.raises(api.ResidenceRefused, match="不能收会员费"):
        settled.pay(MEMBER, 1_000_000)


def test_a_membership_that_may_not_be_shows_until_it_is_given_back(settled: World) -> None:
    settled.home.operator = "public"
    settled.home.save(update_fields=["operator"])
    settled.pay(MEMBER, 1_000_000, excess="已收，限期退还")
    assert "residence.deposit" in found(settled)

    settled.enter(MEMBER, api.Way.REFUNDED, 1_000_000)

    assert "residence.deposit" not in found(settled)


def test_one_new_member_is_no_jump(settled: World) -> None:
    settled.pay(MEMBER, 1_000_000)

    assert "residence.members" not in found(settled)


def test_five_new_members_in_thirty_days_show(world: World) -> None:
    for name in ("罗大", "罗二", "罗三", "罗四", "罗五"):
        told = NewPerson(name=name, sex=1, born_on=date(1950, 1, 1))
        person = register_person(told, by=SYSTEM, on=DAY)
        stay = take_in(NewStay(world.home, person, "living", CAME), by=SYSTEM, on=DAY)
        paid = api.NewEntry(MEMBER, api.Way.PAID, 1_000_000, DAY)
        api.enter(world.manager, stay.pk, paid, on=DAY)

    assert "residence.members" in found(world)


def test_custody_is_compared_with_what_is_owed(settled: World) -> None:
    settled.pay(DEPOSIT, 240_000, day=CAME)

    row = api.tell_custody(settled.manager, settled.home.pk, OCTOBER, 200_000, on=DAY)

    assert (row.owed, row.short) == (240_000, 40_000)
    assert "residence.custody" in found(settled)
    api.tell_custody(settled.manager, settled.home.pk, OCTOBER, 240_000, on=DAY)
    assert "residence.custody" not in found(settled)


def test_a_month_that_is_not_told_shows(settled: World) -> None:
    settled.pay(DEPOSIT, 240_000, day=CAME)

    assert "residence.custody" in found(settled, date(2026, 11, 12))


def test_a_month_that_is_not_over_is_refused(settled: World) -> None:
    with pytest.raises(api.ResidenceRefused, match="还没有过完"):
        api.tell_custody(settled.manager, settled.home.pk, Month.of(DAY), 1, on=DAY)


def test_who_left_is_refunded_by_a_day(settled: World) -> None:
    settled.pay(DEPOSIT, 240_000, day=CAME)
    let_go(settled.worker, settled.stay.pk, until=DAY, ended_as="left", on=DAY)

    (row,) = api.balances_of(settled.home, DAY)
    assert row.refund_by == DAY + timedelta(days=15)
    with pytest.raises(api.ResidenceRefused, match="只能退"):
        settled.pay(DEPOSIT, 1)


def test_a_worker_enters_no_money(world: World) -> None:
    new = api.NewEntry(SERVICE, api.Way.PAID, 1, DAY, months=1)

    with pytest.raises(NotAllowed):
        api.enter(world.worker, world.stay.pk, new, on=DAY)


def test_the_account_is_filed_by_its_last_digits(world: World) -> None:
    new = api.NewSchedule(DAY, "床位费 1200 元/月", "某银行增城支行", "6222000011112222")

    row = api.file_fees(world.manager, world.home.pk, new, on=DAY)

    assert row.account_tail == "2222"
    assert "6222" not in row.account_sealed
    with pytest.raises(api.ResidenceRefused, match="位数字"):
        bad = api.NewSchedule(DAY, "床位费", "某银行", "62-x")
        api.file_fees(world.manager, world.home.pk, bad, on=DAY)


def test_somebody_without_contract_and_a_full_house_show(world: World) -> None:
    world.home.capacity = 2
    world.home.save(update_fields=["capacity"])

    assert {"residence.unsigned", "residence.full", "residence.report"} <= found(world)


def test_an_expired_contract_shows(settled: World) -> None:
    assert "residence.expired" not in found(settled)
    assert "residence.expired" in found(settled, date(2027, 10, 21))


MOVES = st.lists(
    st.tuples(st.sampled_from(api.Way.values), st.integers(min_value=1, max_value=10**9)),
    max_size=12,
)


@given(MOVES)
def test_what_is_left_is_paid_less_used_less_refunded(moves: list[tuple[str, int]]) -> None:
    rows = [Entry(kind=SERVICE, way=way, amount=amount) for way, amount in moves]
    sums: Counter[str] = Counter()
    for way, amount in moves:
        sums[way] += amount

    assert api.left_of(rows)[SERVICE] == sums["paid"] - sums["used"] - sums["refunded"]
