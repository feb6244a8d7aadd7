"""Runs: three people, one file, returns, and a recovery."""

from datetime import date
from typing import Any

import pytest

from minzheng.engines.access.testing import VILLAGE_A, Cast
from minzheng.engines.payments import api
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

NOVEMBER = Month(2026, 11)


@pytest.fixture
def granted(cast: Cast) -> api.Entitlement:
    given = api.Grant(
        "case:earlier", "relief/dibao", cast.household.pk, VILLAGE_A, cast.applicant.pk, "罗春生",
        "6222020200112233445", "农商银行", 80_000, NOVEMBER, "decision:earlier", 3,
    )  # fmt: skip
    return api.grant(given, by=SYSTEM, on=date(2026, 10, 20))


@pytest.fixture
def run(granted: api.Entitlement, at: Any) -> api.PayRun:
    given = {"scope": "relief/dibao@440118000000", "month": "2026-11"}
    at("finance_clerk").post("/desk/payments/compute/", given)
    return api.PayRun.objects.get()


def pay(run: api.PayRun, at: Any) -> None:
    at("finance_head").post(f"/desk/payments/{run.pk}/review/")
    at("district_head").post(f"/desk/payments/{run.pk}/approve/")
    at("finance_clerk").post(f"/desk/payments/{run.pk}/export/", {"layout": "generic"})


def test_a_run_goes_from_computing_to_the_bank_file(run: api.PayRun, at: Any) -> None:
    pay(run, at)

    run.refresh_from_db()
    file = run.files.get()
    answer = at("finance_clerk").post(f"/desk/payments/{run.pk}/files/{file.pk}/")
    assert run.state == api.RunState.EXPORTED
    assert "attachment" in answer["Content-Disposition"]
    assert b"6222020200112233445" in answer.content


def test_computing_again_changes_nothing_and_says_so(run: api.PayRun, at: Any) -> None:
    given = {"scope": "relief/dibao@440118000000", "month": "2026-11"}

    page = at("finance_clerk").post("/desk/payments/compute/", given, follow=True)

    assert "没有改动" in page.content.decode()
    assert api.PayRun.objects.count() == 1


def test_it_asks_before_it_approves_and_shows_the_sum(run: api.PayRun, at: Any) -> None:
    page = at("district_head").get(f"/desk/payments/{run.pk}/approve/").content.decode()

    assert "1 笔，共 800.00元" in page and "这一步的影响" in page


def test_who_computed_sees_who_must_review(run: api.PayRun, at: Any) -> None:
    page = at("finance_clerk").get(f"/desk/payments/{run.pk}/").content.decode()

    assert "暂不能复核" in page and "由财务复核办理" in page


def test_the_account_is_masked_on_the_page(run: api.PayRun, at: Any) -> None:
    page = at("finance_clerk").get(f"/desk/payments/{run.pk}/").content.decode()

    assert "6222020200112233445" not in page and "3445" in page


def test_a_difference_opens_its_rows(run: api.PayRun, at: Any) -> None:
    page = at("finance_clerk").get(f"/desk/payments/{run.pk}/?reason=new").content.decode()

    assert "罗春生" in page and "看全部明细" in page


def test_a_file_that_is_no_return_file_is_refused_in_words(
    run: api.PayRun, at: Any, tmp_path: Any
) -> None:
    pay(run, at)
    wrong = tmp_path / "a.txt"
    wrong.write_text("")
    wrong.write_text("hello\n")

    with wrong.open("rb") as file:
        page = at("finance_clerk").post(f"/desk/payments/{run.pk}/returns/", {"file": file})

    assert page.status_code == 200
    assert "回盘" in page.content.decode()


def test_a_recovery_is_confirmed_and_settled_by_two(
    run: api.PayRun, granted: api.Entitlement, at: Any
) -> None:
    pay(run, at)
    basis = api.Basis(NOVEMBER, "去世", "decision:later")
    changed = api.stop(granted, basis, by=SYSTEM, on=date(2026, 11, 20))
    assert changed.recovery is not None
    url = f"/desk/payments/recoveries/{changed.recovery.pk}/"

    at("finance_clerk").post(f"{url}confirm/")
    at("finance_clerk").post(f"{url}write-off/", {"reason": "无遗产"})
    own = at("finance_clerk").get(url).content.decode()
    at("finance_head").post(f"{url}approve/")

    changed.recovery.refresh_from_db()
    assert "暂不能批准" in own
    assert changed.recovery.state == "settled"
