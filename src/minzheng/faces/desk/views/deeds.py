"""What else is done with a case: papers, corrections, extension, complaint, withdrawal, service."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from minzheng.engines.access.api import require
from minzheng.engines.cases.api import (
    CASE_ROLES,
    CaseRefused,
    amend_facts,
    attach,
    case_for,
    complain,
    dossier,
    extend,
    flow_of,
    withdraw,
)
from minzheng.engines.notices.api import AlreadyServed, Service, serve_notice
from minzheng.faces.desk import roles
from minzheng.faces.desk.asking import letter_for
from minzheng.faces.desk.forms.deeds import AmendForm, ExtendForm, PaperForm, ReasonForm, uploads_of
from minzheng.faces.desk.forms.notices import ServiceForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing.dossier import heading


@require_http_methods(["GET", "POST"])
@officer(CASE_ROLES)
def add_paper(request: OfficerRequest, number: str) -> HttpResponse:
    """Add a paper that came in."""
    case = case_for(request.viewer, number)
    require(request.viewer, CASE_ROLES, case.division_code, case.matter)
    form = PaperForm(request.POST or None, request.FILES or None)
    if form.is_valid() and _done(
        form, lambda: attach(number, uploads_of(form)[0], by=request.viewer, on=request.today)
    ):
        messages.success(request, "材料已收入卷宗。")
        return redirect("desk:case-tab", number, "application")
    return page(request, "paper", form=form, case=case)


@require_http_methods(["GET", "POST"])
@officer(CASE_ROLES)
def amend(request: OfficerRequest, number: str) -> HttpResponse:
    """Put one fact right, with source and reason."""
    case = case_for(request.viewer, number)
    require(request.viewer, CASE_ROLES, case.division_code, case.matter)
    form = AmendForm(request.POST or None, found=dossier(case, request.viewer, request.today))
    if form.is_valid() and _done(form, lambda: _amended(request, form, number)):
        messages.success(request, "事实已更正，原来的值留在更正记录里。")
        return redirect("desk:case-tab", number, "means")
    return page(request, "amend", form=form, case=case)


@require_http_methods(["GET", "POST"])
@officer(roles.EXTENDERS)
def prolong(request: OfficerRequest, number: str) -> HttpResponse:
    """Approve the longer limit, once, for a reason of the law."""
    case = case_for(request.viewer, number)
    require(request.viewer, roles.EXTENDERS, case.division_code, case.matter)
    total = flow_of(case).total
    form = ExtendForm(request.POST or None, reasons=total.special_reasons if total else ())
    if form.is_valid() and _done(
        form,
        lambda: extend(number, form.cleaned_data["reason"], by=request.viewer, on=request.today),
    ):
        messages.success(request, "办理期限已延长，并已告知当事人。")
        return redirect("desk:case", number)
    return page(
        request, "extend", form=form, case=case, total=total, heading=_whose(request, number)
    )


@require_http_methods(["GET", "POST"])
@officer(CASE_ROLES)
def complaint(request: OfficerRequest, number: str) -> HttpResponse:
    """Note a complaint: the district must then see the home itself."""
    case = case_for(request.viewer, number)
    require(request.viewer, CASE_ROLES, case.division_code, case.matter)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and _done(
        form,
        lambda: complain(number, form.cleaned_data["reason"], by=request.viewer, on=request.today),
    ):
        messages.success(request, "投诉举报已登记。")
        return redirect("desk:case", number)
    return page(request, "complain", form=form, case=case)


@require_http_methods(["GET", "POST"])
@officer(CASE_ROLES)
def take_back(request: OfficerRequest, number: str) -> HttpResponse:
    """End the case because the applicant withdraws it."""
    case = case_for(request.viewer, number)
    require(request.viewer, CASE_ROLES, case.division_code, case.matter)
    form = ReasonForm(request.POST or None)
    if form.is_valid() and _done(
        form,
        lambda: withdraw(number, form.cleaned_data["reason"], by=request.viewer, on=request.today),
    ):
        messages.success(request, "申请已撤回，办件终止。")
        return redirect("desk:case", number)
    return page(request, "withdraw", form=form, case=case, heading=_whose(request, number))


@require_http_methods(["GET", "POST"])
@officer(roles.SERVERS)
def serve(request: OfficerRequest, number: str, pk: int) -> HttpResponse:
    """Record how a document reached its recipient: the period for review begins that day."""
    case, notice = letter_for(request.viewer, number, pk)
    require(request.viewer, roles.SERVERS, case.division_code, case.matter)
    form = ServiceForm(request.POST or None, initial={"on": request.today})
    if form.is_valid() and _done(
        form, lambda: serve_notice(notice, Service(**form.cleaned_data), by=request.viewer.doer)
    ):
        messages.success(request, f"{notice.number}已登记送达。")
        return redirect("desk:case-tab", number, "decision")
    return page(request, "serve", form=form, case=case, notice=notice)


def _amended(request: OfficerRequest, form: AmendForm, number: str) -> None:
    given = form.cleaned_data
    amend_facts(
        number,
        [form.change()],
        source=given["source"],
        reason=given["reason"],
        by=request.viewer,
        on=request.today,
    )


def _done(form: forms.Form, act: Callable[[], object]) -> bool:
    """Whether the engine took it; its refusal stands at the head of the form."""
    try:
        act()
    except (CaseRefused, AlreadyServed, ValueError) as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _whose(request: OfficerRequest, number: str) -> str:
    return heading(dossier(case_for(request.viewer, number), request.viewer, request.today))[0]
