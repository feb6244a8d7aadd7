"""The stock of a rental point: the list, one more, a sheet in and out, one device and its deeds."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import facility_of
from minzheng.engines.rentals import api
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.rentals import showing
from minzheng.faces.provider.rentals.answering import answering, number_named
from minzheng.faces.provider.rentals.forms import CleanForm, SheetForm, StockForm, WhyForm
from minzheng.faces.provider.requests import HouseRequest, member

FORMS = require_http_methods(["GET", "POST"])
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Deed = Callable[..., api.Item]
# deed -> what it is called, from which states, its form, its button, the verb
DEEDS: dict[str, tuple[str, tuple[api.Where, ...], type[forms.Form], str, Deed]] = {
    "clean": ("登记消毒", (api.Where.DISINFECTING,), CleanForm, "消毒完毕", api.disinfect),
    "repair": ("送修", (api.Where.STOCK,), WhyForm, "送修", api.send_to_repair),
    "repaired": ("修好了", (api.Where.REPAIR,), WhyForm, "修好了", api.repaired),
    "found": ("找回来了", (api.Where.LOST,), WhyForm, "找回来了", api.find_again),
    "scrap": (
        "报废",
        (api.Where.STOCK, api.Where.DISINFECTING, api.Where.REPAIR, api.Where.LOST),
        WhyForm, "报废", api.scrap,
    ),
}  # fmt: skip


@FORMS
@member
@answering
def stock(request: HouseRequest, pk: int) -> HttpResponse:
    """The devices of a point, one more of them, or a whole sheet."""
    house = facility_of(request.viewer, pk, request.today)
    products = list(api.products_near(house.division_code))
    data = request.POST or None
    form = StockForm(data if "serial" in request.POST else None, products=products)
    sheet = SheetForm(data if "serial" not in request.POST else None, request.FILES or None)
    if _added(request, pk, form, {each.pk: each for each in products}) or _took(request, pk, sheet):
        return redirect("provider:rental-stock", pk)
    state = request.GET.get("state", "")
    found = api.stock_page(
        request.viewer, state if state in api.Where.values else "",
        number_named(request, "after"), request.today,
    )  # fmt: skip
    return page(
        request, "rentals/stock", house=house, form=form, sheet=sheet, state=state,
        states=api.Where.choices, table=showing.stock_table(found.rows),
        more=f"?state={state}&after={found.after}" if found.after else "",
    )  # fmt: skip


@never_cache
@require_safe
@member
def stock_sheet(request: HouseRequest, pk: int) -> HttpResponse:
    """The stock as a workbook, to keep or to fill on."""
    house = facility_of(request.viewer, pk, request.today)
    content = api.stock_sheet(request.viewer, pk, on=request.today)
    name = quote(f"{house.name}辅具库存.xlsx", safe="")
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
    return HttpResponse(content, content_type=XLSX, headers=headers)


@require_safe
@member
@answering
def item(request: HouseRequest, pk: int) -> HttpResponse:
    """One device: where it is, who has it, what may be done, what was done. Five queries."""
    row = api.own_item(request.viewer, pk, request.today)
    rental = api.running_by_item(row)
    deeds = [
        (name, reverse("provider:rental-deed", args=[pk, key]))
        for key, (name, states, *_) in DEEDS.items()
        if row.state in states
    ]
    out = f"{reverse('provider:rental-hand-out', args=[row.facility_id])}?serial={row.serial}"
    return page(
        request, "rentals/item", row=row, rental=rental, deeds=deeds,
        hand_out=out if row.state == api.Where.STOCK else "", tone=showing.TONES[row.state],
        entries=showing.rental_entries(rental) if rental is not None else [],
        steps=showing.step_table(api.steps_of(row)),
    )  # fmt: skip


@FORMS
@member
@answering
def deed(request: HouseRequest, pk: int, deed: str) -> HttpResponse:
    """Disinfected, sent to repair, mended, found, scrapped."""
    row = api.own_item(request.viewer, pk, request.today)
    if deed not in DEEDS:
        raise api.NoSuchRental("没有这一步。请从辅具的页面进入")
    title, _, kind, button, act = DEEDS[deed]
    form = kind(request.POST or None)
    back = reverse("provider:rental-item", args=[pk])
    if form.is_valid():
        try:
            done = act(request.viewer, pk, **form.cleaned_data, on=request.today)
        except api.RentalRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已办{title}，现在“{done.get_state_display()}”。")
            return redirect(back)
    heading = f"{title}：{row.product.name} {row.serial}"
    return page(request, "rentals/form", form=form, heading=heading, button=button, back=back)


def _added(
    request: HouseRequest, pk: int, form: StockForm, products: dict[int, api.Product]
) -> bool:
    if not form.is_valid():
        return False
    given: dict[str, Any] = form.cleaned_data
    try:
        product = products[given["product"]]
        row = api.add_item(request.viewer, pk, given["serial"], product, on=request.today)
    except api.RentalRefused as refusal:
        form.add_error("serial", str(refusal))
        return False
    messages.success(request, f"已入库：{row.product.name} {row.serial}。")
    return True


def _took(request: HouseRequest, pk: int, form: SheetForm) -> bool:
    if not form.is_valid():
        return False
    file = form.cleaned_data["file"]
    try:
        count = api.take_sheet(request.viewer, pk, file.name, file.read(), on=request.today)
    except api.RentalRefused as refusal:
        form.add_error("file", str(refusal))
        return False
    messages.success(request, f"已入库 {count} 件；表里原来就有的没有动。")
    return True
