"""Four answers at night are enough; the rest is made up by day, within the limit, by its clock."""

from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from minzheng.engines.access.api import NotAllowed, Viewer
from minzheng.engines.access.testing import APPLICANT_ID, Cast
from minzheng.engines.ledger.api import balance
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.reserves.api import (
    CASH,
    GOODS,
    INCOMPLETE,
    NAMELESS,
    Completion,
    NewPayment,
    Paper,
    Payment,
    Reserve,
    ReserveRefused,
    Wanted,
    approve_end,
    begin_application,
    complete,
    link,
    open_photo,
    pay,
    payments_of,
    propose_end,
    suggested_amounts,
)
from minzheng.engines.reserves.testing import LATE_AT_NIGHT, RECEIPT
from minzheng.engines.reserves.tests.conftest import FRIDAY, MONDAY, TUESDAY, Pay

LEAST = NewPayment(1, CASH, 50_000, MONDAY, name="罗春生")
WHOLE = Completion(
    "罗春生", APPLICANT_ID, MONDAY, "石桥村3队12号", "厨房起火", 3, witness="village_worker"
)


@pytest.fixture
def night(reserve: Reserve, clerk: Viewer) -> Payment:
    return pay(reserve, LEAST, by=clerk, on=MONDAY, at=LATE_AT_NIGHT)


def test_four_answers_pay(cast: Cast, reserve: Reserve, night: Payment) -> None:
    assert balance(reserve.fund, MONDAY) == 1_950_000
    assert night.lacks == ("领取人的身份", "事情的经过", "在场的第二个人")
    assert (night.person_id, night.completed_on, night.people) == (None, None, 1)
    assert night.told["where"] and night.due_on == date(2026, 11, 16)
    assert payments_of(cast.viewers["town_head"], Wanted(state=INCOMPLETE), MONDAY).count() == 1


def test_somebody_without_a_name_is_described(reserve: Reserve, clerk: Viewer) -> None:
    nameless = replace(
        LEAST, name="", looks="六十来岁，男，灰棉衣", photo=Paper("a.png", RECEIPT.content)
    )
    row = pay(reserve, nameless, by=clerk, on=MONDAY, at=LATE_AT_NIGHT)

    assert row.name_masked == "不知道姓名" and "灰棉衣" not in row.told_sealed
    assert open_photo(clerk, row) == (RECEIPT.content, "image/png")
    with pytest.raises(ReserveRefused, match="什么样子"):
        pay(reserve, replace(LEAST, name=""), by=clerk, on=MONDAY, at=time(1))


def test_what_a_phone_sends_twice_is_paid_once(cast: Cast, reserve: Reserve, clerk: Viewer) -> None:
    sent = replace(LEAST, client="5f0c")
    first = pay(reserve, sent, by=clerk, on=MONDAY, at=LATE_AT_NIGHT)
    again = pay(reserve, sent, by=clerk, on=TUESDAY, at=time(8))

    assert first.pk == again.pk and balance(reserve.fund, TUESDAY) == 1_950_000
    with pytest.raises(ReserveRefused, match="别人发过"):
        pay(reserve, sent, by=cast.viewers["town_head"], on=TUESDAY, at=time(8))


def test_made_up_by_day_it_goes_on_to_its_case(cast: Cast, night: Payment, clerk: Viewer) -> None:
    with pytest.raises(ReserveRefused, match="先补全"):
        begin_application(night, by=clerk, on=TUESDAY)
    with pytest.raises(ReserveRefused, match="先补全"):
        link(night, "LS-1", by=clerk, on=TUESDAY)

    row = complete(night, WHOLE, by=clerk, on=TUESDAY)

    assert (row.person_id, row.people, row.lacks) == (cast.applicant.pk, 3, ())
    assert row.completed_on == TUESDAY and row.witness_key == "village_worker"
    assert "500.00元" in inbox(Recipient("person", str(cast.applicant.pk), ""))[0].text
    assert begin_application(row, by=clerk, on=TUESDAY).token


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"id_number": ""}, "查不清是谁"),
        ({"name": "罗秋生"}, "另一个姓名"),
        ({"story": " "}, "当时缺什么"),
        ({"witness": ""}, "第二个人"),
        ({"witness": "town_clerk"}, "就是支付人自己"),
        ({"happened_on": TUESDAY}, "晚于支付日"),
        ({"people": 51}, "受影响人数"),
    ],
)
def test_what_is_missing_still_is_said(
    night: Payment, clerk: Viewer, told: dict[str, Any], says: str
) -> None:
    with pytest.raises(ReserveRefused, match=says):
        complete(night, replace(WHOLE, **told), by=clerk, on=TUESDAY)

    night.refresh_from_db()
    assert night.completed_on is None


def test_goods_are_named(reserve: Reserve, clerk: Viewer) -> None:
    row = pay(reserve, replace(LEAST, form=GOODS), by=clerk, on=MONDAY, at=LATE_AT_NIGHT)

    with pytest.raises(ReserveRefused, match="品名和数量"):
        complete(row, WHOLE, by=clerk, on=TUESDAY)

    done = complete(row, replace(WHOLE, goods="棉被两床"), by=clerk, on=TUESDAY)
    assert done.told["goods"] == "棉被两床"


def test_who_was_helped_before_needs_a_reason_by_day(
    paying: Pay, reserve: Reserve, clerk: Viewer
) -> None:
    paying()
    row = pay(reserve, LEAST, by=clerk, on=FRIDAY, at=LATE_AT_NIGHT)

    with pytest.raises(ReserveRefused, match="已因同一事由"):
        complete(row, WHOLE, by=clerk, on=FRIDAY)

    told = replace(WHOLE, again_reason="安置点又失火")
    assert complete(row, told, by=clerk, on=FRIDAY).again_reason == "安置点又失火"


def test_it_is_made_up_once_and_by_the_town(cast: Cast, night: Payment, clerk: Viewer) -> None:
    with pytest.raises(NotAllowed):
        complete(night, WHOLE, by=cast.viewers["other_town_clerk"], on=TUESDAY)
    complete(night, WHOLE, by=clerk, on=TUESDAY)

    with pytest.raises(ReserveRefused, match="已经补全"):
        complete(night, WHOLE, by=clerk, on=TUESDAY)


def test_nobody_knows_who_it_was_is_settled_by_two(
    cast: Cast, night: Payment, clerk: Viewer
) -> None:
    with pytest.raises(ReserveRefused, match="查不清"):
        propose_end(night, "kept", "人走了", by=clerk, on=FRIDAY)
    propose_end(night, NAMELESS, "问过派出所和旅馆，没有人认识", by=clerk, on=FRIDAY)

    done = approve_end(night, by=cast.viewers["town_head"], on=FRIDAY)

    assert (done.state, done.outcome_name) == ("settled", "领取人身份查不清，按现场记录了结")


def test_a_known_person_is_not_settled_as_unknown(paying: Pay, clerk: Viewer) -> None:
    with pytest.raises(ReserveRefused, match="查不清"):
        propose_end(paying(), NAMELESS, "省事", by=clerk, on=FRIDAY)


def test_sums_to_tap_stay_within_the_most(reserve: Reserve) -> None:
    place = reserve.division_code

    assert suggested_amounts(128_200, on=MONDAY, place=place) == [30_000, 60_000, 90_000, 120_000]
    assert suggested_amounts(15_000, on=MONDAY, place=place) == [10_000]
