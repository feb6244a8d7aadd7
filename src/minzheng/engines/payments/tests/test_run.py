"""A run: computed, again, reviewed, approved, always by different people."""

from collections.abc import Callable
from datetime import date

import pytest
from django.db import IntegrityError, transaction

from minzheng.engines.access.testing import DISTRICT, TOWN_A
from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import DAY, MATTER, NOV, Office, basis
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

OCT, DEC = NOV.previous(), NOV.next()


def test_computing_again_changes_nothing(
    office: Office, audited: Callable[[str], list[str]]
) -> None:
    office.give()
    first = office.compute()

    second = office.compute()

    assert (first.changed, second.changed) == (True, False)
    assert "没有改动" in second.says
    assert list(second.run.lines.values_list("pk")) == list(first.run.lines.values_list("pk"))
    assert audited(first.run.ref) == ["compute_run"]


def test_an_approved_run_stays_and_says_so(office: Office) -> None:
    office.give()
    run = office.approve(office.compute().run)
    office.give("case:2")

    again = office.compute()

    assert (again.changed, again.run.total) == (False, 80_000)
    assert "已于 2026-11-01 审批（1 笔，800.00元），没有改动" in again.says
    assert again.run == run


def test_a_draft_follows_what_changed(office: Office) -> None:
    office.give()
    reviewed = api.review_run(office.compute().run, by=office.clerk, on=DAY)
    office.give("case:2", monthly=50_000)

    again = office.compute()

    assert (again.run, again.run.state, again.run.total) == (reviewed, "draft", 130_000)
    assert again.run.reviewed_by == ""


def test_it_refuses_to_approve_what_is_out_of_date(office: Office) -> None:
    entitlement = office.give()
    run = api.review_run(office.compute().run, by=office.clerk, on=DAY)
    api.change(entitlement, 90_000, basis(NOV), by=SYSTEM, on=DAY)

    with pytest.raises(api.RunOutOfDate, match="重新测算"):
        api.approve_run(run, by=office.head, on=DAY)


@pytest.mark.parametrize("same", ["compute_review", "review_approve", "compute_approve", "system"])
def test_one_person_cannot_do_two_steps(office: Office, same: str) -> None:
    office.give()
    other = office.cast.doer("district_clerk")
    run = office.compute(by=SYSTEM if same == "system" else office.clerk).run
    reviewer = {"compute_review": office.clerk, "system": SYSTEM}.get(same, other)

    with pytest.raises(api.FourEyes, match="三位不同的人员"):
        api.review_run(run, by=reviewer, on=DAY)
        api.approve_run(run, by=other if same == "review_approve" else office.clerk, on=DAY)


def test_it_refuses_to_approve_before_review(office: Office) -> None:
    office.give()

    with pytest.raises(api.RunRefused, match="待复核"):
        api.approve_run(office.compute().run, by=office.head, on=DAY)


def test_one_run_is_open_at_a_time(office: Office) -> None:
    office.give()
    office.compute(NOV)

    with pytest.raises(api.RunRefused, match="2026年11月还没有审批"):
        office.compute(DEC)


def test_a_discarded_draft_leaves_nothing(office: Office) -> None:
    office.give()
    run = office.compute(DEC).run

    api.discard_run(run, by=office.clerk)

    assert not api.PayLine.objects.exists()
    assert office.compute(NOV).run.total == 80_000


def test_an_approved_run_cannot_be_discarded(office: Office) -> None:
    office.give()
    run = office.approve(office.compute().run)

    with pytest.raises(api.RunRefused, match="不能作废"):
        api.discard_run(run, by=office.clerk)


def test_a_month_that_was_left_out_is_paid_back(office: Office) -> None:
    office.give(since=OCT)

    run = office.send(NOV)

    assert run.total == 160_000
    assert run.lines.get().note == "补发2026年10月 800.00元"
    with pytest.raises(api.RunRefused, match="并入以后的批次"):
        office.compute(OCT)


def test_a_run_belongs_to_a_county(office: Office) -> None:
    office.give()

    with pytest.raises(api.RunRefused, match="区县"):
        api.compute_run(NOV, MATTER, TOWN_A, by=SYSTEM, on=DAY)
    with pytest.raises(api.RunRefused, match="没有需要发放"):
        api.compute_run(NOV, MATTER, "440112", by=SYSTEM, on=DAY)


def test_a_month_far_ahead_is_a_slip(office: Office) -> None:
    office.give()

    with pytest.raises(api.RunRefused, match="还没有到"):
        api.compute_run(Month(2062, 11), MATTER, DISTRICT, by=SYSTEM, on=date(2026, 11, 20))


def test_a_late_grant_is_paid_by_the_supplementary_run(office: Office) -> None:
    office.give()
    run = office.send(NOV)
    office.give("case:2", monthly=50_000)

    extra = api.compute_supplement(run, by=SYSTEM, on=DAY).run

    assert (str(extra), extra.total) == ("2026年11月补发第 1 批", 50_000)
    office.export(extra)
    assert office.send(DEC).total == 130_000


def test_the_database_refuses_to_pay_a_month_twice(office: Office) -> None:
    office.give()
    part = api.LinePart.objects.get(line__run=office.send(NOV))

    part.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        part.save(force_insert=True)


def test_the_approval_declares_count_and_total(
    office: Office, audited: Callable[[str], list[str]]
) -> None:
    office.give()
    office.give("case:2", monthly=50_000)

    run = office.approve(office.compute().run)

    assert (run.count, run.total, run.state) == (2, 130_000, "approved")
    assert audited(run.ref) == ["compute_run", "review_run", "approve_run"]
