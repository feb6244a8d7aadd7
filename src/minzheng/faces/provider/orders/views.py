"""Orders of a house: taken or not, carried out, proven, finished."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.needs import api
from minzheng.faces.provider.orders import showing
from minzheng.faces.provider.orders.answering import answering, proof_page
from minzheng.faces.provider.orders.forms import OrderFilters, RefuseForm, VisitForm
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.registers.divisions.api import full_name

FORMS = require_http_methods(["GET", "POST"])


@require_safe
@member
def orders(request: HouseRequest) -> HttpResponse:
    """The newest first; filters stand in the address."""
    form = OrderFilters(request.GET)
    form.is_valid()
    state, after = form.cleaned_data.get("state", ""), form.cleaned_data.get("after") or 0
    own = api.own_orders(request.viewer)
    rows, more = api.order_page(own, state, after=after)
    return page(
        request, "orders/orders", form=form, table=showing.order_table(rows),
        counts=api.waiting_orders(own), more=f"?state={state}&after={more}" if more else "",
        first=f"?state={state}" if after else "",
    )  # fmt: skip


@require_safe
@member
@answering
def order(request: HouseRequest, pk: int) -> HttpResponse:
    """One order: what is asked for, what was done, what can be done."""
    return page(request, "orders/order", **_shown(request, pk))


@require_POST
@member
@answering
def accept(request: HouseRequest, pk: int) -> HttpResponse:
    """Take it."""
    row = api.accept_order(request.viewer, pk, on=request.today)
    messages.success(request, f"已接单，请在 {row.due_on} 前服务第一次。")
    return redirect("provider:order", pk)


@FORMS
@member
@answering
def refuse(request: HouseRequest, pk: int) -> HttpResponse:
    """Do not take it, and why."""
    form = RefuseForm(request.POST or None)

    def act() -> str:
        given = form.cleaned_data
        api.refuse_order(request.viewer, pk, given["refusal"], given["words"], on=request.today)
        return "已答复不接，派单会转给下一家。"

    return _form_page(request, pk, form, ("不接这张单", act))


@FORMS
@member
@answering
def visit(request: HouseRequest, pk: int) -> HttpResponse:
    """Write down one time, with proof."""
    form = VisitForm(
        request.POST or None, request.FILES or None, initial={"day": request.today, "quantity": 1}
    )

    def act() -> str:
        api.record_visit(request.viewer, pk, form.new(), on=request.today)
        return "已登记一次服务。"

    return _form_page(request, pk, form, ("登记一次服务", act))


@require_POST
@member
@answering
def finish(request: HouseRequest, pk: int) -> HttpResponse:
    """It is done; the person confirms."""
    row = api.finish_order(request.viewer, pk, on=request.today)
    messages.success(request, f"已报完成，等本人在 {row.due_on} 前确认。")
    return redirect("provider:order", pk)


@never_cache
@require_safe
@member
@answering
def proof(request: HouseRequest, pk: int) -> HttpResponse:
    """The house's own proof of a visit."""
    return proof_page(*api.read_proof(request.viewer, pk))


def _shown(request: HouseRequest, pk: int) -> dict[str, Any]:
    row = api.own_order(request.viewer, pk)
    place, address = full_name(row.division_code), api.address_of(row.need, request.today)
    return {
        "order": row, "entries": showing.order_entries(row, place, address),
        "visits": showing.visit_table(row), "left": api.left_of(row, request.today),
    }  # fmt: skip


def _form_page(
    request: HouseRequest, pk: int, form: forms.Form, deed: tuple[str, Callable[[], str]]
) -> HttpResponse:
    """The form; when it is right, the deed, and back to the order."""
    shown = _shown(request, pk)
    words, act = deed
    if form.is_valid():
        try:
            messages.success(request, act())
            return redirect("provider:order", pk)
        except api.NeedRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "orders/form", form=form, words=words, **shown)
