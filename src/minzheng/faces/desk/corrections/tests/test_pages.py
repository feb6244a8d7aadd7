"""An earlier month set right on the desk: seen first, asked by one, approved by another."""

from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from minzheng.engines.payments import api

ASKED = {"since": "2026-09", "amount": "500", "reason": "漏报打工收入", "decision": "复核12"}


def correct(at: Any, row: api.Entitlement, **more: str) -> Any:
    url = f"/desk/payments/entitlements/{row.pk}/correct/"
    return at("finance_clerk").post(url, {**ASKED, **more}, follow=True)


def test_the_arithmetic_is_seen_before_anything_is_asked(paid: Any, at: Any) -> None:
    page = correct(at, paid).content.decode()

    assert "追回 600.00 元；以后每月发 500.00 元" in page and "2026年9月" in page
    assert not api.CorrectionSheet.objects.exists()


def test_one_asks_another_approves_and_the_recovery_is_there(paid: Any, at: Any) -> None:
    asked = correct(at, paid, confirmed="1").content.decode()
    sheet = api.CorrectionSheet.objects.get()
    url = f"/desk/payments/corrections/{sheet.pk}/"
    done = at("finance_head").post(f"{url}approve/", follow=True).content.decode()

    recovery = api.Recovery.objects.get()
    assert "等另一位人员批准" in asked and "由下列岗位办理" in asked
    assert "告知书" in done and f"/desk/payments/recoveries/{recovery.pk}/" in done
    assert api.outstanding(recovery) == 60_000


def test_what_cannot_be_is_said_beside_the_form(paid: Any, at: Any) -> None:
    page = correct(at, paid, amount="800").content.decode()

    assert "完全一样" in page and "看计算" in page


def test_it_is_dropped_with_a_reason(paid: Any, at: Any) -> None:
    correct(at, paid, confirmed="1")
    sheet = api.CorrectionSheet.objects.get()

    at("finance_head").post(f"/desk/payments/corrections/{sheet.pk}/drop/", {"why": "已核实无误"})

    sheet.refresh_from_db()
    assert (sheet.state, sheet.why_dropped) == ("dropped", "已核实无误")


def test_the_household_page_leads_to_the_entitlement(paid: Any, at: Any, cast: Any) -> None:
    page = at("district_clerk").get(f"/desk/households/{cast.household.number}/payments/")

    assert f"/desk/payments/entitlements/{paid.pk}/" in page.content.decode()


def test_an_officer_of_the_other_town_finds_nothing(paid: Any, at: Any) -> None:
    answer = at("other_town_clerk").get(f"/desk/payments/entitlements/{paid.pk}/")

    assert answer.status_code == 404


def queries(at: Any, url: str) -> int:
    browser = at("district_head")
    with CaptureQueriesContext(connection) as seen:
        assert browser.get(url).status_code == 200
    return len(seen)


def test_the_pages_stay_within_ten_queries(paid: Any, at: Any) -> None:
    correct(at, paid, confirmed="1")
    urls = [
        f"/desk/payments/entitlements/{paid.pk}/",
        f"/desk/payments/corrections/{api.CorrectionSheet.objects.get().pk}/",
        "/desk/payments/corrections/?all=1",
    ]
    once = [queries(at, url) for url in urls]
    at("finance_head").post(f"{urls[1]}drop/", {"why": "再核"})
    correct(at, paid, confirmed="1")

    urls[1] = f"/desk/payments/corrections/{api.CorrectionSheet.objects.latest('pk').pk}/"
    assert [queries(at, url) for url in urls] == once
    assert max(once) <= 10
