"""The bank's answer: right rows go in, wrong rows are named, twice changes nothing."""

import pytest

from minzheng.engines.payments import api
from minzheng.engines.payments.tests.conftest import ACCOUNT, DAY, NOV, Office, answers, row, wrap


@pytest.fixture
def run(office: Office) -> api.PayRun:
    for case in ("case:1", "case:2", "case:3"):
        office.give(case)
    return office.send(NOV)


def read(office: Office, run: api.PayRun, rows: list[str]) -> api.ReturnReport:
    return api.read_returns(run, wrap(rows), by=office.clerk, on=DAY)


def states(run: api.PayRun) -> list[str]:
    return list(run.lines.order_by("number").values_list("state", flat=True))


def rows_of(run: api.PayRun) -> list[str]:
    return [row(line) for line in run.lines.order_by("number")]


def test_a_whole_answer_reconciles_the_run(office: Office, run: api.PayRun) -> None:
    report = office.answer(run, failed=(2,))

    assert (report.rows, report.paid, report.failed, report.problems) == (3, 2, 1, ())
    assert report.reconciliation.is_closed
    run.refresh_from_db()
    assert run.state == api.RunState.RECONCILED
    failed = run.lines.get(number=2)
    assert (failed.failure_code, failed.failure) == ("1003", "账户已销户")


def test_the_same_file_again_changes_nothing(office: Office, run: api.PayRun) -> None:
    first = office.answer(run, failed=(2,))

    again = office.answer(run, failed=(2,))

    assert again.again
    assert (again.paid, again.failed) == (first.paid, first.failed)
    assert run.returns.count() == 1


def test_half_an_answer_leaves_the_rest_open(office: Office, run: api.PayRun) -> None:
    report = read(office, run, rows_of(run)[:1])

    assert report.reconciliation.unreturned_count == 2
    assert report.reconciliation.unreturned_total == 160_000
    assert not report.reconciliation.is_closed
    assert states(run) == ["paid", "pending", "pending"]


BAD_ROWS = {
    "unknown line": (f"9|{ACCOUNT}|800.00|0000|", "行号", "本批次没有这一行号"),
    "amount": (f"1|{ACCOUNT}|799.00|0000|", "金额", "发出的是 800.00元"),
    "account": ("1|6222029999112233445|800.00|0000|", "账号", "与发出的账号不一致"),
    "not a number": (f"一|{ACCOUNT}|800.00|0000|", "行号", "行号应为数字"),
    "not an amount": (f"1|{ACCOUNT}|八百|0000|", "金额", "1234.50"),
    "too few columns": (f"1|{ACCOUNT}|800.00", "整行", "应有 5 列"),
    "empty": ("", "整行", "应有 5 列"),
}


@pytest.mark.parametrize("name", BAD_ROWS)
def test_a_bad_row_is_named_and_the_good_ones_go_in(
    office: Office, run: api.PayRun, name: str
) -> None:
    bad, column, rule = BAD_ROWS[name]

    report = read(office, run, [bad, *rows_of(run)[1:]])

    (problem,) = report.problems
    assert (problem.row, problem.column) == (2, column)
    assert rule in problem.rule
    assert problem.remedy
    assert states(run) == ["pending", "paid", "paid"]


def test_no_account_is_kept_with_a_problem(office: Office, run: api.PayRun) -> None:
    report = read(office, run, [f"1|{ACCOUNT}|{ACCOUNT}|0000|", f"{ACCOUNT}|坏行"])

    assert [ACCOUNT in problem.value for problem in report.problems] == [False, False]


def test_a_repeated_row_goes_in_once(office: Office, run: api.PayRun) -> None:
    rows = rows_of(run)

    report = read(office, run, [rows[0], *rows])

    assert [(problem.row, problem.rule) for problem in report.problems] == [
        (3, "同一行号重复出现，只入账一次")
    ]
    assert states(run) == ["paid", "paid", "paid"]


def test_rows_that_contradict_each_other_stay_out(office: Office, run: api.PayRun) -> None:
    line = run.lines.get(number=1)

    report = read(office, run, [row(line), row(line, "1003"), *rows_of(run)[1:]])

    assert [problem.row for problem in report.problems] == [2, 3]
    assert states(run) == ["pending", "paid", "paid"]


def test_a_payment_sent_back_later_fails_after_all(office: Office, run: api.PayRun) -> None:
    office.answer(run)

    report = office.answer(run, failed=(1,))

    assert (report.paid, report.failed) == (0, 1)
    assert states(run) == ["failed", "paid", "paid"]


def test_what_failed_is_not_paid_by_a_later_file(office: Office, run: api.PayRun) -> None:
    office.answer(run, failed=(1,))

    report = office.answer(run)

    assert [problem.rule for problem in report.problems] == ["这一行此前已回盘为失败"]
    assert states(run) == ["failed", "paid", "paid"]


def test_it_refuses_an_answer_before_export(office: Office) -> None:
    office.give()
    run = office.approve(office.compute().run)

    with pytest.raises(api.RunRefused, match="还没有导出"):
        office.answer(run)


@pytest.mark.parametrize("content", [b"", b"H\r\nE\r\n", b"\n\n"])
def test_it_refuses_a_file_without_rows(office: Office, run: api.PayRun, content: bytes) -> None:
    with pytest.raises(api.ReturnRefused, match="没有明细行"):
        api.read_returns(run, content, by=office.clerk, on=DAY)


def test_a_wrong_encoding_is_a_problem_of_its_row(office: Office, run: api.PayRun) -> None:
    broken = answers(run).replace(b"1|6222", b"\xff\xff|6222", 1)

    report = api.read_returns(run, broken, by=office.clerk, on=DAY)

    assert [problem.column for problem in report.problems] == ["整行"]
    assert report.paid == 2
