"""Changing, suspending, resuming, stopping: what it means for months paid and months to come."""

import pytest

from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import DAY, NOV, Office, basis
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

OCT, DEC, JAN = NOV.previous(), NOV.next(), NOV.shift(2)


def change(entitlement: api.Entitlement, monthly: int, since: Month) -> api.Changed:
    return api.change(entitlement, monthly, basis(since), by=SYSTEM, on=DAY)


def amounts(run: api.PayRun) -> list[tuple[str, str, int]]:
    rows = api.LinePart.objects.filter(line__run=run).order_by("month", "kind")
    return [(str(part.month), part.kind, part.amount) for part in rows]


def test_a_rise_to_come_changes_only_later_runs(office: Office) -> None:
    entitlement = office.give()

    changed = change(entitlement, 90_000, DEC)

    assert (changed.back_pay, changed.recovery) == ((), None)
    assert office.send(NOV).total == 80_000
    assert office.send(DEC).total == 90_000


def test_an_underpaid_month_is_paid_back_by_the_next_run(office: Office) -> None:
    entitlement = office.give()
    office.send(NOV)

    changed = change(entitlement, 90_000, NOV)

    assert changed.back_pay == (api.MonthSum(NOV, 10_000),)
    assert amounts(office.send(DEC)) == [
        ("2026-11", "back_pay", 10_000),
        ("2026-12", "regular", 90_000),
    ]


def test_an_overpaid_month_becomes_a_recovery_proposal(office: Office) -> None:
    entitlement = office.give(since=OCT)
    office.send(OCT)
    office.send(NOV)

    recovery = change(entitlement, 50_000, OCT).recovery

    assert recovery is not None
    letter = api.recovery_letter(recovery)
    assert letter.amount == letter.outstanding == 60_000
    assert str(letter.months[0]) == "2026年10月：已发 800.00元，应发 500.00元，多发 300.00元"
    assert letter.sum_text == "300.00元＋300.00元＝600.00元"
    assert office.send(DEC).total == 50_000


def test_a_claim_falls_away_when_the_reduction_is_undone(office: Office) -> None:
    entitlement = office.give()
    office.send(NOV)
    recovery = change(entitlement, 50_000, NOV).recovery

    changed = change(entitlement, 80_000, NOV)

    assert (changed.back_pay, changed.recovery) == ((), None)
    assert recovery is not None
    recovery.refresh_from_db()
    assert recovery.state == api.Recovery.State.CANCELLED


def test_a_stop_ends_the_money_for_good(office: Office) -> None:
    entitlement = office.give()
    office.send(NOV)

    api.stop(entitlement, basis(DEC, "死亡"), by=SYSTEM, on=DAY)
    run = office.send(DEC)

    assert (run.count, run.total, run.state) == (0, 0, api.RunState.RECONCILED)
    line = run.lines.get()
    assert (line.reason, line.note, line.number) == ("stopped", "死亡", None)
    with pytest.raises(api.RunRefused, match="没有需要发放"):
        office.compute(JAN)


def test_stopping_twice_changes_nothing(office: Office) -> None:
    entitlement = office.give()
    first = api.stop(entitlement, basis(DEC), by=SYSTEM, on=DAY).entitlement

    api.stop(first, basis(JAN), by=SYSTEM, on=DAY)

    assert [str(p.kind) for p in api.entitlement_history(entitlement)] == ["grant", "stop"]


def test_an_ended_entitlement_cannot_be_changed_after_its_end(office: Office) -> None:
    entitlement = office.give()
    api.stop(entitlement, basis(DEC), by=SYSTEM, on=DAY)

    with pytest.raises(api.EntitlementEnded, match="2026年11月为止"):
        change(entitlement, 90_000, JAN)


def test_a_change_before_the_end_keeps_the_end(office: Office) -> None:
    entitlement = office.give()
    api.stop(entitlement, basis(JAN), by=SYSTEM, on=DAY)

    change(entitlement, 90_000, NOV)

    assert [office.send(month).total for month in (NOV, DEC)] == [90_000, 90_000]
    assert office.send(JAN).total == 0


def test_a_gradual_exit_ends_by_itself(office: Office) -> None:
    entitlement = office.give()

    api.change(entitlement, 60_000, basis(DEC, "渐退"), by=SYSTEM, on=DAY, last_month=DEC)

    assert [office.send(month).total for month in (NOV, DEC, JAN)] == [80_000, 60_000, 0]


def test_a_suspension_holds_the_money_and_resuming_pays_it_back(office: Office) -> None:
    entitlement = office.give()
    api.suspend(entitlement, basis(NOV, "查无此人"), by=SYSTEM, on=DAY)
    with pytest.raises(api.RunRefused, match="没有需要发放"):
        office.compute(NOV)

    api.resume(entitlement, basis(NOV, "核实"), by=SYSTEM, on=DAY)

    assert office.send(NOV).total == 80_000


def test_an_amount_changed_while_suspended_stays_suspended(office: Office) -> None:
    entitlement = office.give()
    office.send(NOV)
    api.suspend(entitlement, basis(DEC), by=SYSTEM, on=DAY)
    change(entitlement, 90_000, DEC)

    assert office.send(DEC).total == 0
    api.resume(entitlement, basis(DEC), by=SYSTEM, on=DAY)
    assert amounts(office.send(JAN)) == [
        ("2026-12", "back_pay", 90_000),
        ("2027-01", "regular", 90_000),
    ]


def test_a_stop_undone_on_review_pays_again(office: Office) -> None:
    entitlement = office.give()
    api.stop(entitlement, basis(NOV), by=SYSTEM, on=DAY)

    api.reinstate(entitlement, 80_000, basis(NOV, "复议撤销"), by=SYSTEM, on=DAY)

    assert office.send(NOV).total == 80_000


def test_rows_are_added_and_never_edited(office: Office) -> None:
    entitlement = office.give()
    before = list(entitlement.periods.values())

    change(entitlement, 90_000, NOV)

    assert list(entitlement.periods.order_by("id").values())[: len(before)] == before
