"""The weekly menu of a place: what is cooked, for how much, how many, until when to order."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facilities_of, facility_of
from minzheng.engines.meals.coded import MEALS, OrderState
from minzheng.engines.meals.errors import MealRefused, NoSuchMeal
from minzheng.engines.meals.models import Order, Serving
from minzheng.registers.facilities.api import Facility

MOST_PRICE, MOST_PLACES, MOST_DISHES, WEEK, MOST = 100_000, 10_000, 20, 7, 200


@dataclass(frozen=True)
class Dish:
    """One dish and what somebody may be allergic to."""

    name: str
    allergens: tuple[str, ...] = ()


@dataclass(frozen=True)
class NewServing:
    """A meal to be put on the menu; money in fen, no fee where nothing is delivered."""

    day: date
    meal: str
    dishes: tuple[Dish, ...]
    price: int
    places: int
    begins: time
    ends: time
    closes_on: date
    closes_at: time
    delivery_fee: int | None = None


@transaction.atomic
def write_menu(viewer: Viewer, facility: int, new: NewServing, *, on: date) -> Serving:
    """Put a meal on the menu, or change one that nobody has ordered or eaten at another price.

    Raises NotItsOwn, MealRefused.
    """
    house = facility_of(viewer, facility, on)
    _check(new, house, on)
    rows = Serving.objects.select_for_update()
    row = rows.filter(facility=house, day=new.day, meal=new.meal).first()
    if row is not None:
        _refuse_change(row, new)
    row = row or Serving(facility=house, day=new.day, meal=new.meal)
    _fill(row, new, viewer)
    row.save()
    detail = {"day": f"{row.day}", "meal": row.meal, "price": row.price, "places": row.places}
    audit.record(viewer.doer, "write_menu", row.ref, division=house.division_code, detail=detail)
    return row


@transaction.atomic
def copy_week(viewer: Viewer, facility: int, monday: date, *, on: date) -> int:
    """Last week's menu once more for the week of `monday`, where nothing is written; how many."""
    house = facility_of(viewer, facility, on)
    before = week_of(house, monday - timedelta(days=WEEK))
    there = {(row.day, row.meal) for row in week_of(house, monday)}
    made = 0
    for row in before:
        new = _again(row)
        if (new.day, new.meal) not in there and new.day >= on and not row.closed:
            write_menu(viewer, facility, new, on=on)
            made += 1
    return made


@transaction.atomic
def close_serving(viewer: Viewer, pk: int, reason: str, *, on: date) -> Serving:
    """No such meal that day: whoever ordered it is freed. Raises NoSuchMeal, MealRefused."""
    row = own_serving(viewer, pk, on, locked=True)
    if not reason.strip():
        raise MealRefused("请写明为什么停餐，订了餐的人会看到")
    if row.served.filter(voided="").exists():
        raise MealRefused("这一餐已经有人吃过，不能停餐")
    row.closed = reason.strip()[:100]
    row.save(update_fields=["closed"])
    freed = row.orders.filter(state=OrderState.ORDERED)
    count = freed.update(state=OrderState.CANCELLED, ended_on=on, reason=f"停餐：{row.closed}")
    detail = {"reason": row.closed, "orders": count}
    audit.record(
        viewer.doer, "close_serving", row.ref, division=row.facility.division_code, detail=detail
    )
    return row


@transaction.atomic
def finish_serving(viewer: Viewer, pk: int, wasted: int, *, on: date) -> Serving:
    """The meal is over: orders that nobody took are missed; how many portions were left.

    Raises NoSuchMeal, MealRefused.
    """
    row = own_serving(viewer, pk, on, locked=True)
    if row.day > on:
        raise MealRefused(f"{row.day} 还没有到，收餐以后再登记")
    if not 0 <= wasted <= MOST_PLACES:
        raise MealRefused(f"剩余份数应在 0 到 {MOST_PLACES} 之间")
    row.wasted = wasted
    row.save(update_fields=["wasted"])
    missed = row.orders.filter(state=OrderState.ORDERED)
    count = missed.update(state=OrderState.MISSED, ended_on=on)
    detail = {"wasted": wasted, "missed": count}
    audit.record(
        viewer.doer, "finish_serving", row.ref, division=row.facility.division_code, detail=detail
    )
    return row


def week_of(facility: Facility, monday: date) -> list[Serving]:
    """The menu of seven days. One query."""
    days = (monday, monday + timedelta(days=WEEK - 1))
    return list(Serving.objects.filter(facility=facility, day__range=days))


def own_serving(viewer: Viewer, pk: int, on: date, *, locked: bool = False) -> Serving:
    """A meal on the house's own menu. Raises NoSuchMeal."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = Serving.objects.select_related("facility").filter(pk=pk, facility__in=own)
    found = (rows.select_for_update(of=("self",)) if locked else rows).first()
    if found is None:
        raise NoSuchMeal("没有这一餐，或它不属于您的就餐点。请从“菜单”重新进入")
    return found


def serving_of(pk: int) -> Serving:
    """A meal on a public menu. Raises NoSuchMeal."""
    found = Serving.objects.select_related("facility").filter(pk=pk).first()
    if found is None:
        raise NoSuchMeal("没有这一餐。请从“订餐”重新选择")
    return found


def menus(facilities: Sequence[int], day: date) -> QuerySet[Serving]:
    """What these places cook on a day."""
    rows = Serving.objects.filter(facility__in=facilities, day=day)
    return rows.select_related("facility").order_by("facility__name", "-meal")


def menu_places(day: date, until: date) -> QuerySet[Facility]:
    """Places that have something on the menu in these days."""
    rows = Serving.objects.filter(day__range=(day, until)).order_by()
    return Facility.objects.filter(pk__in=rows.values("facility"))


def live_orders(serving: Serving) -> int:
    """How many portions are ordered or taken."""
    states = (OrderState.ORDERED, OrderState.SERVED)
    return Order.objects.filter(serving=serving, state__in=states).count()


def _check(new: NewServing, house: Facility, on: date) -> None:
    if new.meal not in MEALS:
        raise MealRefused(f"餐次应为{'、'.join(MEALS.values())}")
    if new.day < on:
        raise MealRefused(f"{new.day} 已经过去，不能再排餐")
    if not _is_open(house, new.day):
        raise MealRefused(f"“{house.name}”{new.day} 不开放，不能排餐。请先改开放时间")
    _check_money(new)
    if not 0 < new.places <= MOST_PLACES:
        raise MealRefused(f"份数应在 1 到 {MOST_PLACES} 之间")
    if not new.dishes or len(new.dishes) > MOST_DISHES:
        raise MealRefused(f"请写 1 到 {MOST_DISHES} 道菜")
    _check_times(new)


def _check_money(new: NewServing) -> None:
    if not 0 < new.price <= MOST_PRICE:
        raise MealRefused(f"餐价应在 0.01 元到 {MOST_PRICE // 100} 元之间，请核对")
    if new.delivery_fee is not None and not 0 <= new.delivery_fee <= MOST_PRICE:
        raise MealRefused("送餐费不能是负数；不送餐的留空")


def _check_times(new: NewServing) -> None:
    if new.begins >= new.ends:
        raise MealRefused("收餐时间应在开餐之后")
    if (new.closes_on, new.closes_at) > (new.day, new.ends):
        raise MealRefused("截止订餐的时间应在收餐以前")


def _is_open(house: Facility, day: date) -> bool:
    """A place that told no hours is taken to be open."""
    if day.isoformat() in house.closed_days:
        return False
    return not house.hours or bool(house.week.opens_on(day))


def _refuse_change(row: Serving, new: NewServing) -> None:
    """What people ordered stays as they ordered it."""
    if row.price == new.price and row.delivery_fee == new.delivery_fee:
        return
    if live_orders(row) or row.served.exists():
        raise MealRefused(f"{row.day} {row.meal_name}已经有人订餐，价格不能改；菜品和份数可以改")


def _fill(row: Serving, new: NewServing, viewer: Viewer) -> None:
    row.dishes = [{"name": d.name, "allergens": list(d.allergens)} for d in new.dishes]
    row.price, row.delivery_fee, row.places = new.price, new.delivery_fee, new.places
    row.begins, row.ends = new.begins, new.ends
    row.closes_on, row.closes_at = new.closes_on, new.closes_at
    row.closed, row.written_by = "", viewer.doer.name


def as_new(row: Serving) -> NewServing:
    """A meal as it was written."""
    dishes = tuple(Dish(d["name"], tuple(d["allergens"])) for d in row.dishes)
    return NewServing(
        row.day, row.meal, dishes, row.price, row.places, row.begins, row.ends, row.closes_on,
        row.closes_at, row.delivery_fee,
    )  # fmt: skip


def _again(row: Serving) -> NewServing:
    later = timedelta(days=WEEK)
    new = as_new(row)
    return replace(new, day=new.day + later, closes_on=new.closes_on + later)


def serving_at(facility: Facility, day: date, meal: str) -> Serving | None:
    """What a place cooks at a meal; None where nothing is written."""
    return Serving.objects.filter(facility=facility, day=day, meal=meal).first()


def last_serving(facility: Facility, meal: str) -> Serving | None:
    """The newest lunch (dinner) of a place, to begin the next one with."""
    rows = Serving.objects.filter(facility=facility, meal=meal, closed="")
    return rows.order_by("-day").first()


def servings_ahead(day: date, until: date, area: str) -> list[Serving]:
    """What can still be ordered in an area in these days. One query."""
    rows = Serving.objects.filter(day__range=(day, until), closed="", closes_on__gte=day)
    near = rows.filter(facility__division_code__startswith=area)
    return list(near.select_related("facility").order_by("day", "-meal", "facility__name")[:MOST])
