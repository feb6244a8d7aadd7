"""The yearly adjustment on the desk: its path, its arithmetic, its report, and who may what."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from minzheng.engines.access.testing import DISTRICT, VILLAGE_A, Cast
from minzheng.engines.parameters import api as parameters
from minzheng.engines.payments import api as payments
from minzheng.engines.standards import api
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

At = Callable[[str], Client]
LIST, SINCE = "/desk/standards/", date(2026, 12, 1)
MOST_QUERIES = 10


@pytest.fixture
def row(cast: Cast) -> api.Adjustment:
    new = api.NewAdjustment(2025, DISTRICT, SINCE)
    return api.open_adjustment(new, by=cast.viewers["district_clerk"], on=date(2026, 11, 2))


@pytest.fixture
def figures(cast: Cast) -> None:
    for key, value in (("standard.consumption", "48000元"), ("standard.index_share", "35%")):
        given = parameters.NewValue(
            key=key, place=DISTRICT, value=value, since=date(2026, 1, 1), source="统计公报",
            status="verified", checked_on=date(2026, 11, 2), reason="补录",
        )  # fmt: skip
        entry = parameters.propose(given, by=cast.viewers["district_clerk"], on=date(2026, 11, 3))
        parameters.approve(entry, by=cast.viewers["district_head"], on=date(2026, 11, 3))


@pytest.fixture
def reported(cast: Cast, row: api.Adjustment, data_dir: Path) -> api.Adjustment:
    """A report of one family with ten yuan more, on the first day."""
    given = payments.Grant(
        "case:earlier", "relief/dibao", cast.household.pk, VILLAGE_A, cast.applicant.pk, "罗春生",
        "6222020200112233445", "农商银行", 80_000, Month(2026, 11), "decision:earlier", 3,
    )  # fmt: skip
    entitlement = payments.grant(given, by=SYSTEM, on=date(2026, 10, 20))
    api.Recalculation.objects.create(
        adjustment=row, entitlement=entitlement, matter="relief/dibao", division_code=VILLAGE_A,
        old=80_000, new=81_000, kind="raised", state="pending", reason="标准由甲调整为乙",
        lines=[["月保障金", "810", "810.00元", "《社会救助法》第十八条"]],
    )  # fmt: skip
    api.Adjustment.objects.filter(pk=row.pk).update(state="reported", reported_key="x")
    (data_dir / "business-date.txt").write_text(SINCE.isoformat())
    return row


def text_of(client: Client, url: str) -> str:
    return client.get(url).content.decode()


def test_an_adjustment_is_begun_and_asks_for_its_figures(at: At) -> None:
    day = {"since_year": "2026", "since_month": "12", "since_day": "1"}

    answer = at("district_clerk").post(f"{LIST}begin/", {"place": DISTRICT, "year": "2025", **day})

    page = text_of(at("district_clerk"), answer["Location"])
    assert "先录入两项数" in page and "测算标准" in page
    assert "2026年度保障标准调整" in text_of(at("auditor"), LIST)


def test_a_wrong_day_is_said_on_the_form(at: At) -> None:
    day = {"since_year": "2026", "since_month": "12", "since_day": "15"}

    answer = at("district_clerk").post(f"{LIST}begin/", {"place": DISTRICT, "year": "2025", **day})

    assert "某月1日" in answer.content.decode()


def test_a_missing_figure_says_what_to_enter(at: At, row: api.Adjustment) -> None:
    answer = at("district_clerk").post(f"{LIST}{row.pk}/work-out/")

    assert answer.status_code == 409
    assert "上年度人均消费支出" in answer.content.decode()


def test_the_arithmetic_stands_on_the_page(at: At, row: api.Adjustment, figures: None) -> None:
    at("district_clerk").post(f"{LIST}{row.pk}/work-out/")

    page = text_of(at("auditor"), f"{LIST}{row.pk}/")
    assert "1,400.00" in page and "48,000.00元" in page and "《社会救助法》第十九条" in page
    assert "由区民政局经办人" in page  # the auditor learns whose step it is


def test_a_form_step_opens_and_a_drop_needs_its_reason(at: At, row: api.Adjustment) -> None:
    assert "文件名称和文号" in text_of(at("district_clerk"), f"{LIST}{row.pk}/propose/")

    at("district_clerk").post(f"{LIST}{row.pk}/drop/", {"reason": "日期写错"})

    assert "日期写错" in text_of(at("auditor"), f"{LIST}{row.pk}/")


def test_the_report_opens_its_rows_and_its_file(at: At, reported: api.Adjustment) -> None:
    page = text_of(at("district_head"), f"{LIST}{reported.pk}/?kind=raised")
    answer = at("district_head").get(f"{LIST}{reported.pk}/report/")

    assert "青竹镇" in page and "罗**" in page and "罗春生" not in page
    assert "确认差异" in page and "看全部" in page
    rows = answer.content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("户号,领款人") and "800.00,810.00,10.00,增加" in rows[1]


def test_a_kind_without_rows_says_so(at: At, reported: api.Adjustment) -> None:
    assert "没有符合条件的待遇" in text_of(at("auditor"), f"{LIST}{reported.pk}/?kind=lowered")


def test_who_worked_it_out_is_told_to_leave_it_to_another(
    at: At, cast: Cast, reported: api.Adjustment
) -> None:
    api.Adjustment.objects.filter(pk=reported.pk).update(reported_key="district_head")

    page = text_of(at("district_head"), f"{LIST}{reported.pk}/")
    refused = at("district_head").post(f"{LIST}{reported.pk}/confirm/")

    assert "须由两位不同的人员办理" in page and refused.status_code == 403


def test_confirmed_it_is_switched_over(at: At, cast: Cast, reported: api.Adjustment) -> None:
    url = f"{LIST}{reported.pk}/"
    at("district_head").post(f"{url}confirm/")

    page = at("district_clerk").post(f"{url}switch/", follow=True).content.decode()

    assert "调整 1 份" in page and "全部办完" in page and "已切换" in page
    (view,) = payments.live_entitlements(cast.household.pk, Month(2026, 12))
    assert view.monthly == 81_000


@pytest.mark.parametrize("url", [LIST, "{}"])
def test_the_list_stays_within_its_queries(at: At, reported: api.Adjustment, url: str) -> None:
    browser = at("district_head")

    with CaptureQueriesContext(connection) as caught:
        assert browser.get(url.format(f"{LIST}{reported.pk}/")).status_code == 200

    assert len(caught) <= (MOST_QUERIES if url == LIST else 2 * MOST_QUERIES)


@pytest.mark.parametrize("who", ["town_head", "finance_head", "system_admin"])
def test_it_is_no_page_for_other_posts(at: At, who: str) -> None:
    assert at(who).get(LIST).status_code == 403
