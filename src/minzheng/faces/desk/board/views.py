"""The cockpit: one sentence, six figures, trends, comparison, what presses; one figure; the map."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from minzheng.engines.indicators import api
from minzheng.engines.plans.api import INDICATOR
from minzheng.faces.desk.board import sheets, showing, wording, yearly
from minzheng.faces.desk.board.asking import Asked, asked_of, asked_of_list
from minzheng.faces.desk.board.lists import count_words, listing_table, names_in
from minzheng.faces.desk.board.mapping import area_map
from minzheng.faces.desk.files import download
from minzheng.faces.desk.pages import page, refused
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.showing.links import tied_url
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.fields import offer
from minzheng.kernel.divisions import DivisionCodeError

Shown = Callable[..., HttpResponse]
FIRST_ON_THE_MAP = "benefits-running"


def answering(shown: Shown) -> Shown:
    """The page; an indicator there is not, or a list that cannot be given, is said on its own."""

    @wraps(shown)
    def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return shown(request, *args, **kwargs)
        except api.UnknownIndicator as unknown:
            raise NotFound(str(unknown)) from unknown
        except (api.IndicatorRefused, DivisionCodeError) as refusal:
            return refused(request, str(refusal), 409)

    return answered


class MonthForm(forms.Form):
    """Which month, and on the map which figure; the place stays as it is."""

    month = forms.ChoiceField(label="月份", required=False)
    indicator = forms.ChoiceField(label="指标", required=False)
    division = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, asked: Asked, key: str = "") -> None:
        start = {"month": str(asked.month), "division": asked.division, "indicator": key}
        super().__init__(initial=start)
        months = {*asked.known, asked.month}
        offer(self, "month", [(str(m), m.label) for m in sorted(months, reverse=True)])
        if key:
            titles = [(k, f"{i.title}（{i.unit}）") for k, i in api.indicators().items()]
            offer(self, "indicator", titles)
        else:
            del self.fields["indicator"]


def _asked(request: OfficerRequest) -> Asked:
    return asked_of(request.GET, request.viewer, request.today)


@require_safe
@officer(api.READERS)
@answering
def board(request: OfficerRequest) -> HttpResponse:
    """One sentence, six figures, trends, the places side by side, what presses."""
    asked = _asked(request)
    sheet = api.read_around(
        (*showing.DRAWN, wording.SLOWEST),
        asked.division,
        asked.below,
        asked.months,
        computed=asked.computed,
    )
    targets = api.targets(showing.HEADLINES, asked.division, asked.month.year)
    pressed = api.pressing(request.viewer, asked.division, request.today)
    return page(
        request,
        "board/board",
        asked=asked,
        form=MonthForm(asked),
        big=bool(request.GET.get("big")),
        big_url=asked.address(big="1"),
        printed_at=timezone.now(),
        says=wording.sentence(asked, sheet),
        cards=showing.cards(asked, sheet, targets),
        trends=(
            showing.trend(asked, sheet, "benefits-running"),
            showing.trend(asked, sheet, "cases-new", "cases-ended"),
        ),
        waiting=showing.waiting(asked, sheet),
        compared=showing.comparison(asked, sheet),
        pressing=showing.pressing_table(asked, pressed),
        map_url=asked.address("desk:map", indicator=FIRST_ON_THE_MAP),
        file_url=asked.address("desk:board-file"),
        catalogue_url=asked.address("desk:figures"),
    )


@require_safe
@officer(api.READERS)
@answering
def board_file(request: OfficerRequest) -> HttpResponse:
    """Every indicator of the place and of those below, as a file."""
    asked = _asked(request)
    places = (asked.division, *asked.below)
    sheet = api.read(list(api.indicators()), places, [asked.month], computed=asked.computed)
    name = f"指标{asked.place}{asked.month}.csv"
    return download(sheets.as_csv(sheets.board_lines(asked, sheet)), sheets.MIME, name)


@require_safe
@officer(api.READERS)
@answering
def figures(request: OfficerRequest) -> HttpResponse:
    """Every indicator there is, with its value in the month."""
    asked = _asked(request)
    sheet = api.read(
        list(api.indicators()), [asked.division], [asked.month], computed=asked.computed
    )
    listed = [
        (owner, [
            (asked.address("desk:figure", key), title, means,
             sheet.told(key, asked.division, asked.month))
            for key, title, means in rows
        ])
        for owner, rows in showing.by_section()
    ]  # fmt: skip
    return page(request, "board/figures", asked=asked, form=MonthForm(asked), listed=listed)


@require_safe
@officer(api.READERS)
@answering
def figure(request: OfficerRequest, key: str) -> HttpResponse:
    """One figure: its value, its trend, the places side by side, its definition."""
    indicator, asked = api.indicator_named(key), _asked(request)
    sheet = _around(asked, key)
    told = sheet.told(key, asked.division, asked.month)
    target = api.targets([key], asked.division, asked.month.year).get(key)
    seen = api.outlook(sheet, key, asked.division, asked.months, target)
    may_list = told.computed is not None and api.may_list(request.viewer, indicator)
    return page(
        request,
        "board/figure",
        asked=asked,
        form=MonthForm(asked),
        told=told,
        change=wording.change(told, sheet) if told.number is not None else "",
        aim=wording.aim(sheet.year_so_far(key, asked.division, asked.month), target),
        note=wording.note_of(told),
        trend=showing.trend(asked, sheet, key),
        year=yearly.entries(key, seen, target),
        year_chart=yearly.chart(key, seen),
        aim_url=asked.address("desk:figure-target", key)
        if api.may_aim(request.viewer, asked.division)
        else "",
        ranking=showing.ranking(asked, sheet, key),
        card=wording.definition(key, told),
        list_url=asked.address("desk:figure-list", key) if may_list else "",
        beneath_url=asked.address("desk:figure-list", key, of="base")
        if may_list and indicator.out_of
        else "",
        map_url=asked.address("desk:map", indicator=key),
        file_url=asked.address("desk:figure-file", key),
        ties_url=tied_url(request.viewer, INDICATOR, key),
        back=asked.address(),
    )


@require_safe
@officer(api.READERS)
@answering
def figure_file(request: OfficerRequest, key: str) -> HttpResponse:
    """One figure month by month and place by place, as a file."""
    indicator, asked = api.indicator_named(key), _asked(request)
    sheet = _around(asked, key)
    content = sheets.as_csv(sheets.figure_lines(asked, sheet, key))
    return download(content, sheets.MIME, f"{indicator.title}{asked.place}{asked.month}.csv")


@never_cache
@require_safe
@officer(api.READERS)
@answering
def figure_list(request: OfficerRequest, key: str) -> HttpResponse:
    """The records behind a figure; people are listed by the population's own page."""
    asked = asked_of_list(request.GET, request.viewer, request.today)
    wanted = _wanted(request, asked, key)
    if view := api.view_behind(wanted):
        on = min(asked.month.last, request.today)
        return redirect(asked.address("desk:population-members", view, on=on.isoformat(), month=""))
    listing = api.rows(request.viewer, wanted, after=_after(request))
    names, of = names_in(listing), "base" if wanted.beneath else ""
    more = asked.address("desk:figure-list", key, of=of, after=str(listing.after or ""))
    return page(
        request,
        "board/list",
        asked=asked,
        place=near(names[wanted.division]),
        listing=listing,
        says=count_words(listing),
        table=listing_table(listing, names),
        more=more if listing.after else "",
        begun=asked.address("desk:figure-list", key, of=of) if _after(request) else "",
        file_url=asked.address("desk:figure-list-file", key, of=of),
        back=asked.address("desk:figure", key),
        words=api.words_of(wanted.tally),
    )


@never_cache
@require_safe
@officer(api.READERS)
@answering
def list_file(request: OfficerRequest, key: str) -> HttpResponse:
    """The same list as a file; the trail knows who took it."""
    asked = asked_of_list(request.GET, request.viewer, request.today)
    wanted = _wanted(request, asked, key)
    if api.view_behind(wanted):
        return refused(request, "人口名单在人口视图里看，不在这里下载", 409)
    listing = api.file_rows(request.viewer, wanted, on=request.today)
    name = f"{wanted.indicator.title}名单{asked.month}.csv"
    return download(sheets.as_csv(sheets.listing_lines(listing)), sheets.MIME, name)


@require_safe
@officer(api.READERS)
@answering
def division_map(request: OfficerRequest) -> HttpResponse:
    """The places below as a map, shaded by one figure."""
    asked = _asked(request)
    key = request.GET.get("indicator", "") or FIRST_ON_THE_MAP
    api.indicator_named(key)
    sheet = api.read([key], asked.below, [asked.month], computed=asked.computed)
    shapes, source = api.shapes_of(asked.below)
    chart = area_map(asked, sheet, key, shapes, source)
    return page(
        request,
        "board/map",
        asked=asked,
        form=MonthForm(asked, key),
        chart=chart,
        way=[(link.label, _on_map(asked, link.url, key), link.current) for link in asked.way],
        back=asked.address(),
        figure_url=asked.address("desk:figure", key),
    )


def _around(asked: Asked, key: str) -> api.Sheet:
    return api.read_around(
        [key], asked.division, asked.below, asked.months, computed=asked.computed
    )


def _on_map(asked: Asked, url: str, key: str) -> str:
    _, _, query = url.partition("?")
    return f"?{query}&indicator={key}"


def _wanted(request: OfficerRequest, asked: Asked, key: str) -> api.Wanted:
    beneath = request.GET.get("of") == "base"
    return api.Wanted(api.indicator_named(key), asked.division, asked.month, beneath)


def _after(request: OfficerRequest) -> int:
    text = request.GET.get("after", "")
    return int(text) if text.isdecimal() and len(text) < 19 else 0
