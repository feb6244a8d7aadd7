"""Pages of what reviews found: the town's answer, the bureau's look, the case it is followed by."""

from collections.abc import Callable
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.cases.api import CaseRefused, NoSuchCase, members_of_case
from minzheng.engines.supervision import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.listing import listed, newest_first
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.supervision import righting, showing
from minzheng.faces.desk.supervision.forms import (
    ACCEPTED,
    WAITING,
    CorrectionForm,
    FindingFilters,
    LookForm,
    NewCaseForm,
    WordsForm,
)
from minzheng.faces.desk.supervision.where import county_of, home_of, town_names, towns_of
from minzheng.faces.looks.parts import Table
from minzheng.registers.last_days import due_clock
from minzheng.registers.people.api import Person

EITHER = (*api.REVIEWERS, *api.ANSWERERS)
REFUSED = (api.SupervisionRefused, CaseRefused, NoSuchCase)


@require_safe
@officer(api.FINDING_READERS)
@listed("supervision-findings")
def findings(request: OfficerRequest) -> HttpResponse:
    """What is not right yet, the newest first; a town sees its own."""
    viewer, on = request.viewer, request.today
    form = FindingFilters(request.GET, towns=towns_of(viewer, api.FINDING_READERS, on))
    rows, more = newest_first(_chosen(request, form), "found_on", request.GET.get("cursor", ""))
    held = {name: str(request.GET[name]) for name in request.GET if name != "cursor"}
    query = f"&{urlencode(held)}" if held else ""
    names = town_names(on, county_of(home_of(viewer, api.FINDING_READERS)))
    return page(
        request, "supervision/findings", form=form, narrowed=bool(held),
        table=showing.finding_table(rows, names, on), more=f"{more}{query}" if more else "",
    )  # fmt: skip


@require_safe
@officer(api.FINDING_READERS)
def finding(request: OfficerRequest, pk: int) -> HttpResponse:
    """One finding: what was wrong, what was done, what is still to be done."""
    row, viewer = api.finding_for(request.viewer, pk), request.viewer
    progress = api.progress_of(row)
    waits = row.state != api.FindingState.CLOSED
    reviews, answers = may(viewer, api.REVIEWERS, row.town), may(viewer, api.ANSWERERS, row.town)
    return page(
        request, "supervision/finding", finding=row, review=row.review,
        events=righting.finding_events(row, progress), turns=righting.turns(row, progress),
        money=_money(request, progress) if row.by_a_case else None,
        clock=due_clock(row.until, request.today) if waits else None,
        town=town_names(request.today, county_of(row.town)).get(row.town, ""),
        may_answer=answers and row.state == api.FindingState.OPEN,
        may_look=reviews and row.state == api.FindingState.ANSWERED,
        may_correct=waits and reviews and row.kind in api.BY_REVIEW_CASE and not progress.waits,
        may_follow=waits and row.by_a_case and row.case is None and (reviews or answers),
        reads_review=bool(viewer.roles & set(api.READERS)),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer(api.ANSWERERS)
def answer(request: OfficerRequest, pk: int) -> HttpResponse:
    """The town says how it put things right."""
    row = api.finding_for(request.viewer, pk)
    form = WordsForm(request.POST or None)

    def act() -> str:
        words = form.cleaned_data["words"]
        api.answer_finding(row, words, by=request.viewer, on=request.today)
        return "已报告整改，等区民政局验收。"

    return _form(request, row, form, "报告整改", act)


@require_http_methods(["GET", "POST"])
@officer(api.REVIEWERS)
def look(request: OfficerRequest, pk: int) -> HttpResponse:
    """The bureau accepts or sends back."""
    row = api.finding_for(request.viewer, pk)
    form = LookForm(request.POST or None)

    def act() -> str:
        given, viewer, on = form.cleaned_data, request.viewer, request.today
        if given["outcome"] == ACCEPTED:
            api.accept(row, given["words"], by=viewer, on=on)
            return "验收通过，这个问题已办结。"
        api.send_back(row, given["words"], given["due_on"], by=viewer, on=on)
        return "已退回镇街再整改。"

    return _form(request, row, form, "验收", act)


@require_http_methods(["GET", "POST"])
@officer(EITHER)
def follow(request: OfficerRequest, pk: int) -> HttpResponse:
    """Open the review case, or name the new one."""
    row = api.finding_for(request.viewer, pk)
    if row.kind == api.MISSED:
        return _by_new_case(request, row)
    family = Person.objects.filter(pk__in=members_of_case(row.review.case)).order_by("pk")
    people = [(str(person.pk), person.name) for person in family]
    form = CorrectionForm(request.POST or None, finding=row, people=people)

    def act() -> str:
        correction, viewer = form.correction(), request.viewer
        done = api.open_review_case(row, correction, by=viewer, on=request.today)
        return f"已开复核办件 {done.case}。它办结、多发的钱确认追回以后，才能办结这个问题。"

    return _form(request, row, form, "开复核办件", act)


def _money(request: OfficerRequest, progress: api.Progress) -> Table:
    opens = bool(request.viewer.roles & set(roles.PAYMENT_READERS))
    return righting.money_table(progress, opens=opens)


def _by_new_case(request: OfficerRequest, row: api.Finding) -> HttpResponse:
    form = NewCaseForm(request.POST or None)

    def act() -> str:
        number = form.cleaned_data["number"]
        api.follow_case(row, number, by=request.viewer, on=request.today)
        return "已登记，这个办件办结以后才能办结问题。"

    return _form(request, row, form, "登记重新办理的办件", act)


def _form(
    request: OfficerRequest, row: api.Finding, form: forms.Form, words: str,
    act: Callable[[], str],
) -> HttpResponse:  # fmt: skip
    if form.is_valid():
        try:
            messages.success(request, act())
            return redirect(reverse("desk:supervision-finding", args=[row.pk]))
        except REFUSED as refusal:
            form.add_error(None, str(refusal))
    return page(request, "supervision/finding_form", finding=row, form=form, words=words)


def _chosen(request: OfficerRequest, form: FindingFilters) -> QuerySet[api.Finding]:
    rows = api.findings_of(request.viewer)
    state = form.cleaned_data.get("state") or WAITING
    if state == WAITING:
        rows = rows.exclude(state=api.FindingState.CLOSED)
    else:
        rows = rows.filter(state=state)
    town = form.cleaned_data.get("town")
    return rows.filter(town=town) if town else rows
