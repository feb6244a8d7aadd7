"""“居家服务” of a family: the plan, each visit, confirming it, complaining."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.homecare import api
from minzheng.faces.looks.parts import Entry
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.faces.portal.homecare.forms import ComplainForm, ConfirmForm
from minzheng.faces.portal.requests import PortalRequest, citizen, refused
from minzheng.kernel.months import Month

FORMS = require_http_methods(["GET", "POST"])
SECTION, MOST = "my", 50
View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what the engine refuses is a page."""

    @wraps(view)
    def answered(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except api.NoSuchVisit as missing:
            return refused(request, str(missing), 404)
        except api.HomecareRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


@require_safe
@citizen
def mine(request: PortalRequest) -> HttpResponse:
    """The plans and visits of a citizen and her household."""
    plans = list(api.family_plans(request.viewer, request.today).prefetch_related("items")[:MOST])
    visits = list(api.family_visits(request.viewer, request.today)[:MOST])
    shown = {
        "plans": [(row, api.quota_of(row, Month.of(request.today))) for row in plans[:2]],
        "visits": visits, "section": SECTION,
    }  # fmt: skip
    return render(request, "portal/homecare/mine.html", shown)


@never_cache
@FORMS
@citizen
@answering
def visit(request: PortalRequest, pk: int) -> HttpResponse:
    """One visit: what was done, confirm it, say how it was."""
    row = api.family_visit(request.viewer, pk, request.today)
    form = ConfirmForm(request.POST or None)
    if form.is_valid():
        came, stars = form.cleaned_data["came"] == "yes", form.cleaned_data["stars"]
        api.confirm_visit(request.viewer, pk, came, stars, on=request.today)
        messages.success(request, "谢谢，已记下。")
        return redirect("portal:homecare-visit", pk)
    shown = {
        "row": row, "form": form, "entries": _entries(row), "section": SECTION,
        "flags": api.flags_by_visit([row]).get(pk, []), "complaints": list(row.complaints.all()),
        "may_confirm": row.state == api.VisitState.DONE and row.confirmed_on is None,
        "back_url": reverse("portal:homecare"),
    }  # fmt: skip
    return render(request, "portal/homecare/visit.html", shown)


@never_cache
@FORMS
@citizen
@answering
def complain(request: PortalRequest, pk: int) -> HttpResponse:
    """Say what is wrong about a visit."""
    row = api.family_visit(request.viewer, pk, request.today)
    form = ComplainForm(request.POST or None)
    if form.is_valid():
        made = api.complain(request.viewer, pk, form.cleaned_data["words"], on=request.today)
        messages.success(request, f"已收到，{made.due_on} 前答复您。")
        return redirect("portal:homecare-visit", pk)
    back = reverse("portal:homecare-visit", args=[pk])
    shown = {"row": row, "form": form, "section": SECTION, "back_url": back}
    return render(request, "portal/homecare/complain.html", shown)


def _entries(row: api.Visit) -> list[Entry]:
    came = f"{row.in_clock:%H:%M}" if row.in_clock else "没有签到"
    left = f"{row.out_clock:%H:%M}" if row.out_clock else "没有签退"
    told = [
        Entry("什么时候", f"{plain_date(row.day)} {row.begins:%H:%M}"),
        Entry("服务", f"{row.service} {row.planned} 分钟"),
        Entry("谁来", f"{row.facility.name} {row.worker}"),
        Entry("来去", f"{came} 到，{left} 离开，共 {row.minutes} 分钟"),
    ]
    if row.voided:
        told.append(Entry("结算", "核实后不结算，您不用付钱"))
    elif row.state == api.VisitState.DONE:
        told.append(Entry("费用", f"公共资金 {yuan(row.public)} 元，您付 {yuan(row.own)} 元"))
    if row.confirmed_on:
        told.append(Entry("您家的确认", f"{row.confirmed_by} {plain_date(row.confirmed_on)}"))
    return told
