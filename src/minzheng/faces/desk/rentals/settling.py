"""Settlements of rental points at the desk: the list, one, check, give back, approve, pay."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.ledger import api as ledger
from minzheng.engines.rentals import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.rentals import showing
from minzheng.faces.desk.rentals.answering import answering
from minzheng.faces.desk.rentals.forms import MonthFilters, PayForm, WhyForm
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.written import yuan

FORMS = require_http_methods(["GET", "POST"])
NEXT = {
    api.State.HANDED_IN: ("核对", api.CHECKERS), api.State.CHECKED: ("核定", api.APPROVERS),
    api.State.APPROVED: ("支付", api.PAYERS),
}  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("rental-settlements")
def settlements(request: OfficerRequest) -> HttpResponse:
    """The settlements of the area."""
    form = MonthFilters(request.GET, on=request.today)
    month, state = form.told("month"), form.told("state")
    found = api.settlement_page(request.viewer, month, state, after(request))
    held = urlencode({"month": month, "state": state, "after": found.after})
    table = showing.settlement_table(found.rows)
    more = f"?{held}" if found.after else ""
    return page(request, "rentals/settlements", form=form, table=table, more=more)


@require_safe
@officer(api.READERS)
@answering
@listed("rental-lines")
def settlement(request: OfficerRequest, pk: int) -> HttpResponse:
    """One settlement: the sums, the rentals, what was paid, what comes next."""
    row = api.settlement_for(request.viewer, pk)
    rows = row.rentals.select_related("person", "item__product")
    found = api.page_of(rows, after(request))
    return page(
        request, "rentals/settlement", row=row, figures=showing.settlement_figures(row),
        table=showing.line_table(found.rows), more=f"?after={found.after}" if found.after else "",
        **_next(request, row),
    )  # fmt: skip


@require_POST
@officer(api.CHECKERS)
@answering
def check(request: OfficerRequest, pk: int) -> HttpResponse:
    """The sums were gone through."""
    api.check(request.viewer, pk)
    messages.success(request, "核对完毕，已送核定。")
    return redirect("desk:rental-settlement", pk)


@FORMS
@officer(api.CHECKERS)
@answering
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Back to the point."""
    row = api.settlement_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:rental-settlement", args=[pk])
    lead = "退回以后，租赁点可以再交一次。"
    frame = FormFrame(f"退回 {row.number}", "辅具租赁结算单", back, lead=lead, button="退回")

    def act() -> Done:
        api.give_back(request.viewer, pk, form.cleaned_data["why"])
        return Done("已退回。", back)

    return form_page(request, form, frame, act, refusals=(api.RentalRefused,))


@FORMS
@officer(api.APPROVERS)
@answering
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Fix what is to be paid, after a second look."""
    row = api.settlement_for(request.viewer, pk)
    if request.method == "POST":
        api.approve(request.viewer, pk)
        messages.success(request, "已核定，转财务支付。")
        return redirect("desk:rental-settlement", pk)
    return page(request, "rentals/approve", row=row, figures=showing.settlement_figures(row))


@FORMS
@officer(api.PAYERS)
@answering
def pay(request: OfficerRequest, pk: int) -> HttpResponse:
    """Pay the public part from a fund."""
    row = api.settlement_for(request.viewer, pk)
    funds = list(ledger.funds_within(request.viewer).filter(closed_on=None).order_by("name"))
    form = PayForm(request.POST or None, funds=funds)
    back = reverse("desk:rental-settlement", args=[pk])
    lead = f"付给{row.facility.name}：{row.month_name}辅具租赁补贴 {yuan(row.subsidy)} 元。"
    frame = FormFrame(f"支付 {row.number}", "辅具租赁结算单", back, lead=lead, button="支付")

    def act() -> Done:
        api.pay(request.viewer, pk, form.cleaned_data["fund"], on=request.today)
        return Done("已支付，凭证记在资金账上。", back)

    refusals = (api.RentalRefused, ledger.LedgerRefused, ledger.NoSuchFund)
    return form_page(request, form, frame, act, refusals=refusals)


def _next(request: OfficerRequest, row: api.Settlement) -> dict[str, Any]:
    """What comes next, and whether this officer does it."""
    step, posts = NEXT.get(api.State(row.state), ("", ()))
    mine = bool(step) and may(request.viewer, posts, row.division_code)
    return {"step": step, "mine": mine, "posts": roles.words(posts)}
