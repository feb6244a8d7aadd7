"""A named part goes to another account: its own line, its own return; the sum never changes."""

from typing import Any

import pytest

from minzheng.engines.ledger import api as ledger
from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import ACCOUNT, DAY, NOV, Office, basis
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

DEC, JAN = NOV.next(), NOV.shift(2)
CARER, THIRD = "6222020200009988776", "6222020200001234567"


def direct(
    office: Office, row: api.Entitlement, monthly: int = 30_000, **told: Any
) -> api.Direction:
    to = api.Account(office.cast.spouse.pk, "谢月娥", told.pop("number", CARER), "农商银行")
    usual = {"name": "care:1", "label": "照料护理费", "from_month": NOV, "basis_ref": "协议1"}
    new = api.NewDirection(**{**usual, **told, "monthly": monthly, "account": to})
    return api.direct(row, new, by=SYSTEM, on=DAY)


def lines(run: api.PayRun) -> list[tuple[str, str, int]]:
    rows = run.lines.exclude(number=None).select_related("account").order_by("number")
    return [(line.share, line.account.masked[-4:], line.amount) for line in rows]


def test_a_month_is_paid_in_two_lines_that_add_up(office: Office) -> None:
    row = office.give()
    direct(office, row)

    run = office.send()

    assert lines(run) == [("", ACCOUNT[-4:], 50_000), ("care:1", CARER[-4:], 30_000)]
    assert (run.count, run.total) == (2, 80_000)
    assert [line.note for line in run.lines.order_by("number")] == [
        "照料护理费 300.00元另发", "照料护理费",
    ]  # fmt: skip


def test_the_bank_file_has_a_line_for_each_account(office: Office) -> None:
    direct(office, office.give())

    run = office.send()

    content = api.bank_file_bytes(run.files.get(), by=office.clerk).decode("gb18030")
    rows = content.splitlines()[1:-1]
    assert [CARER in row for row in rows] == [False, True]
    assert ["谢月娥" in row for row in rows] == [False, True]


def test_a_part_is_never_more_than_what_is_due(office: Office) -> None:
    direct(office, office.give(), 90_000)

    run = office.send()

    assert lines(run) == [("care:1", CARER[-4:], 80_000)]


def test_only_the_part_that_failed_is_paid_again_and_to_its_own_account(office: Office) -> None:
    direct(office, office.give())
    run = office.send()
    office.answer(run, failed=(2,))
    failed = run.lines.get(number=2)

    api.reissue(failed, by=office.clerk, on=DAY)

    assert lines(office.send(DEC)) == [
        ("", ACCOUNT[-4:], 50_000), ("care:1", CARER[-4:], 60_000),
    ]  # fmt: skip


def test_a_part_paid_again_to_a_new_account_leaves_the_persons_alone(office: Office) -> None:
    row = office.give()
    direct(office, row)
    run = office.send()
    office.answer(run, failed=(2,))

    to = api.Account(office.cast.spouse.pk, "谢月娥", THIRD)
    api.reissue(run.lines.get(number=2), to, by=office.clerk, on=DAY)

    row.refresh_from_db()
    assert row.account.masked[-4:] == ACCOUNT[-4:]
    assert lines(office.send(DEC))[1] == ("care:1", THIRD[-4:], 60_000)


def test_what_came_back_of_an_ended_part_still_goes_to_who_did_the_work(office: Office) -> None:
    row = office.give()
    direct(office, row)
    run = office.send()
    office.answer(run, failed=(2,))
    api.end_direction(row, "care:1", DEC, basis_ref="协议1", by=SYSTEM, on=DAY)

    api.reissue(run.lines.get(number=2), by=office.clerk, on=DAY)

    assert lines(office.send(DEC)) == [
        ("", ACCOUNT[-4:], 80_000), ("care:1", CARER[-4:], 30_000),
    ]  # fmt: skip


def test_when_it_ends_all_goes_to_the_own_account_and_the_run_says_why(office: Office) -> None:
    row = office.give()
    direct(office, row)
    office.send()

    api.end_direction(row, "care:1", DEC, basis_ref="协议1", by=SYSTEM, on=DAY)
    run = office.send(DEC)

    assert lines(run) == [("", ACCOUNT[-4:], 80_000)]
    stopped = run.lines.get(number=None)
    assert (stopped.share, stopped.reason, stopped.previous) == ("care:1", "stopped", 30_000)
    page = api.run_page(run)
    assert page.previous_total + sum(each.amount for each in page.differences) == run.total


def test_two_parts_at_once(office: Office) -> None:
    row = office.give()
    direct(office, row)
    direct(office, row, 20_000, name="house:1", label="住宿费", number=THIRD)

    assert [each[2] for each in lines(office.send())] == [30_000, 30_000, 20_000]


def test_an_offset_is_kept_back_of_the_own_money_only(office: Office) -> None:
    row = office.give()
    office.send()
    changed = api.change(row, 50_000, basis(NOV), by=SYSTEM, on=DAY)
    assert changed.recovery is not None
    recovery = api.open_recovery(changed.recovery, by=office.clerk, on=DAY)
    asked = api.ask_offset(recovery, api.Offset(30_000, DEC, "同意"), by=office.clerk, on=DAY)
    api.approve_settlement(asked, by=office.head, on=DAY)
    direct(office, row, from_month=DEC)

    run = office.send(DEC)

    assert lines(run) == [("care:1", CARER[-4:], 30_000)]
    assert api.outstanding(recovery) == 10_000


def test_the_same_again_changes_nothing(office: Office) -> None:
    row = office.give()
    direct(office, row)
    office.compute()

    direct(office, row)

    assert not office.compute().changed


def test_a_run_under_way_must_be_computed_anew(office: Office) -> None:
    row = office.give()
    run = office.compute().run

    direct(office, row)

    with pytest.raises(api.RunOutOfDate):
        api.review_run(run, by=office.clerk, on=DAY)


@pytest.mark.parametrize(
    "told", [{"monthly": 0}, {"label": ""}, {"basis_ref": ""}, {"number": "12"}]
)
def test_it_refuses_what_is_no_direction(office: Office, told: Any) -> None:
    with pytest.raises(api.PaymentRefused):
        direct(office, office.give(), **told)


def test_what_goes_elsewhere_in_a_month_is_told(office: Office) -> None:
    row = office.give()
    direct(office, row)
    direct(office, row, 35_000, from_month=JAN)

    def told(month: Month) -> list[int]:
        return [each.monthly for each in api.directions_in([row.pk], month).get(row.pk, [])]

    assert [told(month) for month in (NOV.previous(), DEC, JAN)] == [[], [30_000], [35_000]]


def test_the_ledger_follows_each_part(office: Office) -> None:
    direct(office, office.give())
    office.answer(office.send(), failed=(2,))

    assert ledger.verify().faults == ()
