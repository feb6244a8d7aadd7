"""A returned payment is paid again exactly once, and only as far as it is still due."""

import pytest

from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import DAY, NOV, Office, basis
from minzheng.kernel.doer import SYSTEM

DEC, JAN = NOV.next(), NOV.shift(2)
OTHER = "6222020200998877665"


def failed(office: Office) -> api.PayLine:
    office.give()
    run = office.send(NOV)
    office.answer(run, failed=(1,))
    return run.lines.get()


def account(office: Office) -> api.Account:
    return api.Account(office.cast.spouse.pk, "谢月娥", OTHER, "邮储银行")


def test_it_goes_into_the_next_run_with_the_new_account(office: Office) -> None:
    line = failed(office)

    api.reissue(line, account(office), by=office.clerk, on=DAY)
    run = office.send(DEC)

    again = run.lines.get()
    assert (again.amount, again.account.payee_name) == (160_000, "谢月娥")
    assert again.note == "重发2026年11月 800.00元"
    assert list(again.parts.values_list("kind", "source").order_by("month")) == [
        ("reissue", line.ref),
        ("regular", ""),
    ]


def test_it_goes_into_a_supplementary_run(office: Office) -> None:
    line = failed(office)
    api.reissue(line, account(office), by=office.clerk, on=DAY)

    extra = api.compute_supplement(line.run, by=SYSTEM, on=DAY).run

    assert (extra.number, extra.total) == (2, 80_000)
    office.export(extra)
    assert office.send(DEC).total == 80_000


def test_nothing_is_paid_again_before_it_is_released(office: Office) -> None:
    failed(office)

    assert office.send(DEC).total == 80_000


def test_it_is_released_exactly_once(office: Office) -> None:
    line = failed(office)
    api.reissue(line, by=office.clerk, on=DAY)

    with pytest.raises(api.LineRefused, match="只重发一次"):
        api.reissue(line, by=office.clerk, on=DAY)
    assert office.send(DEC).total == 160_000
    assert office.send(JAN).total == 80_000


def test_a_paid_line_cannot_be_reissued(office: Office) -> None:
    office.give()
    run = office.send(NOV)
    office.answer(run)

    with pytest.raises(api.LineRefused, match="发放成功"):
        api.reissue(run.lines.get(), by=office.clerk, on=DAY)


def test_a_reissue_that_fails_too_can_be_reissued(office: Office) -> None:
    api.reissue(failed(office), by=office.clerk, on=DAY)
    run = office.send(DEC)
    office.answer(run, failed=(1,))

    api.reissue(run.lines.get(), by=office.clerk, on=DAY)

    assert office.send(JAN).total == 240_000


def test_what_is_no_longer_due_is_not_paid_again(office: Office) -> None:
    """She died before November: the account was closed, the money came back, nothing is owed."""
    line = failed(office)
    stopped = api.stop(line.entitlement, basis(NOV, "死亡"), by=SYSTEM, on=DAY)

    api.reissue(line, by=office.clerk, on=DAY)

    assert stopped.recovery is None
    assert office.send(DEC).total == 0


def test_a_claim_falls_away_when_the_money_comes_back(office: Office) -> None:
    entitlement = office.give()
    run = office.send(NOV)
    recovery = api.stop(entitlement, basis(NOV, "死亡"), by=SYSTEM, on=DAY).recovery
    assert recovery is not None and recovery.amount == 80_000

    office.answer(run, failed=(1,))

    recovery.refresh_from_db()
    assert (recovery.state, api.outstanding(recovery)) == ("cancelled", 0)


def test_an_unsound_account_releases_nothing(office: Office) -> None:
    line = failed(office)

    with pytest.raises(api.AccountRefused):
        api.reissue(line, api.Account(office.cast.spouse.pk, "谢月娥", "12"), by=SYSTEM, on=DAY)
    line.refresh_from_db()
    assert line.state == api.PayLine.State.FAILED
