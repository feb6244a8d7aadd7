"""The public boards: what hangs, what hung, never who exactly."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import TOWN_A, TOWN_B, Cast
from minzheng.engines.cases.api import Case, advance_day
from minzheng.engines.cases.testing import take
from minzheng.engines.cases.tests.staging import DECIDED_ON
from minzheng.engines.notices.api import Publicity, take_down
from minzheng.faces.open.tests.conftest import DURING, Turn
from minzheng.kernel.doer import SYSTEM

PRIVATE = (
    "罗春生",
    "谢月娥",
    "440118198403050019",
    "13800138000",
    "6222020200001234567",
    "3队12号",
)


def page(address: str, **query: str) -> str:
    return Client().get(address, query).content.decode()


@pytest.mark.parametrize(
    "address", ["/open/notices/", "/open/notices/{}/", "/open/notices/{}/object/"]
)
def test_nothing_private_is_shown(sheet: Publicity, address: str) -> None:
    shown = page(address.format(sheet.pk))

    assert "罗**" in shown
    assert not [word for word in PRIVATE if word in shown]


def test_the_sheet_says_basis_period_days_left_and_how_to_object(sheet: Publicity) -> None:
    shown = page(f"/open/notices/{sheet.pk}/")

    for said in (
        "《最低生活保障审核确认办法》第十九条",
        "2026-11-05",
        "2026-11-12",
        "还有 3 天",
        "我有异议",
    ):
        assert said in shown, said


def test_it_is_found_by_its_town_and_village_only(sheet: Publicity) -> None:
    assert "罗**" in page("/open/notices/", town=TOWN_A)
    assert "罗**" not in page("/open/notices/", town=TOWN_B)
    assert "罗**" in page("/open/notices/", q="石桥")
    assert "罗**" not in page("/open/notices/", q="柳塘")


def test_a_finished_one_moves_to_the_past_ones(sheet: Publicity, day: Turn) -> None:
    day(date(2026, 11, 14))
    advance_day(date(2026, 11, 14))

    assert "罗**" not in page("/open/notices/")
    assert "罗**" in page("/open/notices/", state="past")
    assert "公示期已经结束" in page(f"/open/notices/{sheet.pk}/")


def test_what_was_taken_down_is_gone(sheet: Publicity) -> None:
    take_down(sheet, reason="不应公示", by=SYSTEM, on=DURING)

    assert Client().get(f"/open/notices/{sheet.pk}/").status_code == 404
    assert "罗**" not in page("/open/notices/", state="past")


def test_after_a_year_it_cannot_be_looked_up(sheet: Publicity, day: Turn) -> None:
    day(date(2027, 12, 1))

    assert Client().get(f"/open/notices/{sheet.pk}/").status_code == 404


def test_the_announcement_names_an_adult_with_amount_and_takes_no_objection(
    cast: Cast, case: Case, day: Turn
) -> None:
    advance_day(date(2026, 11, 13))
    take(case, "审核确认", "批准", by=cast.viewers["district_head"], on=DECIDED_ON)
    day(DECIDED_ON)
    announced = Publicity.objects.get(kind=Publicity.Kind.ANNOUNCEMENT)

    shown = page(f"/open/notices/{announced.pk}/")

    assert "罗春生" in shown
    assert "2,902.40元" in shown
    assert "我有异议" not in shown
    assert "440118198403050019" not in shown


def test_the_list_takes_few_queries(sheet: Publicity, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(8):
        page("/open/notices/")


def test_the_sheet_prints(sheet: Publicity) -> None:
    assert Client().get(f"/open/notices/{sheet.pk}/sheet/").content.startswith(b"%PDF-")


@pytest.mark.parametrize("query", [{"page": "x"}, {"page": "0"}, {"town": "abc"}, {"state": "?"}])
def test_an_odd_address_shows_the_usual_list(sheet: Publicity, query: dict[str, str]) -> None:
    assert "罗**" in page("/open/notices/", **query)
