"""The kitchen's pages: today's orders, the menu of a week, a meal of it, closing, what was left."""

from datetime import date, timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.care.api import facilities_of, facility_of
from minzheng.engines.meals import api
from minzheng.faces.looks.written import plain_date
from minzheng.faces.provider.meals import showing
from minzheng.faces.provider.meals.answering import answering, day_named
from minzheng.faces.provider.meals.forms import DishesForm, LeftForm, WhyForm, start_of
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member

FORMS = require_http_methods(["GET", "POST"])
WEEK = 7


@never_cache
@require_safe
@member
def today(request: HouseRequest) -> HttpResponse:
    """What was ordered, what was eaten, what the tills sent and was not taken. Eight queries."""
    own = facilities_of(request.viewer, request.today)
    house = _chosen(request, own)
    if house is None:
        return page(request, "meals/none")
    servings = list(api.menus([house.pk], request.today))
    meals = api.day_of(house, request.today)
    return page(
        request, "meals/today", house=house, own=own, day=request.today, servings=servings,
        orders=showing.order_table(api.orders_of(servings)), figures=showing.day_figures(meals),
        meals=showing.meal_table(meals, api.flags_by_meal(meals)),
        refused=showing.refusal_table(api.refusals_of(house)), left=LeftForm(),
    )  # fmt: skip


@require_safe
@member
def menu(request: HouseRequest, pk: int) -> HttpResponse:
    """A week of the menu."""
    house = facility_of(request.viewer, pk, request.today)
    asked = day_named(request.GET.get("week", ""), request.today)
    monday = asked - timedelta(days=asked.weekday())
    there = {(row.day, row.meal): row for row in api.week_of(house, monday)}
    days = [monday + timedelta(days=number) for number in range(WEEK)]
    rows = [showing.menu_day(house.pk, day, there, request.today) for day in days]
    step = timedelta(days=WEEK)
    return page(
        request, "meals/menu", house=house, rows=rows, monday=monday, before=monday - step,
        after=monday + step, may_copy=monday + step > request.today,
    )  # fmt: skip


@FORMS
@member
@answering
def edit(request: HouseRequest, pk: int, day: str, meal: str) -> HttpResponse:
    """One meal of the menu."""
    house = facility_of(request.viewer, pk, request.today)
    wanted = day_named(day, request.today)
    if meal not in api.MEALS:
        raise api.NoSuchMeal("没有这个餐次。请从“菜单”重新进入")
    there = api.serving_at(house, wanted, meal)
    start = start_of(there or api.last_serving(house, meal), wanted, meal)
    form = DishesForm(request.POST or None, initial=start)
    back = f"{reverse('provider:meal-menu', args=[pk])}?week={wanted}"
    if form.is_valid():
        try:
            api.write_menu(request.viewer, pk, form.new(wanted, meal), on=request.today)
            messages.success(request, f"已排好 {plain_date(wanted)} {api.MEALS[meal]}。")
            return redirect(back)
        except api.MealRefused as refusal:
            form.add_error(None, str(refusal))
    title = f"{plain_date(wanted)} {api.MEALS[meal]}"
    return page(request, "meals/edit", form=form, title=title, back=back, row=there)


@require_POST
@member
@answering
def copy(request: HouseRequest, pk: int) -> HttpResponse:
    """Last week's menu once more."""
    asked = day_named(request.POST.get("week", ""), request.today)
    monday = asked - timedelta(days=asked.weekday())
    made = api.copy_week(request.viewer, pk, monday, on=request.today)
    messages.success(request, f"照上一周排了 {made} 餐，已经排好的没有动。")
    return redirect(f"{reverse('provider:meal-menu', args=[pk])}?week={monday}")


@FORMS
@member
@answering
def close(request: HouseRequest, pk: int) -> HttpResponse:
    """No such meal: whoever ordered it is freed."""
    row = api.own_serving(request.viewer, pk, request.today)
    form = WhyForm(request.POST or None)
    back = f"{reverse('provider:meal-menu', args=[row.facility_id])}?week={row.day}"
    if form.is_valid():
        api.close_serving(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        messages.success(request, f"{plain_date(row.day)} {row.meal_name}已停餐，订餐已取消。")
        return redirect(back)
    ordered = api.live_orders(row)
    return page(request, "meals/close", form=form, row=row, ordered=ordered, back=back)


@require_POST
@member
@answering
def finish(request: HouseRequest, pk: int) -> HttpResponse:
    """The meal is over."""
    form, _ = LeftForm(request.POST), api.own_serving(request.viewer, pk, request.today)
    if not form.is_valid():
        raise api.MealRefused("剩余份数要写 0 以上的整数")
    row = api.finish_serving(request.viewer, pk, form.cleaned_data["wasted"], on=request.today)
    messages.success(request, f"{row.meal_name}已收餐，剩 {row.wasted} 份；没有来取的订餐已标出。")
    return redirect(f"{reverse('provider:meals')}?place={row.facility_id}")


def _chosen(request: HouseRequest, own: list[api.Facility]) -> api.Facility | None:
    """The place that the address names, else the first that cooks, else the first there is."""
    wanted = request.GET.get("place", "")
    named = next((each for each in own if str(each.pk) == wanted), None)
    if named is not None or not own:
        return named
    cooking = set(api.menu_places(*_near(request.today)).values_list("pk", flat=True))
    return next((each for each in own if each.pk in cooking), own[0])


def _near(day: date) -> tuple[date, date]:
    return day - timedelta(days=WEEK), day + timedelta(days=WEEK)
