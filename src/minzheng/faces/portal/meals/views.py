"""“订餐”: the public menu, one page to order, one's own orders, taking one back."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.meals import api
from minzheng.faces.looks.parts import Entry
from minzheng.faces.looks.written import yuan
from minzheng.faces.portal.meals.forms import BROUGHT, MenuFilters, OrderForm
from minzheng.faces.portal.requests import PortalRequest, citizen, refused
from minzheng.registers.offices.api import home_division

FORMS = require_http_methods(["GET", "POST"])
SECTION, COUNTY, MOST = "my", 6, 50
View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what the engine refuses is a page."""

    @wraps(view)
    def answered(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except api.NoSuchMeal as missing:
            return refused(request, str(missing), 404)
        except api.MealRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


@require_safe
def menu(request: PortalRequest) -> HttpResponse:
    """What the canteens of the county cook on a day; anybody may read it. Two queries."""
    form = MenuFilters(request.GET, on=request.today)
    day = form.chosen(request.today)
    clock = timezone.localtime().time()
    rows = api.servings_ahead(day, day, home_division()[:COUNTY])
    shown = [(row, row.takes_orders(request.today, clock)) for row in rows]
    return render(request, "portal/meals/menu.html", {"form": form, "day": day, "rows": shown})


@never_cache
@FORMS
@citizen
@answering
def order(request: PortalRequest, pk: int) -> HttpResponse:
    """One page: for whom, how it comes, what it costs."""
    serving = api.serving_of(pk)
    people = api.people_for(request.viewer, request.today)
    names = [(each.pk, _named(each, request)) for each in people]
    form = OrderForm(request.POST or None, serving=serving, people=names)
    if form.is_valid():
        given = form.cleaned_data
        whose = next(each for each in people if each.pk == given["person"])
        brought = given["way"] == BROUGHT
        new = api.NewOrder(whose, brought, given.get("address", ""), given["note"])
        try:
            clock = timezone.localtime().time()
            api.order_meal(pk, new, by=request.viewer, on=request.today, clock=clock)
        except api.MealRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已为{whose.name}订好{serving.meal_name}。")
            return redirect("portal:meal-orders")
    shown = {
        "form": form, "row": serving, "section": SECTION, "back_url": reverse("portal:meals"),
        "prices": [price for each in people if (price := _price(each, serving)) is not None],
    }  # fmt: skip
    return render(request, "portal/meals/order.html", shown)


@require_safe
@citizen
def orders(request: PortalRequest) -> HttpResponse:
    """What I ordered, and what was ordered for those I order for."""
    clock = timezone.localtime().time()
    rows = [
        (row, row.state == api.OrderState.ORDERED
         and row.serving.takes_orders(request.today, clock))
        for row in api.orders_for(request.viewer, request.today)[:MOST]
    ]  # fmt: skip
    return render(request, "portal/meals/orders.html", {"rows": rows, "section": SECTION})


@FORMS
@citizen
@answering
def cancel(request: PortalRequest, pk: int) -> HttpResponse:
    """I do not need it."""
    row = api.orders_for(request.viewer, request.today).filter(pk=pk).first()
    if row is None:
        raise api.NoSuchMeal("没有这份订餐，或它不是您订的。请从“我的订餐”重新进入")
    if request.method == "POST":
        clock = timezone.localtime().time()
        api.cancel_order(pk, by=request.viewer, on=request.today, clock=clock)
        messages.success(request, "已取消。")
        return redirect("portal:meal-orders")
    back = reverse("portal:meal-orders")
    shown = {"row": row, "section": SECTION, "back_url": back}
    return render(request, "portal/meals/cancel.html", shown)


def _named(person: api.Person, request: PortalRequest) -> str:
    mine = person.pk == request.viewer.person_id
    return f"我自己（{person.name}）" if mine else person.name


def _price(person: api.Person, serving: api.Serving) -> Entry | None:
    """What this person would pay, layer by layer; nothing where she has no card."""
    card = api.live_card(person)
    if card is None:
        return None
    told = api.quote(card, serving)
    parts = "".join(
        f" − {name} {yuan(getattr(told, key))}"
        for key, name in api.LAYER_NAMES.items()
        if getattr(told, key)
    )
    return Entry(person.name, f"{yuan(serving.price)}{parts} = 付 {yuan(told.own)} 元")
