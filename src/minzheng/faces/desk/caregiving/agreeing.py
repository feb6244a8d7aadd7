"""An agreement from draft to force and to its end."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from minzheng.engines.caregiving import api
from minzheng.faces.desk.caregiving import showing
from minzheng.faces.desk.caregiving.forms import (
    APPROVED,
    AgreementForm,
    ApprovalForm,
    SigningForm,
    WhyForm,
)
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.kernel.money import yuan
from minzheng.registers.stays.api import living_in

Both = require_http_methods(["GET", "POST"])


@Both
@officer(api.CLERKS)
def draw_up(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write the agreement of somebody in care."""
    row = api.charge_for(request.viewer, pk)
    form = AgreementForm(request.POST or None, charge=row, on=request.today)
    stay = api.stay_of(row, request.today) if row.mode == api.FACILITY else None

    def act() -> str:
        draft = api.draw_up(row, form.new(), by=request.viewer, on=request.today)
        return f"协议 {draft.number} 已起草，请打印，三方签字后上传。"

    tasks = row.plan.tasks_for(row.tier, row.mode)
    there = living_in([stay.facility_id], request.today) if stay else {}
    more = {"stay": stay, "there": next(iter(there.values()), 0), "tasks": tasks,
            "workings": showing.workings(row)}  # fmt: skip
    return form_page(request, row, form, act, template="agree", words="起草照料协议", **more)


@Both
@officer(api.CLERKS)
def sign(request: OfficerRequest, pk: int) -> HttpResponse:
    """The signed paper has come."""
    row = api.agreement_for(request.viewer, pk)
    form = SigningForm(request.POST or None, request.FILES or None, agreement=row, on=request.today)

    def act() -> str:
        api.sign(row, form.signing(), by=request.viewer, on=request.today)
        return "三方签字已登记，请乡镇（街道）负责人批准。"

    return form_page(request, row.charge, form, act, words="登记签字")


@Both
@officer(api.HEADS)
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Approve or send back."""
    row = api.agreement_for(request.viewer, pk)
    form = ApprovalForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        if given["outcome"] == APPROVED:
            done = api.approve(row, by=request.viewer, on=request.today)
            return f"协议 {done.number} 已生效，照料护理费从下一次发放起发到{done.payee_name}。"
        api.send_back(row, given["why"], by=request.viewer, on=request.today)
        return "已退回，经办人已收到消息。"

    entries = showing.agreement_entries(row, "")
    return form_page(
        request, row.charge, form, act, words="批准照料协议", entries=entries, agreement=row
    )


@Both
@officer(api.CLERKS)
def drop(request: OfficerRequest, pk: int) -> HttpResponse:
    """A draft that nobody will sign."""
    row = api.agreement_for(request.viewer, pk)
    form = WhyForm(request.POST or None)

    def act() -> str:
        why = form.cleaned_data["why"]
        api.drop_draft(row, why, by=request.viewer, on=request.today)
        return "已作废，可以重新起草。"

    return form_page(request, row.charge, form, act, words="作废这份协议")


@Both
@officer((*api.CLERKS, *api.HEADS))
def end(request: OfficerRequest, pk: int) -> HttpResponse:
    """End an agreement in force; says what follows."""
    row = api.agreement_for(request.viewer, pk)
    form = WhyForm(request.POST or None)

    def act() -> str:
        why = form.cleaned_data["why"]
        api.end_agreement(row, why, by=request.viewer, on=request.today)
        return "协议已终止，请尽快落实新的照料人。"

    effect = f"终止后{row.other_party}不再照料，照料护理费每月 {yuan(row.care)} 元从下一次发放起"
    effect += "仍发到本人账户" if row.payee == api.OWN else "改回本人账户"
    return form_page(request, row.charge, form, act, words="终止照料协议", effect=effect)


def form_page(
    request: OfficerRequest, row: api.Charge, form: forms.Form, act: Callable[[], str],
    template: str = "form", **more: Any,
) -> HttpResponse:  # fmt: skip
    """The form; when it is right, the deed, and back to the person."""
    if form.is_valid():
        try:
            messages.success(request, act())
            return redirect("desk:charge", row.pk)
        except api.CaregivingRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, f"caregiving/{template}", charge=row, form=form, **more)
