"""The population as a desk sees it: six figures, one view, the list behind it, its file."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages as told
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.views import api
from minzheng.faces.desk.files import download
from minzheng.faces.desk.pages import page, refused
from minzheng.faces.desk.population import sheets, showing
from minzheng.faces.desk.population.forms import MemberFilters, ViewFilters, places_to_choose
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.kernel.divisions import DivisionCodeError

WRITERS = {sheets.CSV: sheets.as_csv, sheets.XLSX: sheets.as_xlsx}
Shown = Callable[..., HttpResponse]


def answering(shown: Shown) -> Shown:
    """The page; a view there is not, or that cannot be told, is said on a page of its own."""

    @wraps(shown)
    def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return shown(request, *args, **kwargs)
        except api.UnknownView as unknown:
            raise NotFound(str(unknown)) from unknown
        except (api.ViewRefused, DivisionCodeError) as refusal:
            return refused(request, str(refusal), 409)

    return answered


@require_safe
@officer(api.COUNTERS)
@answering
def overview(request: OfficerRequest) -> HttpResponse:
    """One sentence, six figures, the trend of one, the places side by side, every view."""
    first = api.view_named(showing.HEADLINES[0])
    form = _filters(request, first, None)
    try:
        found = api.count_several(showing.HEADLINES, form.asked(request.viewer))
    except api.NoTable as none:
        return page(request, "population/none", why=str(none), may_build=_may_build(request))
    names = showing.names_of(found)
    elders = found[1]
    return page(
        request,
        "population/overview",
        form=form,
        says=showing.sentence(found, showing.where(found[0], names)),
        figures=showing.headline_figures(found),
        trend=showing.trend(api.series(elders.view.name, elders.asked), elders.view),
        places=showing.place_matrix(found, names),
        sections=showing.sections(),
        **_lateness(request, found[0]),
    )


@require_safe
@officer(api.COUNTERS)
@answering
def one(request: OfficerRequest, name: str) -> HttpResponse:
    """One view: its definition, by place and by label, month by month."""
    declared = api.view_named(name)
    form = _filters(request, declared, declared)
    counted = api.count(name, form.asked(request.viewer))
    names = showing.names_of([counted])
    return page(
        request,
        "population/view",
        view=declared,
        form=form,
        where=showing.where(counted, names),
        figures=showing.figures(counted),
        places=showing.place_table(counted, names),
        chart=showing.chart(counted),
        trend=showing.trend(api.series(name, counted.asked), declared),
        card=showing.card(counted, showing.where(counted, names)),
        files=[(kind, _file_url(counted, kind)) for kind in WRITERS],
        list_url=showing.address(counted, "desk:population-members") if counted.exact else "",
        **_lateness(request, counted),
    )


@never_cache
@require_safe
@officer(api.COUNTERS)
@answering
def members(request: OfficerRequest, name: str) -> HttpResponse:
    """The very persons, households or organisations that were counted."""
    declared = api.view_named(name)
    after = request.GET.get("after", "")
    plain = _filters(request, declared, declared)
    counted = api.count(name, plain.asked(request.viewer))
    labels = [row.key for row in counted.by_label if row.key != api.MERGED]
    form = MemberFilters(request.GET, plain=plain, view=declared, labels=labels)
    asked = form.asked(request.viewer)
    found = api.members(name, asked, after=after)
    more = showing.address(counted, "desk:population-members", label=asked.label, after=found.after)
    return page(
        request,
        "population/members",
        view=declared,
        form=form,
        found=found,
        table=showing.member_table(found.members, declared),
        back=showing.address(counted),
        begun=showing.address(counted, "desk:population-members", label=asked.label)
        if after
        else "",
        more=more if found.after else "",
    )


@require_safe
@officer(api.COUNTERS)
@answering
def file(request: OfficerRequest, name: str, kind: str) -> HttpResponse:
    """The counts with their definition, as a file."""
    if kind not in WRITERS:
        raise NotFound(f"没有“{kind}”这种文件，可以下载 csv 或者 xlsx")
    declared = api.view_named(name)
    form = _filters(request, declared, declared)
    counted = api.count(name, form.asked(request.viewer))
    content = WRITERS[kind](counted, showing.names_of([counted]))
    return download(content, sheets.MIMES[kind], f"{declared.title}{counted.day}.{kind}")


@require_POST
@officer(api.BUILDERS)
@answering
def build(request: OfficerRequest) -> HttpResponse:
    """Build the table of a day, then look at it."""
    form = ViewFilters(request.POST, places=(), view=None, today=request.today)
    on = form.cleaned_data.get("on") or request.today
    made = api.build_table(on, by=request.viewer, today=request.today)
    told.success(request, f"已建立 {on} 的人口总表 {made.version}：{made.persons:,} 人。")
    return redirect(f"{reverse('desk:population')}?{urlencode({'on': on.isoformat()})}")


def _filters(
    request: OfficerRequest, first: api.Declared, view: api.Declared | None
) -> ViewFilters:
    division = request.GET.get("division", "")
    places = places_to_choose(request.viewer, first, division, request.today)
    form = ViewFilters(request.GET, places=places, view=view, today=request.today)
    if division and not form.cleaned_data.get("division"):
        raise NotAllowed("这里不在您的辖区内，不能查看。如岗位有误，请联系本单位的安全管理员")
    return form


def _lateness(request: OfficerRequest, counted: api.Counted) -> dict[str, Any]:
    """Whether the table is older than the day asked for, and who may build that day's."""
    return {
        "counted": counted,
        "late": counted.version != "" and counted.day < counted.asked.on,
        "may_build": _may_build(request),
    }


def _may_build(request: OfficerRequest) -> bool:
    return bool(request.viewer.roles & set(api.BUILDERS))


def _file_url(counted: api.Counted, kind: str) -> str:
    _, _, query = showing.address(counted).partition("?")
    return f"{reverse('desk:population-file', args=[counted.view.name, kind])}?{query}"
