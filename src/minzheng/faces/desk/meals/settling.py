"""Meal settlements at the desk: the list, one of them, check, give back, approve, pay."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.ledger import api as ledger
from minzheng.engines.meals import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.meals import showing
from minzheng.faces.desk.meals.answering import answering
from minzheng.faces.desk.meals.forms import MonthFilters, PayForm, WhyForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

FORMS = require_http_methods(["GET", "POST"])
NEXT = {
    api.State.HANDED_IN: ("核对", api.CHECKERS), api.State.CHECKED: ("核定", api.APPROVERS),
    api.State.APPROVED: ("支付", api.PAYERS),
}  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("meal-settlements")
def settlements(request: OfficerRequest) -> HttpResponse:
    """The settlements of the area."""
    form = MonthFilters(request.GET, on=request.today)
    month, state = form.told("month"), form.told("state")
    found = api.settlement_page(request.viewer, month, state, after(request))
    held = {"month": month, "state": state, "after": found.after}
    more = f"?{urlencode(held)}" if found.after else ""
    table = showing.settlement_table(found.rows)
    return page(request, "meals/settlements", form=form, table=table, more=more)


@require_safe
@officer(api.READERS)
@answering
@listed("meal-lines")
def settlement(request: OfficerRequest, pk: int) -> HttpResponse:
    """One settlement: the sums by layer, the meals, what was paid, what comes next."""
    row = api.settlement_for(request.viewer, pk)
    found = api.meals_in(row, after(request))
    return page(
        request, "meals/settlement", row=row, figures=showing.settlement_figures(row),
        table=showing.meal_table(found.rows), paid=list(row.payments.all()),
        more=f"?after={found.after}" if found.after else "", **_next(request, row),
    )  # fmt: skip


@require_POST
@officer(api.CHECKERS)
@answering
def check(request: OfficerRequest, pk: int) -> HttpResponse:
    """The sums were gone through."""
    api.check(request.viewer, pk, on=request.today)
    messages.success(request, "核对完毕，已送核定。")
    return redirect("desk:meal-settlement", pk)


@FORMS
@officer(api.CHECKERS)
@answering
def give_back(request: OfficerRequest, pk: int) -> HttpResponse:
    """Back to the canteen."""
    row = api.settlement_for(request.viewer, pk)
    form = WhyForm(request.POST or None)
    back = reverse("desk:meal-settlement", args=[pk])
    lead = "退回以后，饭堂可以改记录，再交一次。"
    frame = FormFrame(f"退回 {row.number}", "助餐结算单", back, lead=lead, button="退回")

    def act() -> Done:
        api.give_back(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        return Done("已退回。", back)

    return form_page(request, form, frame, act, refusals=(api.MealRefused,))


@FORMS
@officer(api.APPROVERS)
@answering
def approve(request: OfficerRequest, pk: int) -> HttpResponse:
    """Fix what is to be paid, after a second look."""
    row = api.settlement_for(request.viewer, pk)
    if request.method == "POST":
        api.approve(request.viewer, pk, on=request.today)
        messages.success(request, "已核定，转财务支付。")
        return redirect("desk:meal-settlement", pk)
    return page(request, "meals/approve", row=row, figures=showing.settlement_figures(row))


@FORMS
@officer(api.PAYERS)
@answering
def pay(request: OfficerRequest, pk: int) -> HttpResponse:
    """Pay each layer's part from a fund of its own."""
    row = api.settlement_for(request.viewer, pk)
    funds = list(ledger.funds_within(request.viewer).filter(closed_on=None).order_by("name"))
    form = PayForm(request.POST or None, row=row, funds=funds)
    back = reverse("desk:meal-settlement", args=[pk])
    lead = f"付给{row.facility.name}：{row.month_name}助餐补贴。各层一起付，钱不够的一层也不付。"
    frame = FormFrame(f"支付 {row.number}", "助餐结算单", back, lead=lead, button="支付")

    def act() -> Done:
        api.pay(request.viewer, pk, form.cleaned_data, on=request.today)
        return Done("已支付，凭证记在资金账上。", back)

    refusals = (api.MealRefused, ledger.LedgerRefused, ledger.NoSuchFund)
    return form_page(request, form, frame, act, refusals=refusals)


def _next(request: OfficerRequest, row: api.Settlement) -> dict[str, Any]:
    """What comes next, and whether this officer does it."""
    step, posts = NEXT.get(api.State(row.state), ("", ()))
    mine = bool(step) and may(request.viewer, posts, row.division_code)
    return {"step": step, "mine": mine, "posts": roles.words(posts)}
