"""Statistics, funds and open data: exact, explained, taken by any site, and without any person."""

import csv
import io
import json
import re
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from minzheng.engines.access.testing import APPLICANT_ID, TOWN_A, TOWN_B, Cast
from minzheng.engines.payments.api import PayRun
from minzheng.engines.projects.api import Contract
from minzheng.faces.open.figures.datasets import DATASETS
from minzheng.kernel.money import yuan

STATISTIC = "/open/statistics/benefits-running/"
PRIVATE = (
    APPLICANT_ID, "罗春生", "谢月娥", "罗小雨", "罗**", "13800138000", "62220202", "3队12号",
)  # fmt: skip
PERSONAL = re.compile(r"(?<!\d)(\d{17}[\dXx]|1[3-9]\d{9}|\d{16,19})(?!\d)")


def text(address: str) -> str:
    response = Client().get(address)
    assert response.status_code == 200, address
    return response.content.decode()


def rows(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(text(f"/open/data/{name}.json"))["rows"]
    return found


def test_a_statistic_is_told_with_its_definition(october: PayRun) -> None:
    page = text(STATISTIC)

    assert '<strong class="figure-told">13</strong> 项' in page
    assert "待遇台账：当月在发，没有暂停" in page


def test_a_small_town_is_merged_everywhere(october: PayRun) -> None:
    page, file = text(STATISTIC), text(f"{STATISTIC}file.csv")

    assert "人数较少的镇街（合并）" in page
    assert "少于5，不单独公布" in text(f"{STATISTIC}?place={TOWN_B}")
    assert TOWN_A not in file
    assert TOWN_B not in file


def test_a_running_month_is_not_published(october: PayRun) -> None:
    assert Client().get(f"{STATISTIC}?month=2026-11").status_code == 404
    assert {row["month"] for row in rows("statistics")} == {"2026-10"}


@pytest.mark.parametrize(
    "address",
    [
        "/open/statistics/alerts-open/", "/open/statistics/nobody/", f"{STATISTIC}?place=990000",
        f"{STATISTIC}?month=2026-99", "/open/data/nobody/", "/open/data/funds.xml",
        "/open/funds/?month=x",
    ],
)  # fmt: skip
def test_what_is_not_public_or_not_there_is_not_found(october: PayRun, address: str) -> None:
    assert Client().get(address).status_code == 404


def test_funds_are_told_to_the_cent(october: PayRun) -> None:
    page = text("/open/funds/")

    assert yuan(october.total) in page
    assert "最低生活保障" in page


def test_funds_by_town_are_told_where_they_are_many(october: PayRun) -> None:
    page = text("/open/funds/?month=2026-10&matter=relief/dibao")

    assert "人数较少的镇街（合并）" in page
    assert "白鹤镇" not in page


def test_the_dataset_of_funds_adds_up_to_the_runs(october: PayRun) -> None:
    found = rows("funds")

    matters = sum(Decimal(row["money_yuan"]) for row in found if row["matter_title"] != "合计")
    (whole,) = [row for row in found if row["matter_title"] == "合计"]
    assert matters == Decimal(whole["money_yuan"]) == Decimal(october.total) / 100


def test_no_month_and_nothing_paid_are_said(cast: Cast) -> None:
    assert "还没有公布统计" in text("/open/statistics/")
    assert "没有交给银行的发放批次" in text("/open/funds/")
    assert "还没有可以统计的数据" in text(STATISTIC)


@pytest.mark.parametrize("name", sorted(DATASETS))
def test_a_dataset_has_the_columns_it_declares(
    october: PayRun, bought: Contract, name: str
) -> None:
    content = text(f"/open/data/{name}.csv").removeprefix("\ufeff")
    head, *lines = csv.reader(io.StringIO(content))

    assert head == [each.name for each in DATASETS[name].fields]
    assert lines
    assert {len(line) for line in lines} == {len(head)}
    assert next(list(row) for row in rows(name)) == head


@pytest.mark.parametrize("name", sorted(DATASETS))
@pytest.mark.parametrize("kind", ["csv", "json"])
def test_no_dataset_tells_of_a_person(
    october: PayRun, bought: Contract, name: str, kind: str
) -> None:
    content = text(f"/open/data/{name}.{kind}")

    assert [word for word in PRIVATE if word in content] == []
    assert PERSONAL.findall(content) == []


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_an_unchanged_file_is_not_sent_again(october: PayRun, kind: str) -> None:
    address = f"/open/data/statistics.{kind}"
    first = Client().get(address)

    again = Client().get(address, headers={"if-none-match": first["ETag"]})
    since = Client().get(address, headers={"if-modified-since": first["Last-Modified"]})

    assert first["Access-Control-Allow-Origin"] == "*"
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert since.status_code == 304


def test_the_catalogue_names_fields_licence_and_addresses(october: PayRun) -> None:
    page, one = text("/open/data/"), text("/open/data/funds/")

    assert "许可：" in page
    assert "/open/data/funds.csv" in page
    assert "<code>money_yuan</code>" in one


def test_pages_take_ten_queries_at_most(
    october: PayRun, django_assert_max_num_queries: Any
) -> None:
    for address in ("/open/statistics/", STATISTIC, "/open/funds/", "/open/data/",
                    "/open/funds/?month=2026-10&matter=relief/dibao"):  # fmt: skip
        with django_assert_max_num_queries(10):
            text(address)
