"""Ordering a meal ahead: by the person, her family, a village worker, or at the counter."""

from dataclasses import dataclass
from datetime import date, time

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.meals.cards import live_card
from minzheng.engines.meals.coded import OrderState
from minzheng.engines.meals.errors import MealRefused, NoSuchMeal
from minzheng.engines.meals.menus import live_orders
from minzheng.engines.meals.models import Card, Order, Serving
from minzheng.engines.meals.posts import NO_ORDER, require_to_order
from minzheng.engines.meals.pricing import Priced, facts_of, price_meal
from minzheng.registers.people.api import Person
from minzheng.registers.sealing import seal, unseal
from minzheng.vocabulary import meals as terms

NO_CARD = "还没有助餐卡。请先到村（社区）登记领卡，再订餐"


@dataclass(frozen=True)
class NewOrder:
    """For whom, and where to if it is to be brought."""

    person: Person
    delivered: bool = False
    address: str = ""
    note: str = ""


@transaction.atomic
def order_meal(serving: int, new: NewOrder, *, by: Viewer, on: date, clock: time) -> Order:
    """Order one portion. Raises NoSuchMeal, MealRefused."""
    row = Serving.objects.select_for_update().filter(pk=serving).first()
    if row is None:
        raise NoSuchMeal("没有这一餐。请从“订餐”重新选择")
    require_to_order(by, new.person, row.facility_id, on)
    _check(row, new, on, clock)
    order = Order.objects.create(
        serving=row, person=new.person, delivered=new.delivered, note=new.note.strip()[:100],
        address_sealed=seal(new.address.strip()[:200]) if new.delivered else "",
        ordered_on=on, ordered_by=by.doer.name, ordered_key=by.doer.key,
    )  # fmt: skip
    detail = {"serving": row.pk, "person": new.person.pk, "delivered": new.delivered}
    audit.record(
        by.doer, "order_meal", order.ref, division=row.facility.division_code, detail=detail
    )
    return order


@transaction.atomic
def cancel_order(order: int, *, by: Viewer, on: date, clock: time, reason: str = "") -> Order:
    """Take an order back while the kitchen can still change. Raises NoSuchMeal, MealRefused."""
    rows = Order.objects.select_for_update(of=("self",)).select_related("serving__facility")
    row = rows.select_related("person").filter(pk=order).first()
    if row is None:
        raise NoSuchMeal(NO_ORDER)
    try:
        require_to_order(by, row.person, row.serving.facility_id, on)
    except MealRefused as refusal:
        raise NoSuchMeal(NO_ORDER) from refusal
    if row.state != OrderState.ORDERED:
        raise MealRefused(f"这份订餐现在是“{row.get_state_display()}”，不能取消")
    if not row.serving.takes_orders(on, clock):
        raise MealRefused("已经过了截止时间，饭堂备好了料，不能取消。请给饭堂打电话")
    row.state, row.ended_on = OrderState.CANCELLED, on
    row.reason = reason.strip()[:100] or "订餐人取消"
    row.save(update_fields=["state", "ended_on", "reason"])
    place = row.serving.facility.division_code
    audit.record(by.doer, "cancel_order", row.ref, division=place, detail={"reason": row.reason})
    return row


def quote(card: Card, serving: Serving, *, delivered: bool = False) -> Priced:
    """What a meal would cost as the first of its kind that day, as far as is known. No query."""
    fee = (serving.delivery_fee or 0) if delivered else 0
    facts = facts_of(card, serving.facility, serving.price, fee)
    first = {terms.当天已补餐数.column: 0, terms.同餐已补餐数.column: 0}
    return price_meal({**facts, **first}, on=serving.day, place=serving.facility.division_code)


def address_of(order: Order) -> str:
    """Where it is brought; the caller shows it only to who brings it."""
    return unseal(order.address_sealed) if order.address_sealed else ""


def _check(row: Serving, new: NewOrder, on: date, clock: time) -> None:
    if row.closed:
        raise MealRefused(f"这一餐停了：{row.closed}。请选别的日子或就餐点")
    if not row.takes_orders(on, clock):
        raise MealRefused("已经过了截止订餐的时间。可以直接到饭堂，有余量的还能买")
    if live_card(new.person) is None:
        raise MealRefused(f"{new.person.name}{NO_CARD}")
    if row.orders.filter(
        person=new.person, state__in=(OrderState.ORDERED, OrderState.SERVED)
    ).exists():
        raise MealRefused(f"{new.person.name}这一餐已经订过，不用再订")
    if live_orders(row) >= row.places:
        raise MealRefused("这一餐已经订满。请选别的就餐点或时间")
    _check_delivery(row, new)


def _check_delivery(row: Serving, new: NewOrder) -> None:
    if not new.delivered:
        return
    if row.delivery_fee is None:
        raise MealRefused("这个就餐点不送餐。请改为到店吃，或选能送餐的就餐点")
    if not new.address.strip():
        raise MealRefused("请写明送到哪里")
