"""A finding about money: corrected back by two people, told in a letter, paid back, closed."""

from datetime import date

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.notices.api import notices_of_case
from minzheng.engines.payments import api as payments
from minzheng.engines.payments.api import CorrectionSheet, Recovery, Wish
from minzheng.engines.supervision.api import (
    AMOUNT,
    PROCEDURE,
    UNDUE,
    Finding,
    FindingState,
    Review,
    SupervisionRefused,
    accept,
    answer_finding,
    ask_right_amount,
    progress_of,
)
from minzheng.engines.supervision.testing import drawn_plan, found
from minzheng.engines.supervision.tests.conftest import SOON, Ground
from minzheng.engines.supervision.tests.test_review import DECEMBER, pay
from minzheng.kernel.months import Month

PAID, RIGHT, LATER = 290_240, 162_040, date(2026, 12, 7)
LESS = Wish(RIGHT, DECEMBER), "多算了一个已经迁出的人"


def finding_of(ground: Ground, kind: str) -> Finding:
    drawn_plan(ground.cast, SOON)
    finding = found(ground.cast, Review.objects.get(), kind, SOON)
    pay(ground)
    return finding


def test_two_people_set_an_amount_right_and_the_family_is_told(ground: Ground) -> None:
    finding, clerk, head = (
        finding_of(ground, AMOUNT), ground.by("district_clerk"), ground.by("district_head"),
    )  # fmt: skip
    sheet = ask_right_amount(finding, *LESS, by=clerk, on=LATER)
    assert progress_of(finding).why_not == "更正待遇等另一个人批准"

    done = payments.approve_correction(sheet, by=head, on=LATER)

    (claim,) = progress_of(finding).claims
    assert (claim.outstanding, claim.recovery.state) == (PAID - RIGHT, Recovery.State.OPEN)
    assert progress_of(finding).why_not == ""
    assert done.notice.number == CorrectionSheet.objects.get().notice_number
    (letter,) = notices_of_case(CorrectionSheet.objects.get().ref)
    assert letter == done.notice and "待遇更正告知书" in str(letter)


def test_it_is_closed_once_the_money_is_claimed(ground: Ground) -> None:
    finding = finding_of(ground, UNDUE)
    answer_finding(finding, "请区里更正", by=ground.by("town_clerk"), on=LATER)
    with pytest.raises(SupervisionRefused, match="请先更正待遇"):
        accept(finding, "好", by=ground.by("district_clerk"), on=LATER)
    nothing, clerk = Wish(0, DECEMBER), ground.by("district_clerk")
    sheet = ask_right_amount(finding, nothing, "一直有别的收入", by=clerk, on=LATER)
    with pytest.raises(SupervisionRefused, match="等另一个人批准"):
        accept(finding, "好", by=ground.by("district_clerk"), on=LATER)
    payments.approve_correction(sheet, by=ground.by("district_head"), on=LATER)

    row = accept(finding, "已更正", by=ground.by("district_clerk"), on=LATER)

    assert row.state == FindingState.CLOSED
    assert Recovery.objects.get().amount == PAID
    with pytest.raises(SupervisionRefused, match="已办结"):
        ask_right_amount(finding, *LESS, by=ground.by("district_clerk"), on=LATER)


def test_what_cannot_be_set_right_is_refused(ground: Ground) -> None:
    finding = finding_of(ground, PROCEDURE)
    with pytest.raises(SupervisionRefused, match="不用更正待遇"):
        ask_right_amount(finding, *LESS, by=ground.by("district_clerk"), on=LATER)
    Finding.objects.update(kind=AMOUNT)
    with pytest.raises(NotAllowed):
        ask_right_amount(finding, *LESS, by=ground.by("town_head"), on=LATER)
    with pytest.raises(payments.CorrectionRefused, match="还没有到"):
        to_come = Wish(RIGHT, Month(2027, 5))
        ask_right_amount(finding, to_come, "早了", by=ground.by("district_head"), on=LATER)
