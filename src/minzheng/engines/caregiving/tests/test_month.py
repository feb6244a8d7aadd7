"""A month of care: what the agreements say, what the runs paid, and why the two differ."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import DISTRICT, TOWN_A, VILLAGE_A
from minzheng.engines.caregiving.api import MonthOfCare, month_of_care, record_visit
from minzheng.engines.caregiving.testing import MATTER, elder, seen, supported
from minzheng.engines.caregiving.tests.conftest import DECIDED, LODGED, Agree, World
from minzheng.engines.payments import api as payments
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

NOVEMBER, DECEMBER = Month(2026, 11), Month(2026, 12)
PAID_ON = date(2026, 12, 7)


def pay(world: World) -> None:
    clerk, head, chief = (
        world.cast.doer(key) for key in ("finance_clerk", "finance_head", "district_head")
    )
    run = payments.compute_run(DECEMBER, MATTER, DISTRICT, by=clerk, on=PAID_ON).run
    run = payments.review_run(run, by=head, on=PAID_ON)
    payments.approve_run(run, by=chief, on=PAID_ON)


def december(world: World) -> MonthOfCare:
    return month_of_care(world.head, TOWN_A, DECEMBER)


def whys(world: World) -> list[str]:
    return [each.why for each in december(world).differences]


def test_what_was_paid_is_what_was_agreed(world: World, agree: Agree) -> None:
    agree()
    pay(world)

    month = december(world)

    assert (month.people, month.agreed, month.agreed_care, month.paid_care) == (
        1,
        1,
        30_000,
        30_000,
    )
    assert month.differences == ()
    assert [(row.name, row.at_home, row.agreed) for row in month.tiers][1] == ("半护理", 1, 1)


def test_the_part_for_care_that_went_to_the_carer_is_what_was_agreed(
    world: World, agree: Agree
) -> None:
    agree(payee="carer", account="6222020200009988776", bank="农商银行")
    pay(world)

    month = december(world)

    assert (month.agreed_care, month.paid_care, month.differences) == (30_000, 30_000, ())
    lines = payments.PayLine.objects.exclude(number=None).order_by("number")
    assert [line.amount for line in lines] == [205_200, 30_000]


def test_an_agreement_without_money_and_money_without_agreement_are_told(
    world: World, agree: Agree
) -> None:
    assert whys(world) == []
    pay(world)
    assert whys(world) == ["发了钱，没有生效的协议"]
    agree()
    assert whys(world) == []


def test_no_run_yet_is_told(world: World, agree: Agree) -> None:
    agree()

    assert "没有发放" in whys(world)[0]


def test_another_account_than_agreed_is_told(world: World, agree: Agree) -> None:
    agree()
    row = payments.get_entitlement(world.charge.entitlement_ref)
    stranger = payments.Account(world.niece.pk, world.niece.name, "6222020200005555666")
    payments.change_account(row, stranger, by=SYSTEM)
    pay(world)

    assert whys(world) == ["没有发到协议写的本人账户"]


def test_another_amount_than_agreed_is_told_with_its_reason(world: World, agree: Agree) -> None:
    agree()
    row = payments.get_entitlement(world.charge.entitlement_ref)
    basis = payments.Basis(DECEMBER, "调整")
    payments.change(row, 240_000, basis, by=SYSTEM, on=DECIDED)
    pay(world)

    assert whys(world) == ["比协议多发 48.00 元：看调整、补发的决定"]


def test_visits_due_and_done_are_counted(world: World, agree: Agree) -> None:
    agree()
    assert month_of_care(world.head, TOWN_A, DECEMBER).due == 1

    record_visit(world.charge, seen(world.charge, DECIDED), by=world.worker, on=DECIDED)

    november = month_of_care(world.head, TOWN_A, NOVEMBER)
    assert (november.seen, november.due) == (1, 1)


def test_the_other_town_counts_nobody(world: World) -> None:
    assert month_of_care(world.cast.viewers["other_town_head"], "", DECEMBER).people == 0
    assert month_of_care(world.cast.viewers["finance_clerk"], "", DECEMBER).people == 0


@pytest.mark.parametrize("more", [0, 3])
def test_it_is_read_in_few_queries(
    world: World, more: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number, word in enumerate("甲乙丙"[:more]):
        person = elder(f"老{word}", date(1950, 1, 1), 50 + number, division=VILLAGE_A)
        supported(world.cast, person, LODGED)
    world.follow(DECIDED)
    pay(world)

    with django_assert_max_num_queries(5):
        assert december(world).people == 1 + more
