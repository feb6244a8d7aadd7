"""The yearly adjustment: the list, one with its stages, and each step with who may take it."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.parameters.api import (
    READERS,
    ParameterRefused,
    may_set,
    place_words,
    places_to_set,
)
from minzheng.engines.standards import api
from minzheng.faces.desk.adjusting import offered, progress_words
from minzheng.faces.desk.files import download
from minzheng.faces.desk.forms.parameters import place_choices
from minzheng.faces.desk.forms.standards import DocumentForm, DropForm, OpenForm
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing import standards as show

PAGE = 50
AT_ONCE = 60  # rows a click changes or letters it prints: some seconds


@require_safe
@officer(READERS)
@listed("standards")
def standards(request: OfficerRequest) -> HttpResponse:
    """Every adjustment of the area."""
    table = show.adjustment_table(api.adjustments(request.viewer))
    may_open = bool(places_to_set(request.viewer, api.MAY))
    return page(request, "standards", table=table, may_open=may_open)


@require_http_methods(["GET", "POST"])
@officer(api.MAY)
def begin(request: OfficerRequest) -> HttpResponse:
    """Begin the adjustment of a year."""
    places = place_choices(places_to_set(request.viewer, api.MAY))
    form = OpenForm(request.POST or None, places=places, on=request.today)
    if not form.is_valid():
        return page(request, "standard_form", form=form, words="开始一次调整", back=None)
    try:
        row = api.open_adjustment(form.adjustment(), by=request.viewer, on=request.today)
    except api.StandardRefused as refusal:
        form.add_error(None, str(refusal))
        return page(request, "standard_form", form=form, words="开始一次调整", back=None)
    return redirect("desk:standard", row.pk)


@require_safe
@officer(READERS)
def standard(request: OfficerRequest, pk: int) -> HttpResponse:
    """One adjustment: where it stands, the arithmetic, the trial, the difference report."""
    row = api.adjustment_for(request.viewer, pk)
    kind, town = request.GET.get("kind", ""), request.GET.get("town", "")
    rows = api.report_rows(row, request.viewer, kind=kind, town=town)
    after = request.GET.get("after", "")
    shown = list((rows.filter(pk__gt=int(after)) if after.isdecimal() else rows)[: PAGE + 1])
    more = {"kind": kind, "town": town, "after": shown[PAGE - 1].pk} if len(shown) > PAGE else {}
    sums = api.totals(row)
    return page(
        request,
        "standard",
        row=row,
        stage=api.stage_of(row),
        word=api.STAGE_WORDS[api.stage_of(row)],
        place=place_words(row.place),
        figures=show.figures(row),
        events=show.path_events(row),
        lines=show.arithmetic_lines(row),
        trials=show.trial_tables(row),
        unmoved=show.unmoved_matters(row),
        sums=show.sum_table(sums, "差异汇总") if sums else None,
        towns=show.town_table(api.by_town(row)) if sums else None,
        rows=show.row_table(shown[:PAGE]) if sums else None,
        narrowed=bool(kind or town),
        more=f"?{urlencode(more)}#rows" if more else "",
        offered=offered(request.viewer, row, request.today),
        proposals=api.latest_proposals(row),
        consumption=api.CONSUMPTION,
        may_enter=may_set(request.viewer, api.MAY, row.place),
    )


@require_safe
@officer(READERS)
def report(request: OfficerRequest, pk: int) -> HttpResponse:
    """The difference report of the viewer's area as a file."""
    row = api.adjustment_for(request.viewer, pk)
    content = show.report_csv(api.report_rows(row, request.viewer).iterator(chunk_size=500))
    return download(content, "text/csv; charset=utf-8", f"{row}差异表.csv")


@require_POST
@officer(api.MAY)
def work_out(request: OfficerRequest, pk: int) -> HttpResponse:
    """Compute the standards from the figures entered."""
    return _done(request, pk, api.work_out_standards, "标准已测算，请核对下面的计算。")


@require_POST
@officer(api.MAY)
def simulate(request: OfficerRequest, pk: int) -> HttpResponse:
    """Try them on everybody."""
    return _done(request, pk, api.simulate_standards, "试算完成，没有改动任何待遇。")


@require_http_methods(["GET", "POST"])
@officer(api.MAY)
def propose(request: OfficerRequest, pk: int) -> HttpResponse:
    """Hand the new standards in with their document."""
    row = api.adjustment_for(request.viewer, pk)
    form = DocumentForm(request.POST or None, request.FILES or None, on=request.today)
    if form.is_valid():
        try:
            api.propose_standards(row, form.document(), by=request.viewer, on=request.today)
        except (api.StandardRefused, ParameterRefused) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "新标准已提交，等待另一位负责人批准。")
            return redirect("desk:standard", pk)
    return page(request, "standard_form", form=form, words="提交新标准", back=row)


@require_POST
@officer(api.MAY_APPROVE)
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person puts the new standards into force."""
    return _done(request, pk, api.approve_standards, "新标准已批准，到执行日生效。")


@require_http_methods(["GET", "POST"])
@officer(api.MAY)
def drop(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give it up, with a reason."""
    row = api.adjustment_for(request.viewer, pk)
    form = DropForm(request.POST or None)
    if not form.is_valid():
        return page(request, "standard_form", form=form, words="作废这次调整", back=row)
    reason = form.cleaned_data["reason"]
    api.drop_adjustment(row, reason, by=request.viewer, on=request.today)
    messages.success(request, "已作废。")
    return redirect("desk:standards")


@require_POST
@officer(api.MAY)
def recalculate(request: OfficerRequest, pk: int) -> HttpResponse:
    """Work out the difference report."""
    return _done(request, pk, api.recalculate, "差异表已算好，请另一位负责人核对后确认。")


@require_POST
@officer(api.MAY_APPROVE)
def confirm(request: OfficerRequest, pk: int) -> HttpResponse:
    """The second person finds the report right."""
    return _done(request, pk, api.confirm_report, "差异已确认，可以切换。")


@require_POST
@officer(api.MAY)
def switch(request: OfficerRequest, pk: int) -> HttpResponse:
    """Change so many benefits and print so many letters; again goes on."""
    row = api.adjustment_for(request.viewer, pk)
    progress = api.switch_over(row, by=request.viewer, on=request.today, most=AT_ONCE)
    messages.success(request, progress_words(progress))
    return redirect("desk:standard", pk)


def _done(
    request: OfficerRequest, pk: int, act: Callable[..., api.Adjustment], words: str
) -> HttpResponse:
    act(api.adjustment_for(request.viewer, pk), by=request.viewer, on=request.today)
    messages.success(request, words)
    return redirect("desk:standard", pk)
