"""What is done with one alert: take it, hand it on, write down a visit, judge it."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import require
from minzheng.engines.alerts import api
from minzheng.engines.cases.api import CaseRefused
from minzheng.engines.payments.api import PaymentRefused
from minzheng.faces.desk import roles
from minzheng.faces.desk.alerts.forms import HandOverForm, JudgeForm, VisitForm
from minzheng.faces.desk.alerts.views import shown
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.registers.households.api import HouseholdRefused
from minzheng.registers.people.api import PersonRefused

REFUSALS = (api.AlertRefused, CaseRefused, PaymentRefused, PersonRefused, HouseholdRefused)
EVERY = "*"


@require_POST
@officer(roles.ALERT_WORKERS)
def take_in_hand(request: OfficerRequest, pk: int) -> HttpResponse:
    """Take it in hand."""
    task = api.take(_task(request, pk), by=request.viewer, on=request.today)
    messages.success(request, f"已由您接办，{task.due_on} 到期。")
    return redirect("desk:alert", pk)


@require_http_methods(["GET", "POST"])
@officer(roles.ALERT_WORKERS)
def pass_on(request: OfficerRequest, pk: int) -> HttpResponse:
    """Give it to a colleague."""
    task = _task(request, pk)
    form = HandOverForm(request.POST or None, officers=api.colleagues(task, request.today))

    def act() -> str:
        given = form.cleaned_data
        row = api.hand_over(
            task, given["officer"], words=given["words"], by=request.viewer, on=request.today
        )
        return f"已转给{row.taken_name}。"

    return _form_page(request, task, form, "转交", act)


@require_http_methods(["GET", "POST"])
@officer(roles.ALERT_WORKERS)
def visited(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write down a visit; made for one hand on a phone."""
    task = _task(request, pk)
    form = VisitForm(request.POST or None, request.FILES or None, initial={"day": request.today})

    def act() -> str:
        api.visit(task, form.seen(), by=request.viewer, on=request.today)
        return "上门情况已记下，请判定。"

    return _form_page(request, task, form, "上门记录", act)


@require_http_methods(["GET", "POST"])
@officer(roles.ALERT_WORKERS)
def verdict(request: OfficerRequest, pk: int) -> HttpResponse:
    """Judge it and do what it leads to."""
    task = _task(request, pk)
    form = JudgeForm(request.POST or None, request.FILES or None, task=task)

    def act() -> str:
        row = api.judge(task, form.ruling(), by=request.viewer, on=request.today)
        return f"已判定“{row.get_verdict_display()}”，{row.get_lead_display()}。"

    return _form_page(request, task, form, "判定", act)


@require_safe
@officer(roles.ALERT_READERS)
def paper(request: OfficerRequest, pk: int, deed: int) -> HttpResponse:
    """A photo or paper of this alert."""
    found = api.deed_for(api.task_for(request.viewer, pk), deed)
    if found is None or not found.paper:
        raise NotFound("没有这份附件，请从预警页面进入")
    content, mime = api.read_paper(found)
    return inline(content, mime, found.paper_name)


def _task(request: OfficerRequest, pk: int) -> api.AlertTask:
    task = api.task_for(request.viewer, pk)
    require(request.viewer, api.workers_of(task), task.division_code, task.matter or EVERY)
    return task


def _form_page(
    request: OfficerRequest,
    task: api.AlertTask,
    form: forms.Form,
    words: str,
    act: Callable[[], str],
) -> HttpResponse:
    """A form about an alert; what an engine refuses stands at its head."""
    if form.is_valid():
        try:
            messages.success(request, act())
        except REFUSALS as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("desk:alert", task.pk)
    return page(request, "alerts/form", form=form, words=words, **shown(request, task))
