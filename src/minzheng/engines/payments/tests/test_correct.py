"""An entitlement set right from an earlier month: months, claim, supplement, letter, trail."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import DISTRICT
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import CLERK, HEAD, funded
from minzheng.engines.notices.api import Recipient, inbox
from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import DAY, MATTER, NOV, Office, basis
from minzheng.kernel.months import Month

JAN_5 = date(2026, 1, 5)
SEP, OCT, DEC = NOV.shift(-2), NOV.previous(), NOV.next()


def correct(office: Office, row: api.Entitlement, amount: int, since: Month) -> api.Correction:
    by = office.cast.viewers["finance_head"]
    return api.correct_back(row.pk, amount, since, basis=basis(since, "瞒报"), by=by, on=DAY)


@pytest.fixture
def paid(office: Office) -> api.Entitlement:
    """Eight hundred yuan a month, paid for September, October and November."""
    row = office.give(since=SEP)
    for month in (SEP, OCT, NOV):
        office.answer(office.send(month))
    return row


def test_months_paid_too_much_become_one_open_recovery(office: Office, paid: Any) -> None:
    done = correct(office, paid, 50_000, OCT)

    assert done.recovery is not None and done.recovery.state == "open"
    assert [str(month) for month in done.months] == [
        "2026年10月：已发 800.00元，应发 500.00元，多发 300.00元",
        "2026年11月：已发 800.00元，应发 500.00元，多发 300.00元",
    ]
    assert (done.sums.claim, api.outstanding(done.recovery)) == (60_000, 60_000)
    assert office.send(DEC).total == 50_000


def test_months_paid_too_little_go_with_the_next_run(office: Office, paid: Any) -> None:
    done = correct(office, paid, 90_000, OCT)

    assert done.recovery is None
    assert done.back_pay == (api.MonthSum(OCT, 10_000), api.MonthSum(NOV, 10_000))
    assert office.send(DEC).total == 90_000 + 20_000


def test_nothing_was_due_at_all(office: Office, paid: Any) -> None:
    done = correct(office, paid, 0, SEP)

    assert done.sums.claim == 240_000
    assert office.send(DEC).count == 0


def test_again_counts_only_the_difference(office: Office, paid: Any) -> None:
    correct(office, paid, 50_000, OCT)

    done = correct(office, paid, 40_000, OCT)

    assert done.sums.claim == 20_000
    assert str(done.months[0]) == "2026年10月：已发 500.00元，应发 400.00元，多发 100.00元"
    with pytest.raises(api.CorrectionRefused, match="完全一样"):
        correct(office, paid, 40_000, OCT)


def test_a_claim_that_went_too_far_is_lessened(office: Office, paid: Any) -> None:
    first = correct(office, paid, 50_000, OCT).recovery
    assert first is not None
    api.repay(first, api.Repayment(10_000, DAY, "收据1"), by=office.clerk)

    done = correct(office, paid, 80_000, OCT)

    assert (done.sums.eased, done.sums.back_pay) == (50_000, 10_000)
    assert api.outstanding(first) == 0
    assert office.send(DEC).total == 80_000 + 10_000


def test_what_was_believed_stays_and_paid_lines_are_not_touched(office: Office, paid: Any) -> None:
    periods, lines = list(paid.periods.values()), list(api.PayLine.objects.values())

    correct(office, paid, 50_000, OCT)

    history = api.entitlement_history(paid)
    assert list(paid.periods.order_by("id").values())[: len(periods)] == periods
    assert list(api.PayLine.objects.values()) == lines
    assert (history[-1].kind, history[-1].from_month, history[-1].monthly) == (
        "correct", OCT, 50_000,
    )  # fmt: skip


def test_a_run_under_way_must_be_computed_anew(office: Office, paid: Any) -> None:
    run = office.compute(DEC).run

    done = correct(office, paid, 50_000, NOV)

    assert done.stale == run
    with pytest.raises(api.RunOutOfDate, match="重新测算"):
        api.review_run(run, by=office.clerk, on=DAY)
    assert office.send(DEC).total == 50_000


def test_a_payment_the_bank_still_holds_is_not_claimed_twice(office: Office) -> None:
    row = office.give(since=NOV)
    run = office.send(NOV)
    done = correct(office, row, 50_000, NOV)
    assert done.recovery is not None

    office.answer(run, failed=(1,))

    assert api.outstanding(done.recovery) == 0
    api.reissue(run.lines.get(), by=office.clerk, on=DAY)
    assert office.send(DEC).total == 100_000


def test_the_claim_names_the_funds_that_had_paid(office: Office) -> None:
    own = funded(ledger.NewFund("Q01", "区级资金", "district", DISTRICT), 10**7, on=JAN_5)
    city = funded(ledger.NewFund("S01", "市级资金", "city", DISTRICT), 10**7, on=JAN_5)
    weights = ((own.pk, 7_000), (city.pk, 3_000))
    new = ledger.NewShare(DISTRICT, MATTER, JAN_5, "示例", "reported", weights)
    ledger.approve_share(ledger.enter_share(new, by=CLERK, on=DAY), by=HEAD, on=DAY)
    ledger.start_keeping(DISTRICT, OCT, by=office.head, on=DAY)
    row = office.give(since=OCT)
    for month in (OCT, NOV):
        office.answer(office.send(month))

    done = correct(office, row, 50_000, OCT)

    assert {each.fund: each.amount for each in done.shares} == {
        "区级资金": 42_000, "市级资金": 18_000,
    }  # fmt: skip


def test_the_letter_says_months_sums_and_what_can_be_done(office: Office, paid: Any) -> None:
    done = correct(office, paid, 50_000, OCT)

    said = str(done.notice.letter)
    to = Recipient("person", str(office.cast.applicant.pk))
    for words in ("瞒报", "2026年10月", "要退回 600.00元", "分期退回", "申请行政复议"):
        assert words in said
    assert "要退回 600.00元" in inbox(to)[0].text
    assert done.sheet.notice_number == done.notice.number


@pytest.mark.parametrize(
    ("amount", "since", "words"),
    [(-1, OCT, "不能小于 0"), (1, DEC, "还没有到"), (1, SEP.previous(), "2026年9月起发")],
)
def test_it_refuses_what_cannot_be(
    office: Office, paid: Any, amount: int, since: Month, words: str
) -> None:
    with pytest.raises(api.PaymentRefused, match=words):
        correct(office, paid, amount, since)


def test_it_refuses_after_the_end(office: Office, paid: Any) -> None:
    correct(office, paid, 0, OCT)

    with pytest.raises(api.EntitlementEnded, match="2026年9月为止"):
        correct(office, paid, 70_000, NOV)


@pytest.mark.parametrize("key", ["other_town_head", "town_head", "auditor"])
def test_it_refuses_who_has_no_post_for_it(office: Office, paid: Any, key: str) -> None:
    by = office.cast.viewers[key]

    with pytest.raises((api.NoSuchEntitlement, PermissionError)):
        api.correct_back(paid.pk, 50_000, OCT, basis=basis(OCT), by=by, on=DAY)

    assert not api.CorrectionSheet.objects.exists()


def test_the_preview_is_what_is_done(office: Office, paid: Any) -> None:
    by = office.cast.viewers["finance_head"]
    seen = api.preview_correction(paid.pk, 50_000, OCT, by=by, on=DAY)
    assert not api.Recovery.objects.exists()

    assert correct(office, paid, 50_000, OCT).months == seen.months


def ask(office: Office, row: api.Entitlement, key: str = "finance_clerk") -> api.CorrectionSheet:
    by = office.cast.viewers[key]
    wish = api.Wish(50_000, OCT)
    return api.ask_correction(row.pk, wish, basis=basis(OCT, "瞒报"), by=by, on=DAY)


def test_a_second_person_approves_what_one_asked(office: Office, paid: Any) -> None:
    sheet = ask(office, paid)
    assert not api.Recovery.objects.exists()

    done = api.approve_correction(sheet, by=office.cast.viewers["finance_head"], on=DAY)

    assert done.sums.claim == 60_000
    kept = api.correction_for(office.cast.viewers["auditor"], sheet.pk)
    assert (kept.state, kept.recovery, api.months_of(kept)) == ("done", done.recovery, done.months)
    with pytest.raises(api.CorrectionRefused, match="已更正"):
        api.approve_correction(sheet, by=office.cast.viewers["finance_head"], on=DAY)


def test_the_one_who_asked_cannot_approve(office: Office, paid: Any) -> None:
    sheet = ask(office, paid, "finance_head")

    with pytest.raises(api.FourEyes):
        api.approve_correction(sheet, by=office.cast.viewers["finance_head"], on=DAY)


def test_one_correction_waits_at_a_time_and_can_be_dropped(office: Office, paid: Any) -> None:
    sheet, by = ask(office, paid), office.cast.viewers["finance_head"]
    with pytest.raises(api.CorrectionRefused, match="等待批准"):
        ask(office, paid)

    api.drop_correction(sheet, "收入已核实无误", by=by, on=DAY)

    assert ask(office, paid).pk != sheet.pk
    with pytest.raises(api.NoSuchCorrection):
        api.correction_for(office.cast.viewers["other_town_head"], sheet.pk)
