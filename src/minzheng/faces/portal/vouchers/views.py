"""“我的消费券”: what is left and until when, what it was used for, applying, telling a change."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.vouchers import api
from minzheng.faces.portal.requests import PortalRequest, citizen, refused
from minzheng.faces.portal.vouchers.forms import ApplyForm, ChangeForm
from minzheng.kernel.months import Month
from minzheng.registers.people.api import Person

FORMS = require_http_methods(["GET", "POST"])
SECTION, SHOWN = "my", 20
View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what the engine refuses is a page."""

    @wraps(view)
    def answered(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except api.NoSuchVoucher as missing:
            return refused(request, str(missing), 404)
        except api.VoucherRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


@never_cache
@require_safe
@citizen
@answering
def mine(request: PortalRequest) -> HttpResponse:
    """The vouchers of her household, in words."""
    month = Month.of(request.today)
    rows = list(api.own_enrolments(request.viewer, request.today)[:SHOWN])
    held = {row.person_id for row in rows if row.state != api.Standing.REFUSED and not row.ends}
    shown = [
        {"row": row, "balance": api.balance_of(row, month, request.today),
         "uses": api.uses_by(row, 0).rows[:SHOWN], "ratios": _ratios(row, request)}
        for row in rows
    ]  # fmt: skip
    people = api.people_for(request.viewer, request.today)
    others = [each for each in people if each.pk not in held]
    context = {"shown": shown, "others": others, "section": SECTION}
    return render(request, "portal/vouchers/mine.html", context)


@FORMS
@citizen
@answering
def apply(request: PortalRequest, pk: int) -> HttpResponse:
    """One page: what the system knows, what only she knows."""
    person = _own(request, pk)
    form = ApplyForm(request.POST or None)
    known = api.known_of(person, {}, on=request.today)
    if form.is_valid():
        try:
            api.apply(person, form.cleaned_data, by=request.viewer, on=request.today)
        except api.VoucherRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已申请，等县级民政部门确认。")
            return redirect("portal:vouchers")
    context = {"form": form, "person": person, "known": known, "section": SECTION}
    return render(request, "portal/vouchers/apply.html", context)


@FORMS
@citizen
@answering
def change(request: PortalRequest, pk: int) -> HttpResponse:
    """A change of state is told."""
    row = api.own_enrolments(request.viewer, request.today).filter(pk=pk).first()
    if row is None:
        raise api.NoSuchVoucher("没有这份登记，或它不是您家的。请从“我的消费券”进入")
    form = ChangeForm(request.POST or None)
    if form.is_valid():
        try:
            api.tell_change(request.viewer, pk, form.told(), on=request.today)
        except api.VoucherRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已告知，确认属实的下个月起停发。")
            return redirect("portal:vouchers")
    context = {"form": form, "row": row, "section": SECTION}
    return render(request, "portal/vouchers/change.html", context)


def _own(request: PortalRequest, pk: int) -> Person:
    people = api.people_for(request.viewer, request.today)
    found = next((each for each in people if each.pk == pk), None)
    if found is None:
        raise api.NoSuchVoucher("没有这个人，或她不是您的家人。请从“我的消费券”进入")
    return found


def _ratios(row: api.Enrolment, request: PortalRequest) -> str:
    terms = api.terms_at(row.division_code, request.today)
    told = (f"{api.WAYS[way]}服务抵 {share // 100}%" for way, share in terms.ratios.items())
    return "，".join(told)
