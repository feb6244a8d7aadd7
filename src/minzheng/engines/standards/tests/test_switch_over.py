"""The difference report and the switch-over: nothing silently, nothing twice, nobody forgotten."""

from dataclasses import replace
from typing import Any

import pytest

from minzheng.engines.access.testing import Cast
from minzheng.engines.audit.api import verify
from minzheng.engines.cases.api import Case, Decision
from minzheng.engines.notices import api as notices
from minzheng.engines.payments import api as payments
from minzheng.engines.standards import api
from minzheng.engines.standards.tests.conftest import (
    SINCE,
    TODAY,
    approved,
    confirmed,
    reported,
    switched,
)
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

CLERK, HEAD = "district_clerk", "district_head"
DECEMBER = Month(2026, 12)
OLD, NEW = 290_240, 328_000  # (1282 − 400) × 3 + 1282 × 20%; (1400 − 400) × 3 + 1400 × 20%


def the_row(row: api.Adjustment) -> api.Recalculation:
    return row.rows.get()


def monthly(cast: Cast) -> int:
    (view,) = payments.live_entitlements(cast.household.pk, DECEMBER)
    return view.monthly


def restate(case: Case, **facts: Any) -> None:
    """What the last decision is taken to rest on."""
    decision = Decision.objects.get(case=case)
    decision.evaluation["facts"] |= facts
    decision.save()


def test_the_report_shows_old_and_new_with_the_reason(settled: Cast) -> None:
    row = the_row(reported(settled))

    assert (row.old, row.new, row.kind, row.state) == (OLD, NEW, "raised", "pending")
    assert row.reason == "当地最低生活保障标准由1,282.00元调整为1,400.00元"
    assert monthly(settled) == OLD


def test_it_waits_for_the_first_day(settled: Cast) -> None:
    with pytest.raises(api.WrongStage, match="2026-12-01"):
        api.recalculate(approved(settled), by=settled.viewers[CLERK], on=TODAY)


def test_making_the_report_again_makes_it_anew(settled: Cast) -> None:
    row = reported(settled)

    api.recalculate(row, by=settled.viewers[CLERK], on=SINCE)

    assert row.rows.count() == 1


def test_a_missing_fact_is_listed_apart_and_never_changed(settled: Cast, paid: Case) -> None:
    members = [
        dict(m, wage_income=None) for m in Decision.objects.get().evaluation["facts"]["members"]
    ]
    restate(paid, members=members)

    progress = switched(settled)

    row = api.Recalculation.objects.get()
    assert (row.kind, row.state, row.new) == ("unknown", "manual", None)
    assert "工资" in row.reason
    assert (progress.changed, monthly(settled)) == (0, OLD)


def test_no_decision_means_unknown(settled: Cast, paid: Case) -> None:
    Case.objects.filter(pk=paid.pk).update(entitlement_ref="")

    assert the_row(reported(settled)).kind == "unknown"


def test_an_exit_by_an_earlier_decision_is_left_alone(settled: Cast) -> None:
    (view,) = payments.live_entitlements(settled.household.pk, DECEMBER)
    basis = payments.Basis(DECEMBER, "渐退", "decision:9")
    payments.change(view.entitlement, OLD, basis, by=SYSTEM, on=TODAY, last_month=DECEMBER.shift(3))

    row = the_row(reported(settled))

    assert (row.kind, row.state) == ("ending", "nothing")


def test_a_difference_that_the_standard_does_not_explain_is_said(settled: Cast) -> None:
    (view,) = payments.live_entitlements(settled.household.pk, DECEMBER)
    basis = payments.Basis(DECEMBER, "核查", "decision:9")
    payments.change(view.entitlement, 250_000, basis, by=SYSTEM, on=TODAY)

    assert "另有变化" in the_row(reported(settled)).reason


def test_who_worked_it_out_does_not_confirm(settled: Cast) -> None:
    row = api.recalculate(approved(settled), by=settled.viewers[HEAD], on=SINCE)

    with pytest.raises(api.OnePersonOnly, match="另一位"):
        api.confirm_report(row, by=settled.viewers[HEAD], on=SINCE)


def test_nothing_is_changed_before_it_is_confirmed(settled: Cast) -> None:
    with pytest.raises(api.WrongStage, match="待确认"):
        api.switch_over(reported(settled), by=settled.viewers[CLERK], on=SINCE)


def test_the_switch_over_changes_the_amount_and_writes_the_letter(
    settled: Cast, paid: Case
) -> None:
    progress = switched(settled)

    assert progress == api.Progress(changed=1, opened=0, letters=1, left=0)
    assert monthly(settled) == NEW
    row = api.Recalculation.objects.get()
    letter = notices.notices_of_case(paid.ref).get(number=row.letter)
    assert "3,280.00元" in str(letter.letter) and "穗民〔2026〕9号" in str(letter.letter)
    assert "申请行政复议" in str(letter.letter)
    assert api.stage_of(row.adjustment) == api.Stage.SWITCHED
    assert verify().ok


def test_switching_again_changes_nothing(settled: Cast) -> None:
    row = confirmed(settled)
    by = settled.viewers[CLERK]
    api.switch_over(row, by=by, on=SINCE)
    (view,) = payments.live_entitlements(settled.household.pk, DECEMBER)
    before = len(payments.entitlement_history(view.entitlement))

    again = api.switch_over(row, by=by, on=SINCE)

    assert again == api.Progress(0, 0, 0, 0)
    assert len(payments.entitlement_history(view.entitlement)) == before


def test_it_goes_on_where_a_bounded_call_stopped(settled: Cast) -> None:
    row, by = confirmed(settled), settled.viewers[CLERK]

    steps = [api.switch_over(row, by=by, on=SINCE, most=1) for _ in range(2)]

    assert [(s.changed, s.letters, s.left) for s in steps] == [(1, 0, 1), (0, 1, 0)]


def test_an_amount_that_changed_meanwhile_is_not_overwritten(settled: Cast) -> None:
    row = confirmed(settled)
    (view,) = payments.live_entitlements(settled.household.pk, DECEMBER)
    basis = payments.Basis(DECEMBER, "核查", "decision:9")
    payments.change(view.entitlement, 250_000, basis, by=SYSTEM, on=SINCE)

    api.switch_over(row, by=settled.viewers[CLERK], on=SINCE)

    assert monthly(settled) == 250_000
    assert the_row(row).state == "stale"


def test_a_lower_amount_is_heard_first(settled: Cast, paid: Case) -> None:
    members = Decision.objects.get().evaluation["facts"]["members"]
    richer = [replace_income(members[0], 800_000), *members[1:]]
    restate(paid, members=richer)

    switched(settled)

    row = api.Recalculation.objects.get()
    assert (row.kind, row.state) == ("lowered", "opened")
    assert monthly(settled) == OLD
    opened = Case.objects.get(number=row.outcome.removeprefix("核查办件 "))
    assert opened.entitlement_ref == row.entitlement.ref


def replace_income(member: dict[str, Any], fen: int) -> dict[str, Any]:
    return {**member, "wage_income": fen}


def test_the_sums_add_up_town_by_town(settled: Cast) -> None:
    row = reported(settled)

    (total,) = api.totals(row)
    (town,) = api.by_town(row)
    assert (total.count, total.before, total.after) == (1, OLD, NEW)
    assert replace(town, town="") == total
    assert town.town == "440118101000"


def test_an_officer_of_the_other_town_sees_no_family(settled: Cast) -> None:
    row = reported(settled)

    assert api.report_rows(row, settled.viewers["other_town_head"]).count() == 0
    assert api.report_rows(row, settled.viewers[CLERK]).count() == 1
