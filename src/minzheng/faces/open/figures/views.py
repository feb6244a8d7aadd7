"""Statistics, funds and open data for everybody."""

from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from minzheng.engines.indicators import api
from minzheng.faces.looks.fields import offer
from minzheng.faces.open.figures import files, showing
from minzheng.faces.open.figures.asking import Asked, asked_of
from minzheng.faces.open.figures.datasets import DATASETS, LICENCE, Dataset, computed_on
from minzheng.faces.open.requests import OpenRequest
from minzheng.kernel.months import Month, MonthError

DECEMBER = 12
EXAMPLES = 5
STATISTIC_HEAD = ("month", "division", "division_name", "value", "unit", "base", "note")


class WhereForm(forms.Form):
    """Where and when."""

    use_required_attribute = False
    place = forms.ChoiceField(label="地区")
    month = forms.ChoiceField(label="月份")

    def __init__(self, asked: Asked) -> None:
        super().__init__(initial={"place": asked.place, "month": str(asked.month)})
        offer(self, "place", asked.places)
        months = asked.months or (asked.month,)
        offer(self, "month", [(str(month), month.label) for month in reversed(months)])


class YearForm(forms.Form):
    """Which month of which year."""

    use_required_attribute = False
    month = forms.ChoiceField(label="月份")

    def __init__(self, months: list[Month], month: Month) -> None:
        super().__init__(initial={"month": str(month)})
        offer(self, "month", [(str(each), each.label) for each in reversed(months)])


@require_safe
def statistics(request: OpenRequest) -> HttpResponse:
    """Every public indicator."""
    asked = asked_of(request.GET, request.today)
    shown = {
        "asked": asked, "form": WhereForm(asked), "place": asked.where(asked.place),
        "sections": showing.by_section(asked) if asked.months else [], "section": "statistics",
    }  # fmt: skip
    return render(request, "open/figures/statistics.html", shown)


@require_safe
def statistic(request: OpenRequest, key: str) -> HttpResponse:
    """One indicator: definition, trend, towns."""
    indicator, asked = _public(key), asked_of(request.GET, request.today)
    series = asked.sheet([key], asked.trend).series(key, asked.trend)
    shown = {
        "asked": asked, "form": WhereForm(asked), "indicator": indicator,
        "told": showing.text_of(showing.told_at(asked, series[-1])),
        "place": asked.where(asked.place), "trend": showing.trend(asked, indicator, series),
        "towns": showing.towns(asked, series[-1]), "card": showing.definition(indicator),
        "back_url": reverse("open:statistics"), "section": "statistics",
    }  # fmt: skip
    return render(request, "open/figures/statistic.html", shown)


@require_safe
def statistic_file(request: OpenRequest, key: str) -> HttpResponseBase:
    """The same as a file: thirteen months, the district and its towns."""
    indicator, asked = _public(key), asked_of(request.GET, request.today)
    rows = []
    months = [month for month in asked.trend if month in asked.months]
    for month in asked.sheet([key], months).series(key, months):
        for place, told in ((asked.home, month.whole), *month.places):
            code = "" if place == api.MERGED else place
            value, note = (told.exact, "") if told else ("", "人数少于5，不单独公布")
            rows.append((str(month.month), code, asked.where(place), value, indicator.unit,
                         told.base if told else None, note))  # fmt: skip
    content = files.as_csv(STATISTIC_HEAD, rows)
    return files.served(request, content, files.CSV, computed_on(asked, request.today))


@require_safe
def funds(request: OpenRequest) -> HttpResponse:
    """What went to the bank in a year, by month; a month by matter; a matter by town."""
    known = api.months_paid()
    month = _paid_month(request.GET.get("month", ""), known, request)
    year = [Month(month.year, number) for number in range(1, DECEMBER + 1)]
    months = api.paid_months(year)
    chosen = next((each for each in months if each.month == month), None)
    shown: dict[str, Any] = {
        "month": month, "chart": showing.month_chart(months, month.year), "section": "funds",
        "form": YearForm(known or [month], month),
        "matters": showing.matter_table(chosen) if chosen else None,
    }  # fmt: skip
    if matter := request.GET.get("matter", ""):
        asked = asked_of({}, request.today)
        rows = api.paid_towns(matter, month)
        shown["towns"] = showing.town_table(asked, showing.matter_title(matter), rows)
    return render(request, "open/figures/funds.html", shown)


@require_safe
def data(request: OpenRequest) -> HttpResponse:
    """What may be taken away."""
    asked = asked_of({}, request.today)
    listed = [(each, each.updated(asked, request.today)) for each in DATASETS.values()]
    shown = {"datasets": listed, "licence": LICENCE, "section": "data"}
    return render(request, "open/figures/data.html", shown)


@require_safe
def dataset(request: OpenRequest, name: str) -> HttpResponse:
    """One dataset: its fields, some rows, its addresses."""
    found, asked = _dataset(name), asked_of({}, request.today)
    rows = [
        list(row) for row, _ in zip(found.rows(asked, request.today), range(EXAMPLES), strict=False)
    ]
    shown = {
        "dataset": found, "rows": rows, "licence": LICENCE, "back_url": reverse("open:data"),
        "updated": found.updated(asked, request.today), "section": "data",
        "files": [(kind.upper(), reverse("open:dataset-file", args=[name, kind]))
                  for kind in files.MIMES],
    }  # fmt: skip
    return render(request, "open/figures/dataset.html", shown)


@require_safe
def dataset_file(request: OpenRequest, name: str, kind: str) -> HttpResponseBase:
    """One dataset as CSV or JSON."""
    found, asked = _dataset(name), asked_of({}, request.today)
    if kind not in files.MIMES:
        raise Http404(f"没有“{kind}”这种格式，可以下载 csv 或者 json")
    rows = list(found.rows(asked, request.today))
    updated = found.updated(asked, request.today)
    if kind == files.CSV:
        content = files.as_csv([each.name for each in found.fields], rows)
    else:
        content = files.as_json(found, rows, updated)
    return files.served(request, content, kind, updated)


def _public(key: str) -> Any:
    found = api.public_indicators().get(key)
    if found is None:
        raise Http404("没有这个公开的统计指标，请从统计页进入")
    return found


def _dataset(name: str) -> Dataset:
    if name not in DATASETS:
        raise Http404(f"没有数据集“{name}”，现有：{'、'.join(DATASETS)}")
    return DATASETS[name]


def _paid_month(text: str, known: list[Month], request: OpenRequest) -> Month:
    if text:
        try:
            return Month.parse(text)
        except MonthError as wrong:
            raise Http404(str(wrong)) from wrong
    return known[-1] if known else Month.of(request.today)
