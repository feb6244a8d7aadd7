"""Pages: who sees what, how many queries, and sums that close."""

from collections.abc import Callable
from typing import Any

import pytest

from minzheng.engines.access.testing import VILLAGE_B
from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import DAY, MATTER, NOV, Office, basis
from minzheng.kernel.doer import SYSTEM

DEC = NOV.next()


@pytest.fixture
def mixed(office: Office) -> api.PayRun:
    """December: one new, one raised with back-pay, one lowered, one stopped, many unchanged."""
    held = {case: office.give(f"case:{case}") for case in range(60)}
    first = office.send(NOV)
    office.answer(first, failed=(4,))
    api.reissue(first.lines.get(number=4), by=office.clerk, on=DAY)
    api.change(held[0], 90_000, basis(NOV, "增加一人"), by=SYSTEM, on=DAY)
    api.change(held[1], 50_000, basis(DEC, "收入增加"), by=SYSTEM, on=DAY)
    api.stop(held[2], basis(DEC, "死亡"), by=SYSTEM, on=DAY)
    office.give("case:new", monthly=70_000, since=DEC)
    return office.compute(DEC).run


def test_the_differences_lead_from_last_month_to_this_total(mixed: api.PayRun) -> None:
    page = api.run_page(mixed)

    told = {each.label: (each.count, each.amount) for each in page.differences}
    assert told == {
        "新增": (1, 70_000),
        "停发": (1, -80_000),
        "增发": (1, 10_000),
        "减发": (1, -30_000),
        "补发": (1, 10_000),
        "重发": (1, 80_000),
        "无变化": (56, 0),
    }
    assert page.previous_total + sum(amount for _, amount in told.values()) == mixed.total


def test_a_run_page_takes_few_queries_at_any_size(
    mixed: api.PayRun, django_assert_max_num_queries: Callable[[int], Any]
) -> None:
    with django_assert_max_num_queries(7):
        page = api.run_page(mixed)
        [(str(line.account), line.entitlement.household.number) for line in page.page.lines]


def test_lines_come_in_pages_without_gap_or_overlap(mixed: api.PayRun) -> None:
    first = api.lines_of(mixed)
    second = api.lines_of(mixed, after=first.after or 0)

    keys = [line.pk for line in (*first.lines, *second.lines)]
    assert keys == sorted(mixed.lines.values_list("pk", flat=True))
    assert second.after is None


@pytest.mark.parametrize("reason", ["new", "stopped", "back_pay", "reissue"])
def test_a_figure_opens_the_lines_behind_it(mixed: api.PayRun, reason: str) -> None:
    (told,) = [each for each in api.run_page(mixed).differences if each.reason == reason]

    assert len(api.lines_of(mixed, reason=reason).lines) == told.count


def test_a_run_is_seen_by_its_county_and_nobody_else(office: Office) -> None:
    office.give()
    run = office.compute().run
    viewers = office.cast.viewers

    assert api.run_for(viewers["finance_clerk"], run.pk) == run
    for key in ("town_clerk", "system_admin", "applicant"):
        with pytest.raises(api.NoSuchRun):
            api.run_for(viewers[key], run.pk)


def test_a_failed_payment_is_seen_by_its_own_town(office: Office) -> None:
    office.give()
    run = office.send(NOV)
    office.answer(run, failed=(1,))
    viewers, line = office.cast.viewers, run.lines.get()

    assert list(api.failed_lines(viewers["town_clerk"])) == [line]
    assert list(api.failed_lines(viewers["other_town_clerk"])) == []
    assert api.line_for(viewers["town_clerk"], line.pk) == line
    with pytest.raises(api.LineRefused):
        api.line_for(viewers["other_town_clerk"], line.pk)


def test_a_family_sees_what_was_approved_for_it(office: Office) -> None:
    office.give()
    household, payee = office.cast.household.pk, office.cast.applicant.pk
    run = office.compute().run
    assert not api.payments_of_household(household).exists()

    office.approve(run)

    assert [line.amount for line in api.payments_of_household(household)] == [80_000]
    assert [line.amount for line in api.payments_of_person(payee)] == [80_000]
    assert not api.payments_of_person(office.cast.spouse.pk).exists()


def test_a_recovery_is_seen_by_its_own_town(office: Office) -> None:
    entitlement = office.give()
    office.send(NOV)
    recovery = api.stop(entitlement, basis(NOV), by=SYSTEM, on=DAY).recovery
    viewers = office.cast.viewers
    assert recovery is not None

    assert [v.outstanding for v in api.recoveries(viewers["town_clerk"])] == [80_000]
    assert [v.recovery for v in api.recoveries_of_household(office.cast.household.pk)] == [recovery]
    assert api.recoveries(viewers["other_town_clerk"]) == []
    with pytest.raises(api.NoSuchRecovery):
        api.recovery_for(viewers["other_town_clerk"], recovery.pk)


def test_the_scopes_are_the_counties_with_money_to_settle(office: Office) -> None:
    office.give()

    assert api.due_scopes(NOV) == [(MATTER, "440118000000")]
    office.send(NOV)
    assert VILLAGE_B[:6] in {county[:6] for _, county in api.due_scopes(DEC)}


def test_live_households_leave_out_what_has_ended(office: Office) -> None:
    office.give("case:1")
    ended = office.give("case:2")
    api.stop(ended, basis(DEC), by=SYSTEM, on=DAY)

    assert api.live_households(MATTER, NOV).count() == 2
    assert api.live_households(MATTER, DEC).count() == 1
