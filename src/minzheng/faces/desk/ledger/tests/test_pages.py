"""The ledger at the desk: money comes in by two people, and every fen can be opened."""

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import DISTRICT, Cast
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.testing import CLERK, top_up
from minzheng.engines.payments import api as payments
from minzheng.faces.desk.ledger.tests.conftest import OPENED

pytestmark = pytest.mark.django_db
PAPER = {
    "came_from": "upper", "amount": "5000", "document": "示例财社〔2026〕9号", "day_year": "2026",
    "day_month": "10", "day_day": "20", "giver": "市财政局", "purpose": "困难群众救助",
}  # fmt: skip


def text(client: Client, path: str) -> str:
    response = client.get(f"/desk/ledger/{path}")
    assert response.status_code == 200, path
    return response.content.decode()


def approved(at: Any, run: payments.PayRun) -> Any:
    return at("district_head").post(f"/desk/payments/{run.pk}/approve/", follow=True)


def test_money_comes_in_by_two_people(fund: ledger.Fund, at: Any) -> None:
    clerk, head = at("finance_clerk"), at("finance_head")
    clerk.post(f"/desk/ledger/funds/{fund.pk}/appropriate/", PAPER)
    paper = ledger.Appropriation.objects.get(document="示例财社〔2026〕9号")

    assert "1 笔拨款等待复核" in text(head, "")
    assert ledger.balance(fund, paper.entered_on) == 100_000
    assert "5,000.00 元将入账" in text(head, f"appropriations/{paper.pk}/approve/")
    head.post(f"/desk/ledger/appropriations/{paper.pk}/approve/")

    assert ledger.balance(fund, paper.entered_on) == 600_000
    assert "示例财社〔2026〕9号" in text(at("auditor"), f"funds/{fund.pk}/")


def test_a_paper_goes_back_with_the_reason(fund: ledger.Fund, at: Any) -> None:
    at("finance_clerk").post(f"/desk/ledger/funds/{fund.pk}/appropriate/", PAPER)
    paper = ledger.Appropriation.objects.get(state="entered")

    at("finance_head").post(f"/desk/ledger/appropriations/{paper.pk}/refuse/", {"reason": "金额错"})

    assert "金额错" in text(at("finance_clerk"), f"appropriations/{paper.pk}/")


def test_a_run_shows_its_funds_and_draws_on_them(
    fund: ledger.Fund, run: payments.PayRun, at: Any
) -> None:
    shown = at("district_head").get(f"/desk/payments/{run.pk}/").content.decode()
    assert "审批后还可用" in shown and "200.00" in shown

    approved(at, run)

    assert ledger.fund_sum(fund).committed == 80_000
    assert "最低生活保障" in text(at("auditor"), f"funds/{fund.pk}/")


def test_a_run_that_is_too_dear_is_refused_with_reason(
    fund: ledger.Fund, run: payments.PayRun, at: Any
) -> None:
    cause = ledger.Cause("reserve:1", "先用掉一些", "relief/temporary")
    ledger.spend(fund, 30_000, cause=cause, by=CLERK, on=OPENED)

    shown = at("district_head").get(f"/desk/payments/{run.pk}/").content.decode()
    answer = approved(at, run)

    assert "资金不够，不能审批" in shown and "差 100.00元" in shown
    assert answer.status_code == 409 and "差 100.00元" in answer.content.decode()
    run.refresh_from_db()
    assert run.state == "reviewed"


def test_a_payment_opens_to_its_paper_and_the_person_is_masked(
    run: payments.PayRun, at: Any
) -> None:
    approved(at, run)
    at("finance_clerk").post(f"/desk/payments/{run.pk}/export/", {"layout": "generic"})
    line = payments.PayLine.objects.get()

    shown = text(at("auditor"), f"lines/{line.pk}/")

    assert "示例财社〔2026〕1号" in shown and "800.00" in shown
    assert "罗春生" not in shown and "6222020200112233445" not in shown
    assert "代发文件交银行" in shown


def test_a_fen_of_a_paper_is_followed_to_its_use(run: payments.PayRun, at: Any) -> None:
    approved(at, run)
    paper = ledger.Appropriation.objects.get()

    shown = text(at("auditor"), f"appropriations/{paper.pk}/")

    assert "这笔钱现在在哪里" in shown and "200.00" in shown and "800.00" in shown


def test_shares_are_entered_by_one_and_approved_by_another(
    fund: ledger.Fund, cast: Cast, at: Any
) -> None:
    sent = {
        "matter": "relief/dibao", "since_year": "2026", "since_month": "11", "since_day": "1",
        "document": "示例2号", "status": "reported", f"part_{fund.pk}": "100",
    }  # fmt: skip
    short = at("finance_clerk").post("/desk/ledger/shares/new/", {**sent, f"part_{fund.pk}": "60"})
    at("finance_clerk").post("/desk/ledger/shares/new/", sent)
    share = ledger.Share.objects.get()

    at("finance_head").post(f"/desk/ledger/shares/{share.pk}/approve/")

    assert "正好是 100%" in short.content.decode()
    assert "区级救助资金 100%" in text(at("district_head"), "shares/")
    share.refresh_from_db()
    assert share.state == "approved"


def test_a_month_is_closed_by_a_second_person(fund: ledger.Fund, at: Any) -> None:
    at("finance_clerk").post("/desk/ledger/periods/ask/")
    closing = ledger.Closing.objects.get()
    assert "2026年10月" in text(at("finance_head"), f"periods/{closing.pk}/close/")

    at("finance_head").post(f"/desk/ledger/periods/{closing.pk}/close/")

    assert "已结账" in text(at("auditor"), "periods/")
    assert ledger.closed_until(fund.book) == "2026-10"


def test_a_fund_is_opened_and_the_start_is_set(cast: Cast, at: Any) -> None:
    sent = {"name": "新资金", "code": "X9", "kind": "lottery", "division": DISTRICT, "uses": ["*"]}
    refused = at("finance_clerk").post("/desk/ledger/funds/new/", sent)
    at("finance_clerk").post("/desk/ledger/funds/new/", {**sent, "uses": ["eldercare"]})
    at("finance_head").post("/desk/ledger/start/", {"month": "2026-11"})

    assert "不能用于" in refused.content.decode()
    assert "2026-11 起的发放批次记账" in text(at("finance_head"), "")


@pytest.mark.parametrize("path", ["funds/{0}/", f"funds/{10**30}/", f"entries/{10**30}/"])
def test_the_other_town_and_absurd_numbers_find_nothing(
    fund: ledger.Fund, at: Any, path: str
) -> None:
    url = f"/desk/ledger/{path.format(fund.pk)}"

    assert at("other_town_head").get(url).status_code in (403, 404)
    if "funds/{0}" not in path:
        assert at("finance_clerk").get(url).status_code == 404


@pytest.mark.parametrize("more", [0, 12])
def test_pages_take_few_queries_however_much_there_is(
    fund: ledger.Fund,
    run: payments.PayRun,
    at: Any,
    more: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(more):
        new = ledger.NewFund(f"N{number}", f"资金{number}", "city", DISTRICT)
        top_up(ledger.open_fund(new, by=CLERK, on=OPENED), 10, on=OPENED, document=f"{number}号")
        top_up(fund, 10, on=OPENED, document=f"加{number}号")
    approved(at, run)
    line, paper = payments.PayLine.objects.get(), ledger.Appropriation.objects.order_by("pk")[0]
    entry = ledger.Entry.objects.order_by("pk")[0]
    pages = ("", f"funds/{fund.pk}/", "appropriations/", f"appropriations/{paper.pk}/", "shares/",
             "periods/", f"lines/{line.pk}/", f"entries/{entry.pk}/")  # fmt: skip

    reader = at("finance_head")
    for path in pages:
        with django_assert_max_num_queries(10):
            text(reader, path)
    with django_assert_max_num_queries(10):
        reader.get(f"/desk/payments/{run.pk}/")
