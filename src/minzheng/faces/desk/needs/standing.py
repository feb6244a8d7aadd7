"""For houses that cannot sign in: an officer keeps what they give, takes orders, notes visits."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.needs import api
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.needs import showing
from minzheng.faces.desk.needs.standing_forms import HouseForm, HouseSupplyForm, HouseVisitForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.divisions.api import full_names

FORMS = require_http_methods(["GET", "POST"])
PART, MOST = "替机构登记", 100
LEAD = "只给没有机构端账号的。留痕写明是您代它办理的，机构有了账号就由它自己办。"
REFUSALS = (api.NeedRefused, api.NoSuchNeed)


@FORMS
@officer(api.CONFIRMERS)
def houses(request: OfficerRequest) -> HttpResponse:
    """Which house: by its code."""
    form = HouseForm(request.POST or None)

    def act() -> Done:
        code = form.cleaned_data["credit_code"].strip().upper()
        found = api.house_without_account(request.viewer, code)
        return Done(f"找到了：{found.name}。", reverse("desk:need-house", args=[code]))

    frame = FormFrame(PART, "需求", reverse("desk:needs"), LEAD, button="下一步")
    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.CONFIRMERS)
def house(request: OfficerRequest, code: str) -> HttpResponse:
    """What it gives, and its orders."""
    found = api.house_without_account(request.viewer, code)
    stand = api.stand_in(request.viewer, found)
    supplies = api.givers(list(api.own_supplies(stand).filter(until=None)[:MOST]))
    here = api.needs_of(request.viewer).order_by().values("pk")
    orders, _ = api.order_page(api.own_orders(stand).filter(need__in=here), "")
    names = full_names({each.supply.division_code for each in supplies})
    return page(
        request, "needs/house", house=found, lead=LEAD,
        supplies=showing.supply_table(supplies, names), orders=showing.order_table(orders),
    )  # fmt: skip


@FORMS
@officer(api.CONFIRMERS)
def supply(request: OfficerRequest, code: str) -> HttpResponse:
    """Something it gives."""
    found = api.house_without_account(request.viewer, code)
    form = HouseSupplyForm(request.POST or None, on=request.today)
    back = reverse("desk:need-house", args=[code])

    def act() -> Done:
        stand = api.stand_in(request.viewer, found)
        row = api.offer_supply(stand, form.new(), on=request.today)
        return Done(
            f"已替{found.name}登记：{row.item_name}，每周 {row.capacity} {row.unit}。", back
        )

    frame = FormFrame(f"登记{found.name}能提供的", PART, back, LEAD)
    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_POST
@officer(api.CONFIRMERS)
def accept(request: OfficerRequest, pk: int) -> HttpResponse:
    """It said that it takes the order."""
    stand, order = api.stand_in_for_order(request.viewer, pk)
    api.accept_order(stand, pk, on=request.today)
    messages.success(request, f"已替{order.supply.giver}接单。")
    return redirect("desk:need", order.need_id)


@FORMS
@officer(api.CONFIRMERS)
def visit(request: OfficerRequest, pk: int) -> HttpResponse:
    """One time, from its signed sheet."""
    stand, order = api.stand_in_for_order(request.viewer, pk)
    form = HouseVisitForm(request.POST or None, request.FILES or None)
    back = reverse("desk:need", args=[order.need_id])

    def act() -> Done:
        api.record_visit(stand, pk, form.new(), on=request.today)
        return Done(f"已替{order.supply.giver}登记一次服务。", back)

    title = f"登记一次“{order.need.item_name}”：{order.supply.giver}"
    return form_page(request, form, FormFrame(title, PART, back, LEAD), act, refusals=REFUSALS)


@require_POST
@officer(api.CONFIRMERS)
def finish(request: OfficerRequest, pk: int) -> HttpResponse:
    """It said that it is done; the person confirms."""
    stand, order = api.stand_in_for_order(request.viewer, pk)
    row = api.finish_order(stand, pk, on=request.today)
    messages.success(request, f"已替{order.supply.giver}报完成，等本人在 {row.due_on} 前确认。")
    return redirect("desk:need", order.need_id)
