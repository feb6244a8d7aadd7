"""What a house gives, and what it takes on of what policy cannot meet."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.care.api import facilities_of
from minzheng.engines.needs import api
from minzheng.faces.provider.orders import showing
from minzheng.faces.provider.orders.answering import answering, proof_page
from minzheng.faces.provider.orders.forms import DeliverForm, PurposeForm, SupplyForm, TakeForm
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.registers.divisions.api import full_name, full_names
from minzheng.registers.facilities.api import offers_by_facility

FORMS = require_http_methods(["GET", "POST"])
MOST = 200


@require_safe
@member
def supplies(request: HouseRequest) -> HttpResponse:
    """What the house gives."""
    rows = list(api.own_supplies(request.viewer).filter(until=None)[:MOST])
    return page(request, "orders/supplies", table=showing.supply_table(api.givers(rows)))


@FORMS
@member
@answering
def new_supply(request: HouseRequest) -> HttpResponse:
    """Say what else it gives."""
    form = _supply_form(request, None)
    if form.is_valid():
        try:
            row = api.offer_supply(request.viewer, form.new(), on=request.today)
            messages.success(request, f"已登记：{row.item_name}，每周 {row.capacity} {row.unit}。")
            return redirect("provider:supplies")
        except api.NeedRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "orders/supply", form=form, row=None)


@FORMS
@member
@answering
def supply(request: HouseRequest, pk: int) -> HttpResponse:
    """Change what it gives."""
    row = api.own_supply(request.viewer, pk)
    form = _supply_form(request, row)
    if form.is_valid():
        try:
            api.amend_supply(request.viewer, pk, form.new(), on=request.today)
            messages.success(request, "已更新。")
            return redirect("provider:supplies")
        except api.NeedRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "orders/supply", form=form, row=row)


@require_POST
@member
@answering
def end_supply(request: HouseRequest, pk: int) -> HttpResponse:
    """Give it no more."""
    row = api.end_supply(request.viewer, pk, on=request.today)
    messages.success(request, f"“{row.item_name}”不再接新单，已接的照做。")
    return redirect("provider:supplies")


@require_safe
@member
def offered(request: HouseRequest) -> HttpResponse:
    """What waits to be taken on, and what the house has taken on."""
    after = request.GET.get("after", "")
    rows, more = api.offerings_open(after=int(after) if after.isdecimal() else 0)
    mine = list(api.own_pledges(request.viewer)[:MOST])
    towns = full_names({row.town_code for row in rows})
    return page(
        request, "orders/offered", table=showing.offered_table(rows, towns),
        mine=showing.pledge_table(mine), more=f"?after={more}" if more else "",
    )  # fmt: skip


@FORMS
@member
@answering
def take_on(request: HouseRequest, pk: int) -> HttpResponse:
    """Take one on: what is given, by when."""
    row = api.offering_open(pk)
    if row is None:
        raise api.NoSuchNeed("这项求助已有机构认领或已撤下，请看列表里别的")
    form = TakeForm(request.POST or None, initial={"until": request.today})
    if form.is_valid():
        try:
            made = api.take_on(request.viewer, pk, form.new(), on=request.today)
            messages.success(request, f"已认领，镇街在 {made.due_on} 前答复。")
            return redirect("provider:pledge", made.pk)
        except api.NeedRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "orders/take_on", form=form, row=row, town=full_name(row.town_code))


@require_safe
@member
@answering
def pledge(request: HouseRequest, pk: int) -> HttpResponse:
    """One that was taken on."""
    return page(request, "orders/pledge", **_shown(request, pk))


@never_cache
@require_POST
@member
@answering
def contact(request: HouseRequest, pk: int) -> HttpResponse:
    """Whom to bring it to, once, after the trail knows who asks and why."""
    form = PurposeForm(request.POST)
    purpose = form.cleaned_data["purpose"] if form.is_valid() else ""
    opened = api.open_contact(request.viewer, pk, purpose=purpose, on=request.today)
    return page(request, "orders/contact", contact=opened, purpose=purpose, pk=pk)


@FORMS
@member
@answering
def deliver(request: HouseRequest, pk: int) -> HttpResponse:
    """Brought, with proof."""
    shown = _shown(request, pk)
    form = DeliverForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        try:
            words, paper = form.cleaned_data["words"], form.paper
            api.deliver_pledge(request.viewer, pk, words, proof=paper, on=request.today)
            messages.success(request, "已报送达，等本人确认。谢谢你们。")
            return redirect("provider:pledge", pk)
        except api.NeedRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "orders/deliver", form=form, **shown)


@never_cache
@require_safe
@member
@answering
def pledge_proof(request: HouseRequest, pk: int) -> HttpResponse:
    """The house's own proof."""
    return proof_page(*api.pledge_proof(request.viewer, pk))


def _shown(request: HouseRequest, pk: int) -> dict[str, Any]:
    row = api.own_pledge(request.viewer, pk)
    town = full_name(row.offering.town_code)
    return {
        "pledge": row, "entries": showing.pledge_entries(row, town), "purposes": PurposeForm(),
        "may_contact": row.state in (api.PledgeState.AGREED, api.PledgeState.DELIVERED),
    }  # fmt: skip


def _supply_form(request: HouseRequest, row: api.Supply | None) -> SupplyForm:
    own = facilities_of(request.viewer, request.today)
    offers = offers_by_facility(each.pk for each in own)
    listed = {offer.name: offer.name for rows in offers.values() for offer in rows}
    start: dict[str, Any] = {"facility": own[0].pk if own else None}
    if row is not None:
        start = {
            "item": row.item, "facility": row.facility_id, "offer": row.offer,
            "capacity": row.capacity, "areas": row.areas, "radius_km": row.radius_km,
            "skills": row.skills, "sexes": row.worker_sexes, "languages": row.own_languages,
            "times": row.own_times, "payer": row.own_payer, "price": row.own_price,
        }  # fmt: skip
    return SupplyForm(request.POST or None, own=own, listed=listed, on=request.today, start=start)
