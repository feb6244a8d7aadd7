"""Visits at the desk: the month's list, rates, one elder, what is done about her."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may, may_see_person
from minzheng.engines.rounds import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.rounds import showing
from minzheng.faces.desk.rounds.answering import answering
from minzheng.faces.desk.rounds.forms import (
    AssignForm,
    CheckForm,
    DayVisitForm,
    DueFilters,
    ListForm,
    RateFilters,
    WhyForm,
    month_of,
)
from minzheng.kernel.months import Month
from minzheng.registers.people.api import Person

FORMS = require_http_methods(["GET", "POST"])
PART = "探访"


@require_safe
@officer(api.READERS)
@listed("elder-rounds")
def rounds(request: OfficerRequest) -> HttpResponse:
    """What is due in a month. Eight queries."""
    form = DueFilters(request.GET, viewer=request.viewer, on=request.today)
    found = api.due_page(request.viewer, form.wanted, after(request))
    query = {key: value for key, value in form.cleaned_data.items() if value}
    more = urlencode({**query, "after": found.after}) if found.after else ""
    month = Month.parse(form.wanted.month)
    rate = api.month_rate(request.viewer, month)
    checks = api.checks_in(request.viewer).filter(closed_on=None).count()
    return page(
        request, "rounds/rounds", form=form, month=month, more=f"?{more}" if more else "",
        table=showing.due_table(found.rows, request.today),
        figures=showing.rate_figures(rate, str(month), checks),
        unassigned=api.unassigned(request.viewer), narrowed=len(query) > 0,
        visits=bool(request.viewer.roles & set(api.VISITORS)),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("elder-round-rates")
def rates(request: OfficerRequest) -> HttpResponse:
    """Done of due by place."""
    form = RateFilters(request.GET)
    month = month_of(form.cleaned_data.get("month", ""), request.today)
    rows = api.rates(request.viewer, month, form.digits)
    return page(
        request, "rounds/rates", form=form, month=month, chart=showing.rate_chart(rows),
        table=showing.rate_table(rows, str(month)),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("elder-round-checks")
def checks(request: OfficerRequest) -> HttpResponse:
    """What cannot wait, and what was found lately."""
    may_close = bool(request.viewer.roles & set(api.CHECKERS))
    waiting, past = (api.open_checks(request.viewer, closed=over) for over in (False, True))
    return page(
        request, "rounds/checks",
        table=showing.check_table(waiting, request.today, may=may_close),
        past=[(row, api.words_of_check(row)) for row in past],
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def one(request: OfficerRequest, pk: int) -> HttpResponse:
    """One elder: why, who goes, the month, the visits."""
    row = api.listed_for(request.viewer, pk)
    place, viewer = row.division_code, request.viewer
    visits = [(each, api.words_of(each)) for each in api.visits_of(row)]
    return page(
        request, "rounds/one", row=row, entries=showing.entries(row), visits=visits,
        events=showing.month_events(api.dues_of(row, request.today)),
        checks=row.checks.filter(closed_on=None),
        may_visit=may(viewer, api.VISITORS, place), may_assign=may(viewer, api.ASSIGNERS, place),
        may_end=may(viewer, ("town_clerk", "district_clerk"), place),
        may_check=may(viewer, api.CHECKERS, place),
    )  # fmt: skip


@FORMS
@officer(api.VISITORS)
@answering
def visit(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down a visit at the desk."""
    row = api.listed_for(request.viewer, pk)
    start = {"day": request.today, "way": "home"}
    form = DayVisitForm(request.POST or None, request.FILES or None, initial=start)
    back = reverse("desk:elder-round", args=[pk])
    frame = FormFrame(f"探访{row.person.name}", row.person.name, back, lead=row.group_words)

    def act() -> Done:
        new = form.new(form.cleaned_data["day"])
        kept = api.record_visit(row, new, by=request.viewer, on=request.today)
        return Done(said(kept), back)

    return form_page(request, form, frame, act, refusals=(api.RoundRefused,))


@FORMS
@officer(api.LISTERS)
@answering
def list_person(request: OfficerRequest, pk: int) -> HttpResponse:
    """Somebody whom no register tells of."""
    person = get_object_or_404(Person, pk=pk)
    if not may_see_person(request.viewer, person):
        raise api.NoSuchRound("没有这个人，或她不在您的辖区内")
    form = ListForm(request.POST or None)
    back = reverse("desk:elder-rounds")
    frame = FormFrame(f"把{person.name}列入探访", PART, back)

    def act() -> Done:
        given = form.cleaned_data
        row = api.list_by_hand(
            person, given["groups"], given["reason"], by=request.viewer, on=request.today
        )
        return Done(f"已列入：{row.group_words}。", reverse("desk:elder-round", args=[row.pk]))

    return form_page(request, form, frame, act, refusals=(api.RoundRefused,))


@FORMS
@officer(api.ASSIGNERS)
@answering
def assign(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who goes, and how often."""
    row = api.listed_for(request.viewer, pk)
    form = AssignForm(request.POST or None, listed=row, on=request.today)
    back = reverse("desk:elder-round", args=[pk])
    frame = FormFrame(f"谁去探访{row.person.name}", row.person.name, back)

    def act() -> Done:
        given, by, on = form.cleaned_data, request.viewer, request.today
        if given["risk"] != row.risk:
            api.weigh_risk(row, given["risk"], given["why"], by=by, on=on)
        api.assign(row, given["visitor"], given["substitute"], by=by, on=on)
        return Done("已安排。", back)

    return form_page(request, form, frame, act, refusals=(api.RoundRefused,))


@FORMS
@officer(("town_clerk", "district_clerk"))
@answering
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """Nobody needs to go any more."""
    row = api.listed_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:elder-round", args=[pk])
    lead = "去世、搬离、住进机构的每天自动结束，不用在这里办。"
    frame = FormFrame(f"不再探访{row.person.name}", row.person.name, back, lead, "确定结束")

    def act() -> Done:
        api.take_off(row, form.cleaned_data["why"], by=request.viewer, on=request.today)
        return Done("已结束探访。", back)

    return form_page(request, form, frame, act, refusals=(api.RoundRefused,))


@FORMS
@officer(api.CHECKERS)
@answering
def check(request: OfficerRequest, pk: int) -> HttpResponse:
    """Say how it stands with somebody."""
    row = api.check_for(request.viewer, pk)
    form = CheckForm(request.POST or None)
    back = reverse("desk:elder-round-checks")
    frame = FormFrame(f"紧急核实：{row.listed.person.name}", "紧急核实", back, lead=row.why)

    def act() -> Done:
        given = form.cleaned_data
        api.close_check(row, given["result"], given["words"], by=request.viewer, on=request.today)
        return Done("已记下核实结果。", back)

    return form_page(request, form, frame, act, refusals=(api.RoundRefused,))


@require_safe
@officer(api.READERS)
@answering
def photo(request: OfficerRequest, pk: int) -> HttpResponse:
    """The photo of a visit; looking at it is in the trail."""
    content, mime = api.open_photo(request.viewer, api.visit_for(request.viewer, pk))
    return HttpResponse(content, content_type=mime)


def said(kept: api.Visit) -> str:
    """What was taken in and what follows from it."""
    follows = f"登记了 {len(kept.needs)} 项需求。" if kept.needs else ""
    check = kept.listed.checks.filter(closed_on=None).first()
    urgent = f"已提请紧急核实（{check.due_on} 前）。" if check is not None else ""
    return f"{kept.listed.person.name}：{kept.outcome_name}，已记下。{follows}{urgent}"
