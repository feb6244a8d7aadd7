"""Openings of personal data under review."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.sharing import api
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.sharing.answering import told
from minzheng.faces.desk.sharing.forms import OpeningFilters, ReviewForm
from minzheng.faces.desk.sharing.showing import busy_table, opening_table

PAGE = 50


@require_safe
@officer(api.REVIEWERS)
@listed("openings")
@told
def opening_list(request: OfficerRequest) -> HttpResponse:
    """Every opening of the area, newest first, the unusual ones flagged."""
    form = OpeningFilters(request.GET)
    doer = form.cleaned_data["doer"] if form.is_valid() else ""
    before = request.GET.get("before", "")
    rows = api.entries(request.viewer, doer=doer)
    if before.isdecimal():
        rows = rows.filter(number__lt=int(before))
    found = list(rows[: PAGE + 1])
    more = f"?doer={doer}&before={found[PAGE - 1].number}" if len(found) > PAGE else ""
    return page(
        request,
        "sharing/openings",
        form=form,
        table=opening_table(api.openings(found[:PAGE])),
        busy=busy_table(api.per_officer_and_day(request.viewer, request.today)),
        more=more,
        many=api.MANY_IN_AN_HOUR,
        begins=api.DAY_BEGINS,
        ends=api.DAY_ENDS,
    )


@require_http_methods(["GET", "POST"])
@officer(api.REVIEWERS)
@told
def opening(request: OfficerRequest, number: int) -> HttpResponse:
    """One opening, and what the reviewer says of it."""
    found = api.opening_for(request.viewer, number)
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        try:
            api.review(number, **form.cleaned_data, by=request.viewer, on=request.today)
        except api.ReasonNeeded as refusal:
            form.add_error("note", str(refusal))
        else:
            messages.success(request, "复核结论已记录。")
            return redirect("desk:openings")
    table = opening_table([found])
    return page(request, "sharing/opening", found=found, form=form, table=table)
