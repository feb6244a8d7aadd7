"""Funds for everybody: to the fen, without anybody of whom a figure could tell."""

from datetime import date

from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from minzheng.engines.access.testing import Cast
from minzheng.engines.ledger import api
from minzheng.engines.ledger.testing import CLERK
from minzheng.faces.open.ledger.telling import FEWEST, SEVERAL, Cell, cells, merge

DAY = date(2026, 11, 3)


def text(path: str) -> str:
    response = Client().get(path)
    assert response.status_code == 200
    return response.content.decode()


def spend(fund: api.Fund, amount: int, purpose: str, payee: str) -> None:
    cause = api.Cause("reserve:1", "备用金支出", purpose, payee)
    api.spend(fund, amount, cause=cause, by=CLERK, on=DAY)


def test_what_was_paid_is_told_to_the_fen(money: api.Fund) -> None:
    page = text("/open/funds/ledger/")

    spent = api.fund_sum(money).spent
    assert f"{spent // 100:,}.{spent % 100:02d}" in page
    assert "13" in page and "76,543.21" in page
    assert "罗春生" not in page


def test_one_person_alone_is_not_told(money: api.Fund) -> None:
    spend(money, 123_456, "relief/temporary", "person:1")

    assert "1,234.56" not in text("/open/funds/ledger/").split("每个月用在哪里")[1]


def test_the_lottery_fund_has_its_page(money: api.Fund) -> None:
    fund = api.Fund.objects.get(kind="lottery")
    spend(fund, 54_321, "eldercare/gaoling", "organisation:3")

    page = text("/open/funds/lottery/")

    assert "示例福彩〔2026〕1号" in page and "543.21" in page and "0.7%" in page
    assert "给机构" in page and "彩票管理条例第三十三条" in page


def test_the_dataset_holds_the_same(money: api.Fund) -> None:
    rows = Client().get("/open/data/fund-ledger.json").json()["rows"]

    assert [row["people"] for row in rows] == [13]
    assert rows[0]["kind_title"] == "区级资金"


def test_before_there_are_books_it_says_so(cast: Cast) -> None:
    assert "还没有记账的资金" in text("/open/funds/ledger/")
    assert cells() == []


CELLS = st.lists(
    st.builds(
        Cell, st.just("district"), st.just("2026-11"), st.uuids().map(str),
        st.integers(1, 10**6), st.one_of(st.none(), st.integers(0, 9)),
    ),
    max_size=6,
)  # fmt: skip


@given(CELLS)
def test_no_cell_tells_of_fewer_than_three(held: list[Cell]) -> None:
    told = merge("district", "2026-11", held)

    assert all(cell.people is None or cell.people >= FEWEST for cell in told)
    if all(cell.amount is not None for cell in told):
        assert sum(c.amount or 0 for c in told) == sum(c.amount or 0 for c in held)
    assert sum(cell.purpose == SEVERAL for cell in told) <= 1
