"""Money that went to the bank, to the cent, as everybody may read it: by month, matter and town."""

from typing import Any

from ninja import Router

from minzheng.engines.indicators import api as indicators
from minzheng.engines.indicators.api import MERGED, Paid
from minzheng.faces.api.problems import Fault
from minzheng.faces.api.v1 import open_schemas as shape
from minzheng.faces.api.v1.refusing import Unfit
from minzheng.faces.api.v1.requests import ApiRequest
from minzheng.faces.api.v1.responses import REFUSED, fresh
from minzheng.faces.api.v1.schemas import Year
from minzheng.kernel.matter import catalogue
from minzheng.kernel.months import Month, MonthError

router = Router(tags=["资金"])
WHOLE, FEW = "合计", "人数较少的事项（合并）"
JANUARY, DECEMBER = 1, 12


@router.get("/funds", response={200: shape.Funds, **REFUSED}, summary="发放资金")
@fresh
def funds(request: ApiRequest, year: Year = None) -> dict[str, Any]:
    """一年里各月交给银行的资金，分事项，到分；合计等于各批次之和，少于 5 的合并。不用密钥。"""
    chosen = year or request.today.year
    months = [Month(chosen, number) for number in range(JANUARY, DECEMBER + 1)]
    items = [
        {"month": str(each.month), "whole": _row(each.whole, WHOLE),
         "matters": [_row(paid, _title(paid.key)) for paid in each.matters]}
        for each in indicators.paid_months(months)
    ]  # fmt: skip
    return {"items": items}


@router.get("/funds/{month}/{field}/{name}", response={200: shape.TownsPaid, **REFUSED},
            summary="一个事项一个月分镇街的资金")  # fmt: skip
@fresh
def town_funds(request: ApiRequest, month: str, field: str, name: str) -> dict[str, Any]:
    """分镇街，少于 5 的合并；事项本身被合并的月份没有。不用密钥。"""
    matter = catalogue().get(f"{field}/{name}")
    try:
        chosen = Month.parse(month)
    except MonthError as wrong:
        raise Unfit([Fault("/month", str(wrong))]) from wrong
    rows = indicators.paid_towns(matter.key, chosen)
    items = [{**_money(paid), "division": _named(paid.key)} for paid in rows]
    return {"month": str(chosen), "matter": matter.key, "items": items}


def _row(paid: Paid, title: str) -> dict[str, Any]:
    return {**_money(paid), "matter": _named(paid.key), "title": title}


def _money(paid: Paid) -> dict[str, Any]:
    return {"money_fen": paid.money, "money_yuan": _yuan(paid.money),
            "returned_fen": paid.returned, "recipients": paid.people}  # fmt: skip


def _yuan(fen: int | None) -> str | None:
    """Text to the cent: a floating number would not be exact."""
    return None if fen is None else f"{fen // 100}.{fen % 100:02d}"


def _named(key: str) -> str:
    return "" if key == MERGED else key


def _title(key: str) -> str:
    known = catalogue().matters.get(key)
    return FEW if key == MERGED else known.service.short if known else key
