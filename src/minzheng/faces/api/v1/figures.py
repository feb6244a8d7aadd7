"""Figures: the public ones for everybody, small cells merged; all for who was given the scope."""

from collections.abc import Iterator
from typing import Any

from ninja import Router

from minzheng.engines.indicators import api as indicators
from minzheng.engines.partners import api as partners
from minzheng.engines.partners.api import FIGURES
from minzheng.faces.api.problems import Fault
from minzheng.faces.api.v1 import open_schemas as shape
from minzheng.faces.api.v1.gate import KEY, gate
from minzheng.faces.api.v1.refusing import Unfit
from minzheng.faces.api.v1.requests import ApiRequest, note
from minzheng.faces.api.v1.responses import GUARDED, REFUSED, fresh
from minzheng.faces.api.v1.schemas import Code12, MonthText
from minzheng.kernel.divisions import NATION
from minzheng.kernel.indicator import Indicator
from minzheng.kernel.months import Month, MonthError
from minzheng.registers.divisions.api import children
from minzheng.registers.offices.api import home_division

router = Router(tags=["统计"])
USUAL, MOST = 13, 60
TOLD, JOINED, WITHHELD, NONE = "told", "merged", "withheld", "none"


@router.get("/indicators", response={200: shape.Indicators}, summary="公开的统计指标")
@fresh
def public_indicators(request: ApiRequest) -> dict[str, Any]:
    """每个指标数什么、除以什么、谁负责、依据。不用密钥。"""
    return {"items": [_indicator(each) for each in indicators.public_indicators().values()]}


@router.get("/indicators/{key}", response={200: shape.FiguresFound, **REFUSED},
            summary="一个公开指标的数")  # fmt: skip
@fresh
def public_figures(
    request: ApiRequest, key: str, since: MonthText = "", until: MonthText = ""
) -> dict[str, Any]:
    """全区和各镇街，按月，已满的月份；少于 5 的合并或者不给。不写 since 的给 13 个月。不用密钥。"""
    found = indicators.public_indicators().get(key)
    if found is None:
        raise indicators.UnknownIndicator(f"没有公开的指标“{key}”，见 /indicators")
    computed = indicators.computed_months()
    whole = [m for m in _months(request, since, until) if m.last < request.today]
    months = [m for m in whole if str(m) in computed]
    home = home_division()
    towns = [each.code for each in children(home, request.today)]
    sheet = indicators.open_sheet([key], home, towns, months, computed=computed)
    items = [row for month in sheet.series(key, months) for row in _open_rows(home, month)]
    return {"indicator": _indicator(found), "items": items}


@router.get("/figures", response={200: shape.Indicators, **GUARDED}, auth=KEY,
            summary="全部统计指标")  # fmt: skip
@gate(FIGURES, operation="list_indicators")
def all_indicators(request: ApiRequest) -> dict[str, Any]:
    """公开的和没有公开的。"""
    rows = [_indicator(each) for each in indicators.indicators().values()]
    note(request, (), rows=len(rows))
    return {"items": rows}


@router.get("/figures/{key}", response={200: shape.FiguresFound, **GUARDED}, auth=KEY,
            summary="一个指标的数，不合并")  # fmt: skip
@gate(FIGURES, operation="read_figures")
def all_figures(
    request: ApiRequest, key: str, division: Code12 = NATION, since: MonthText = "",
    until: MonthText = "",
) -> dict[str, Any]:  # fmt: skip
    """获准辖区内一个地方的数，按月；不写 division 的给获准的第一个。未满的月份算到 computed_on。"""
    found = indicators.indicator_named(key)
    viewer = partners.figures_viewer(request.caller)
    place = indicators.place_for(viewer, "" if division == NATION else division)
    months = _months(request, since, until)
    series = indicators.read([key], [place], months).series(key, place, months)
    items = [_row(told, place, TOLD if told.number is not None else NONE) for told in series]
    note(request, [f"indicator:{key}", f"division:{place}"], rows=len(items))
    return {"indicator": _indicator(found), "items": items}


def _open_rows(home: str, month: indicators.OpenMonth) -> Iterator[dict[str, Any]]:
    for place, told in ((home, month.whole), *month.places):
        if told is None:
            yield {"month": str(month.month), "division": _named(place), "value": None,
                   "base": None, "status": WITHHELD, "computed_on": None}  # fmt: skip
            continue
        known = JOINED if place == indicators.MERGED else TOLD
        yield _row(told, _named(place), known if told.number is not None else NONE)


def _row(told: indicators.Told, division: str, status: str) -> dict[str, Any]:
    return {"month": str(told.month), "division": division, "value": told.exact or None,
            "base": told.base, "status": status, "computed_on": told.computed}  # fmt: skip


def _named(place: str) -> str:
    return "" if place == indicators.MERGED else place


def _months(request: ApiRequest, since: str, until: str) -> list[Month]:
    """The months asked for, the last thirteen when none are. Raises Unfit."""
    last = _month("until", until) or Month.of(request.today)
    first = _month("since", since) or last.shift(1 - USUAL)
    if not first <= last <= first.shift(MOST - 1):
        raise Unfit([Fault("/since", f"since 不能晚于 until，一次最多 {MOST} 个月")])
    return list(Month.between(first, last))


def _month(name: str, text: str) -> Month | None:
    try:
        return Month.parse(text) if text else None
    except MonthError as wrong:
        raise Unfit([Fault(f"/{name}", str(wrong))]) from wrong


def _indicator(each: Indicator) -> dict[str, Any]:
    return {
        "key": each.key, "title": each.title, "means": each.means,
        "numerator": indicators.words_of(each.of),
        "denominator": indicators.words_of(each.out_of) if each.out_of else "",
        "unit": each.unit, "direction": each.direction.value, "frequency": each.frequency,
        "owner": each.owner, "cites": [str(cite) for cite in indicators.cites_of(each)],
        "public": each.public,
    }  # fmt: skip
