"""A town pays at night on the phone, the case follows, the district refills; others see nothing."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from minzheng.engines.access.testing import APPLICANT_ID, TOWN_B, Cast
from minzheng.engines.cases.api import Case, submit_draft
from minzheng.engines.cases.testing import ACCOUNT_GIVEN, fill, take
from minzheng.engines.ledger.api import Fund, balance
from minzheng.engines.reserves.api import Claim, Payment, Reserve, begin_application
from minzheng.engines.reserves.linking import known_answers
from minzheng.engines.reserves.testing import RECEIPT
from minzheng.engines.reserves.tests.conftest import JUDGED
from minzheng.faces.desk.reserves.tests.conftest import Pay
from minzheng.faces.desk.tests.conftest import TUESDAY, At

pytestmark = pytest.mark.django_db
FIRE = {"who": "罗春生", "cause": "1", "amount": "90000", "form": "cash"}
DAY = {"happened_on_year": "2026", "happened_on_month": "11", "happened_on_day": "3"}
MADE_UP = {
    **DAY, "name": "罗春生", "id_number": APPLICANT_ID, "where": "石桥村3队12号",
    "story": "厨房起火，没有地方住", "people": "3", "witness": "village_worker",
}  # fmt: skip
LIMITS = {"ceiling": "20000", "refill_line": "5000", "cap": "2000", "document": "示例民发1号"}


def photo() -> SimpleUploadedFile:
    return SimpleUploadedFile("收据.png", RECEIPT.content, content_type="image/png")


def text_of(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, answer.content.decode()
    return answer.content.decode()


def test_the_district_sets_up_and_the_town_asks(cast: Cast, at: At, fund: Fund) -> None:
    at("district_head").post("/desk/reserves/new/", {**LIMITS, "division": TOWN_B})
    row = Reserve.objects.get()

    at("other_town_clerk").post(f"/desk/reserves/{row.pk}/ask/", {"amount": "15000"})
    claim = f"/desk/reserves/claims/{Claim.objects.get().pk}/"
    at("district_clerk").post(claim, {"deed": "check", "words": "材料齐"})
    wrong = at("district_head").post(claim, {"deed": "approve", "fund": ""}).content.decode()
    at("district_head").post(claim, {"deed": "approve", "fund": str(fund.pk)})

    assert "请选从哪笔资金拨付" in wrong
    assert balance(row.fund, TUESDAY) == 1_500_000
    assert "已拨付" in text_of(at("other_town_head"), claim)


def test_a_town_pays_by_four_answers_and_makes_up_the_rest(
    cast: Cast, at: At, reserve: Reserve
) -> None:
    browser, url = at("town_clerk"), f"/desk/reserves/{reserve.pk}/pay/"
    assert "先救助，手续后补" in text_of(browser, url) and "900 元" in text_of(browser, url)
    wrong = browser.post(url, {**FIRE, "amount": "", "other": "2001"}).content.decode()
    assert "2,000.00元" in wrong and "error-summary" in wrong

    answer = browser.post(url, {**FIRE, "receipt": photo()})

    row = Payment.objects.get()
    assert answer["Location"] == f"/desk/reserves/payments/{row.pk}/"
    shown = text_of(browser, answer["Location"])
    assert "罗**" in shown and "罗春生" not in shown and "还缺领取人的身份" in shown
    assert f"{answer['Location']}apply/" not in shown
    assert browser.get(f"{answer['Location']}receipt/").content == RECEIPT.content
    assert "有 1 笔还没有补全" in text_of(browser, "/desk/reserves/")
    done = browser.post(f"{answer['Location']}complete/", MADE_UP)
    assert f"{answer['Location']}apply/" in text_of(browser, done["Location"])


def test_somebody_without_a_name_is_described_and_photographed(at: At, reserve: Reserve) -> None:
    browser, url = at("town_clerk"), f"/desk/reserves/{reserve.pk}/pay/"

    told = {**FIRE, "who": "灰棉衣，左腿不便", "nameless": "on", "photo": photo()}
    shown = text_of(browser, browser.post(url, told)["Location"])

    row = Payment.objects.get()
    assert "不知道姓名" in shown and "灰棉衣" in shown and "查不清是谁" in shown
    photo_url = f"/desk/reserves/payments/{row.pk}/photo/"
    assert browser.get(photo_url).content == RECEIPT.content
    assert at("other_town_clerk").get(photo_url).status_code == 404


def test_what_a_phone_kept_is_booked_once(at: At, reserve: Reserve) -> None:
    browser, url = at("town_clerk"), f"/desk/reserves/{reserve.pk}/pay/send/"
    sent = {**FIRE, "client": "c-1", "lain": "0"}

    told = [browser.post(url, sent).json() for _ in range(2)]

    assert [each["state"] for each in told] == ["kept", "kept"]
    assert Payment.objects.get().paid_on == TUESDAY
    late = browser.post(url, {**sent, "client": "c-2", "lain": str(4 * 24 * 3600)}).json()
    wrong = browser.post(url, {"client": "c-3"}).json()
    assert "当面补记" in late["words"] and wrong["state"] == "refused"


def test_the_page_for_no_network_holds_nobodys_data(at: At, paying: Pay, reserve: Reserve) -> None:
    paying()
    browser, url = at("town_clerk"), f"/desk/reserves/{reserve.pk}/pay/"

    assert "罗" not in text_of(browser, url)
    script = browser.get(f"{url}worker.js")
    assert script["Content-Type"].startswith("text/javascript") and url in script.content.decode()


def test_the_case_follows_without_typing_twice(cast: Cast, at: At, paying: Pay) -> None:
    row, browser = paying(), at("town_clerk")
    url = f"/desk/reserves/payments/{row.pk}/"

    answer = browser.post(f"{url}apply/")
    assert "/desk/intake/drafts/" in answer["Location"]
    assert "石桥村3队12号" in text_of(browser, answer["Location"])
    clerk = cast.viewers["town_clerk"]
    draft = begin_application(row, by=clerk, on=TUESDAY)
    draft = fill(draft, {**ACCOUNT_GIVEN, **known_answers(row)}, by=clerk, on=TUESDAY)
    case = submit_draft(draft.pk, draft.token, by=clerk, on=TUESDAY)
    assert f"办件 {case.number}" in text_of(browser, url)
    browser.post(f"{url}link/", {"number": case.number})

    assert "办件办理中" in text_of(browser, url)
    take(case, "登记研判", "急难型", by=clerk, on=TUESDAY, **{**JUDGED, "hardship_grade": "一般"})
    step = case.steps.get(element="先行救助")
    asked = text_of(at("town_head"), f"/desk/cases/{case.number}/steps/{step.pk}/")
    assert "1,000.00元" in asked and "已由备用金支付" in asked


def test_a_refused_case_is_settled_by_two_and_refilled(
    cast: Cast, at: At, paying: Pay, fund: Fund, reserve: Reserve
) -> None:
    row, clerk = paying(), cast.viewers["town_clerk"]
    draft = begin_application(row, by=clerk, on=TUESDAY)
    draft = fill(draft, {**ACCOUNT_GIVEN, **known_answers(row)}, by=clerk, on=TUESDAY)
    case = submit_draft(draft.pk, draft.token, by=clerk, on=TUESDAY)
    url, browser = f"/desk/reserves/payments/{row.pk}/", at("town_clerk")
    browser.post(f"{url}link/", {"number": case.number})
    take(case, "登记研判", "拟不予救助", by=clerk, on=TUESDAY,
         **{**JUDGED, "hardship_grade": "较轻", "living_in_danger": "否"})  # fmt: skip
    take(case, "乡镇审批", "不予救助", by=cast.viewers["town_head"], on=TUESDAY)

    browser.post(f"{url}end/", {"how": "recover", "words": "另有住处"})
    assert "等批准" in text_of(browser, url)
    at("town_head").post(f"{url}approve/")
    browser.post(f"{url}repay/", {"amount": "400", "receipt": "收据 1"})
    browser.post(f"{url}end/", {"how": "written_off", "words": "确实没有钱"})
    at("district_head").post(f"{url}approve/")
    answer = browser.post(f"/desk/reserves/{reserve.pk}/refill/")

    assert "600.00" in text_of(browser, answer["Location"])
    assert Case.objects.get(number=case.number).end == "不予救助"


def test_the_cash_is_counted(at: At, reserve: Reserve) -> None:
    browser, url = at("town_clerk"), f"/desk/reserves/{reserve.pk}/count/"

    browser.post(url, {"counted": "20000", "witness": "town_head", "words": ""})

    shown = text_of(browser, f"/desk/reserves/{reserve.pk}/")
    assert "实有 20,000.00 元" in shown and "不一致" not in shown


def test_the_other_town_finds_nothing(at: At, paying: Pay, reserve: Reserve) -> None:
    row, browser = paying(), at("other_town_head")

    assert row.number not in text_of(browser, "/desk/reserves/payments/?all=1")
    assert reserve.name not in text_of(browser, "/desk/reserves/?all=1")
    for url in (f"{reserve.pk}/", f"payments/{row.pk}/", f"payments/{row.pk}/receipt/",
                f"{reserve.pk}/pay/", "claims/999999999999999999/"):  # fmt: skip
        assert browser.get(f"/desk/reserves/{url}").status_code == 404


def test_posts_without_a_part_in_it_are_told_whom_to_ask(at: At, reserve: Reserve) -> None:
    assert at("village_worker").get("/desk/reserves/").status_code == 403
    assert at("finance_clerk").get(f"/desk/reserves/{reserve.pk}/pay/").status_code == 403


@pytest.mark.parametrize("many", [1, 9])
@pytest.mark.parametrize("url", ["", "payments/", "claims/", "one", "payment", "claim", "months"])
def test_pages_need_ten_queries_whatever_the_size(
    at: At, paying: Pay, reserve: Reserve, many: int, url: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    rows = [paying(amount=10_000, again_reason="又一处") for _ in range(many)]
    claim = Claim.objects.get()
    places = {
        "one": f"{reserve.pk}/", "months": f"{reserve.pk}/months/",
        "payment": f"payments/{rows[0].pk}/", "claim": f"claims/{claim.pk}/",
    }  # fmt: skip
    browser = at("town_clerk")

    with django_assert_max_num_queries(10):
        text_of(browser, f"/desk/reserves/{places.get(url, url)}")
