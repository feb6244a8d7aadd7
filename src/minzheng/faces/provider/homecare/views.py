"""A provider's pages of care at home: the week, plans, orders, months."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.care.api import facilities_of, facility_of
from minzheng.engines.homecare import api
from minzheng.faces.provider.homecare import showing
from minzheng.faces.provider.homecare.answering import answering
from minzheng.faces.provider.homecare.forms import OrderForm, WhyForm
from minzheng.faces.provider.pages import page, refused
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.kernel.months import Month, MonthError

FORMS = require_http_methods(["GET", "POST"])
WEEK, MOST = timedelta(days=7), 100


@require_safe
@member
def board(request: HouseRequest) -> HttpResponse:
    """Who goes where in a week."""
    asked = _day(request.GET.get("week", ""), request.today)
    monday = asked - timedelta(days=asked.weekday())
    own = facilities_of(request.viewer, request.today)
    visits = api.week_of(own, monday)
    return page(
        request, "homecare/board", days=showing.board(monday, visits), monday=monday,
        before=monday - WEEK, after=monday + WEEK, today=request.today,
        flags=api.flags_by_visit(visits),
    )  # fmt: skip


@require_safe
@member
def plans(request: HouseRequest) -> HttpResponse:
    """The plans of the house."""
    rows = api.own_plans(request.viewer, request.today)[:MOST]
    return page(request, "homecare/plans", table=showing.plan_table(rows))


@FORMS
@member
@answering
def plan(request: HouseRequest, pk: int) -> HttpResponse:
    """One plan: agree, decline, or send somebody."""
    row = api.own_plan(request.viewer, pk, request.today)
    items = list(row.items.all())
    workers = api.workers_of(request.viewer, request.today)
    form = OrderForm(request.POST or None, items=items, workers=workers, on=request.today)
    if form.is_valid():
        new = api.NewVisit(**form.cleaned_data)
        try:
            visit = api.order_visit(request.viewer, pk, new, on=request.today)
        except api.HomecareRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已派{visit.worker} {visit.day} {visit.begins:%H:%M} 上门。")
            return redirect("provider:homecare-plan", pk)
    visits = api.visits_of_plan(row)
    flags = api.flags_by_visit(visits)
    return page(
        request, "homecare/plan", row=row, items=items, form=form, why=WhyForm(),
        table=showing.visit_table("上门服务", visits, flags),
        ordered=[each for each in visits if each.state == api.VisitState.ORDERED],
    )  # fmt: skip


@require_POST
@member
@answering
def agree(request: HouseRequest, pk: int) -> HttpResponse:
    """The manager agrees."""
    row = api.agree(request.viewer, pk, on=request.today)
    messages.success(request, f"已签约，可以为{row.person.name}派单。")
    return redirect("provider:homecare-plan", pk)


@require_POST
@member
@answering
def decline(request: HouseRequest, pk: int) -> HttpResponse:
    """The house cannot do it."""
    form = WhyForm(request.POST)
    api.decline(request.viewer, pk, form.data.get("why", ""), on=request.today)
    messages.success(request, "已退回民政，另找机构。")
    return redirect("provider:homecare-plans")


@require_POST
@member
@answering
def cancel(request: HouseRequest, pk: int) -> HttpResponse:
    """Nobody comes."""
    why = WhyForm(request.POST).data.get("why", "")
    row = api.cancel_visit(request.viewer, pk, why, on=request.today)
    messages.success(request, "已取消。")
    return redirect("provider:homecare-plan", row.plan_id)


@require_safe
@member
def months(request: HouseRequest) -> HttpResponse:
    """Months that are open and settlements that were handed in."""
    own = facilities_of(request.viewer, request.today)
    table = showing.month_table(api.open_months(own), api.settlements_by(own))
    return page(request, "homecare/months", table=table)


@FORMS
@member
@answering
def month(request: HouseRequest, pk: int, month: str) -> HttpResponse:
    """One month of a house, as the visits stand or as it was handed in."""
    house = facility_of(request.viewer, pk, request.today)
    try:
        wanted = Month.parse(month)
    except MonthError as wrong:
        return refused(request, str(wrong), 404)
    if request.method == "POST":
        seen = request.POST.get("digest", "")
        api.hand_in(request.viewer, pk, wanted, seen, on=request.today)
        messages.success(request, "已提交，等民政回访、核对。")
        return redirect("provider:homecare-month", pk, month)
    row = api.settlement_of(house, wanted)
    if row is not None:
        return _handed_in(request, row)
    draft = api.draft_of(house, wanted)
    flags = api.flags_by_visit(draft.waiting)
    return page(
        request, "homecare/month", house=house, month=wanted, digest=draft.digest,
        figures=showing.sums(len(draft.visits), draft.minutes, draft.public, draft.own),
        table=showing.visit_table("可以结算的", draft.visits, {}),
        waiting=showing.visit_table("待判定的", draft.waiting, flags) if draft.waiting else None,
        early=api.why_not_yet(wanted, request.today), may=bool(draft.visits),
    )  # fmt: skip


def _handed_in(request: HouseRequest, row: api.Settlement) -> HttpResponse:
    found = api.visits_in(row, 0)
    return page(
        request, "homecare/handed_in", row=row,
        figures=showing.sums(row.count, row.minutes, row.public, row.own),
        table=showing.visit_table("明细（最近 50 次）", found.rows, api.flags_by_visit(found.rows)),
    )  # fmt: skip


def _day(text: str, otherwise: date) -> date:
    """The day that an address names; another one where it names none that has a week around it."""
    try:
        told = date.fromisoformat(text)
    except ValueError:
        return otherwise
    return told if 2000 <= told.year <= 2100 else otherwise
