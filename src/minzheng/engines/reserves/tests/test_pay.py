"""A town helps first: what it may pay, who stands by, what it is warned of; the ledger."""

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import APPLICANT_ID, DISTRICT, TOWN_A, TOWN_B, Cast
from minzheng.engines.ledger.api import Fund, balance, entries_of
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.reserves.api import (
    NewPayment,
    NoSuchReserve,
    Paper,
    Payment,
    Reserve,
    ReserveRefused,
    Wanted,
    add_receipt,
    change_terms,
    earlier_payments,
    escalate_late,
    one_of,
    open_receipt,
    pay,
    payments_of,
    reserves_of,
    set_up,
    terms_on,
)
from minzheng.engines.reserves.testing import FIRE, RECEIPT, TERMS, pay_for_fire, reserve_with_money
from minzheng.engines.reserves.tests.conftest import FRIDAY, MONDAY, TUESDAY, Pay
from minzheng.registers.testing import at_once


def test_money_leaves_the_reserve_and_the_ledger_in_one_moment(
    reserve: Reserve, paying: Pay
) -> None:
    payment = paying()

    assert balance(reserve.fund, MONDAY) == 1_900_000
    assert payment.entry == entries_of(payment.ref)[0]
    assert (payment.paid_at, payment.due_on) == (time(23, 40), date(2026, 11, 16))
    assert payment.told["story"].startswith("夜里") and "起火" not in payment.told_sealed
    assert "罗春生" not in str(payment.entry.text if payment.entry else "")


def test_who_receives_it_is_told(cast: Cast, paying: Pay) -> None:
    paying()

    assert "1,000.00元" in inbox(Recipient("person", str(cast.applicant.pk), ""))[0].text


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"amount": 200_001}, "单次支付"),
        ({"amount": 0}, "单次支付"),
        ({"amount": 128_201, "people": 1}, "最多 1,282.00元"),
        ({"people": 0}, "受影响人数"),
        ({"witness": "town_clerk"}, "就是支付人自己"),
        ({"witness": "nobody"}, "没有找到"),
        ({"cause": 6}, "什么事"),
        ({"happened_on": TUESDAY}, "晚于今天"),
        ({"id_number": "", "name": " "}, "给了谁"),
        ({"id_number": "44011819840305001X"}, "校验"),
        ({"name": "罗秋生"}, "另一个姓名"),
        ({"receipt": Paper("x.gif", b"GIF89a")}, "x.gif"),
        ({"where": "长" * 501}, "500"),
    ],
)
def test_what_may_not_be_paid_leaves_nothing_behind(
    reserve: Reserve, clerk: Viewer, told: dict[str, Any], says: str
) -> None:
    given = {"name": "罗春生", "id_number": APPLICANT_ID, "happened_on": MONDAY, **FIRE, **told}

    with pytest.raises(ReserveRefused, match=says):
        pay(reserve, NewPayment(**given), by=clerk, on=MONDAY, at=time(23, 40))

    assert balance(reserve.fund, MONDAY) == 2_000_000 and not Payment.objects.exists()


def test_one_alone_pays_with_a_reason(paying: Pay) -> None:
    payment = paying(witness="", alone_reason="路断了，只有我一人能到")

    assert (payment.witness_key, payment.alone_reason[:3]) == ("", "路断了")


def test_only_the_towns_own_pay(cast: Cast, reserve: Reserve) -> None:
    for key in ("other_town_clerk", "village_worker", "district_head"):
        with pytest.raises(NotAllowed):
            pay_for_fire(reserve, "罗春生", APPLICANT_ID, by=cast.viewers[key], on=MONDAY)


def test_the_same_cause_again_needs_a_reason(reserve: Reserve, paying: Pay) -> None:
    paying()
    with pytest.raises(ReserveRefused, match="已因同一事由"):
        paying(on=FRIDAY)

    paying(on=FRIDAY, again_reason="临时安置点又失火")

    assert balance(reserve.fund, FRIDAY) == 1_800_000


def test_another_cause_or_a_year_later_is_not_the_same(cast: Cast, paying: Pay) -> None:
    paying()

    assert earlier_payments(cast.applicant.pk, 2, TOWN_A, on=FRIDAY) == []
    assert earlier_payments(cast.applicant.pk, 1, TOWN_A, on=date(2027, 11, 3)) == []
    assert len(earlier_payments(cast.applicant.pk, 1, TOWN_A, on=date(2027, 11, 1))) == 1


def test_another_town_a_moment_ago_is_told(cast: Cast, paying: Pay, fund: Fund) -> None:
    v = cast.viewers
    paying()
    there = reserve_with_money(
        TOWN_B, fund, clerk=v["other_town_clerk"], checker=v["district_clerk"],
        head=v["district_head"], on=MONDAY,
    )  # fmt: skip

    with pytest.raises(ReserveRefused, match="别的乡镇"):
        pay_for_fire(
            there, "罗春生", APPLICANT_ID, by=v["other_town_clerk"], on=TUESDAY, cause=2,
            witness="other_village_worker",
        )  # fmt: skip


def test_the_reserve_does_not_go_below_zero(cast: Cast, fund: Fund, clerk: Viewer) -> None:
    head = cast.viewers["district_head"]
    empty = set_up(TOWN_A, TERMS, by=head, on=MONDAY)

    with pytest.raises(ReserveRefused, match=r"可用 0\.00元"):
        pay_for_fire(empty, "罗春生", APPLICANT_ID, by=clerk, on=MONDAY)


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_not_overdraw(reserve: Reserve, paying: Pay) -> None:
    for _ in range(9):
        paying(amount=200_000, again_reason="又一处")
    paying(amount=50_000, again_reason="又一处")

    results = at_once(*[lambda: paying(amount=100_000, again_reason="同时")] * 2)

    assert sum(isinstance(each, Payment) for each in results) == 1
    assert balance(reserve.fund, MONDAY) == 50_000


def test_a_receipt_may_come_later_but_only_once(cast: Cast, paying: Pay, clerk: Viewer) -> None:
    payment = paying(receipt=None)
    with pytest.raises(ReserveRefused, match="还没有收据"):
        open_receipt(clerk, payment)

    kept = add_receipt(payment, RECEIPT, by=clerk)

    assert open_receipt(cast.viewers["auditor"], kept) == (RECEIPT.content, "image/png")
    with pytest.raises(ReserveRefused, match="不能换"):
        add_receipt(kept, RECEIPT, by=clerk)


def test_the_other_town_finds_nothing(cast: Cast, paying: Pay, reserve: Reserve) -> None:
    payment, other = paying(), cast.viewers["other_town_head"]

    assert not reserves_of(other).exists()
    assert not payments_of(other, Wanted(), MONDAY).exists()
    with pytest.raises(NoSuchReserve):
        one_of(Payment.objects.all(), other, payment.pk)
    with pytest.raises(NoSuchReserve):
        one_of(Payment.objects.all(), other, 10**30)


def test_a_payment_without_a_case_is_told_once(cast: Cast, paying: Pay) -> None:
    payment = paying()

    assert escalate_late(payment.due_on) == 0
    after = payment.due_on + timedelta(days=1)
    assert (escalate_late(after), escalate_late(after)) == (1, 0)
    for key in ("town_head", "district_clerk"):
        assert "没有办件" in inbox(Recipient("officer", key, ""))[0].text
    assert payments_of(cast.viewers["town_head"], Wanted(state="late"), after).count() == 1


@pytest.mark.parametrize(
    ("changes", "says"),
    [({"cap": 0}, "单次上限"), ({"refill_line": 2_000_000}, "补足线"), ({"document": ""}, "文号")],
)
def test_limits_that_contradict_are_refused(cast: Cast, changes: dict[str, Any], says: str) -> None:
    with pytest.raises(ReserveRefused, match=says):
        set_up(TOWN_A, replace(TERMS, **changes), by=cast.viewers["district_head"], on=MONDAY)


def test_a_reserve_is_a_towns_and_one(cast: Cast, reserve: Reserve, clerk: Viewer) -> None:
    head = cast.viewers["district_head"]

    with pytest.raises(ReserveRefused, match="已经设立"):
        set_up(TOWN_A, TERMS, by=head, on=MONDAY)
    with pytest.raises(ReserveRefused, match="请选乡镇"):
        set_up(DISTRICT, TERMS, by=head, on=MONDAY)
    with pytest.raises(NotAllowed):
        set_up(TOWN_B, TERMS, by=clerk, on=MONDAY)


def test_other_limits_hold_from_their_day(cast: Cast, reserve: Reserve) -> None:
    more = replace(TERMS, ceiling=3_000_000, document="示例民发〔2026〕9号")

    change_terms(reserve, more, by=cast.viewers["district_head"], on=FRIDAY)

    assert terms_on(reserve, TUESDAY).ceiling == 2_000_000
    assert terms_on(reserve, FRIDAY).ceiling == 3_000_000
