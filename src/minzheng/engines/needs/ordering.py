"""An order goes out, is taken or not, goes to the next, ends."""

import secrets
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.needs.clocks import days_due
from minzheng.engines.needs.coded import REFUSALS
from minzheng.engines.needs.deeds import locked, move, note, tell_person, trail
from minzheng.engines.needs.errors import NeedRefused
from minzheng.engines.needs.models import Need, Order, OrderState, State, Supply
from minzheng.engines.needs.posts import CONFIRMERS, own_order, require_post
from minzheng.engines.needs.supplying import givers, live_supplies, load_of
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import Facility
from minzheng.registers.stays.api import NewStay, StayRefused, stays_in, take_in
from minzheng.vocabulary import meeting

CODE_BYTES = 16
MACHINE = Viewer(SYSTEM)
SETTLED = ("government", "shared", "insurance")  # only who is on the house's list is served


@dataclass(frozen=True)
class Sending:
    """Whom an order goes to, whom to ask next, and why."""

    supply: Supply
    next_up: tuple[int, ...] = ()
    why: str = ""


@transaction.atomic
def send_order(need: Need, sending: Sending, *, by: Viewer, on: date) -> Order:
    """Send a confirmed need to a supply. Raises NeedRefused without room, NotAllowed."""
    require_post(by, CONFIRMERS, need)
    row = locked(need, State.CONFIRMED)
    return _sent(row, sending, by=by, on=on)


@transaction.atomic
def accept_order(viewer: Viewer, pk: int, *, on: date) -> Order:
    """The house takes it; who is served for public money comes onto its list.

    Raises NoSuchNeed, NeedRefused.
    """
    order = held_order(viewer, pk, OrderState.SENT)
    due = days_due(meeting.首次服务期限, order.division_code, on)
    _answered(order, OrderState.ACCEPTED, viewer, on=on, due=due)
    _onto_list(order, viewer, on)
    move(order.need, State.ORDERED, on=on, due=due)
    note(order.need, "接单", order.supply.giver, by=viewer, on=on)
    text = f"您需要的“{order.need.item_name}”由{order.supply.giver}提供，{due} 前上门或联系您。"
    tell_person(order.need, text, on=on)
    trail(viewer, "accept_order", order, need=order.need_id, supply=order.supply_id)
    return order


@transaction.atomic
def refuse_order(viewer: Viewer, pk: int, refusal: str, words: str, *, on: date) -> Order:
    """The house does not take it and why; the next is asked. Raises NoSuchNeed, NeedRefused."""
    order = held_order(viewer, pk, OrderState.SENT)
    if refusal not in REFUSALS:
        raise NeedRefused(f"请选为什么不接：{'、'.join(REFUSALS.values())}")
    if not words.strip():
        raise NeedRefused("请写明情况，派单的人好安排下一家")
    order.refusal, order.refusal_words = refusal, words.strip()[:200]
    _answered(order, OrderState.REFUSED, viewer, on=on, due=order.due_on)
    note(
        order.need, "机构没有接单", f"{order.refusal_name}：{order.refusal_words}", by=viewer, on=on
    )
    _ask_next(order, by=viewer, on=on)
    trail(viewer, "refuse_order", order, need=order.need_id, refusal=refusal)
    return order


@transaction.atomic
def end_order(order: Order, words: str, *, by: Viewer, on: date) -> Order:
    """End a running order; the need waits to be arranged anew. Raises NeedRefused, NotAllowed."""
    row = Order.objects.select_for_update().get(pk=order.pk)
    require_post(by, CONFIRMERS, row.need)
    if row.state not in (OrderState.SENT, OrderState.ACCEPTED):
        raise NeedRefused(f"这张派单现在是“{row.get_state_display()}”，不用结束")
    if not words.strip():
        raise NeedRefused("请写明为什么结束这张派单")
    row.state = OrderState.ENDED
    row.save(update_fields=["state"])
    move(row.need, State.CONFIRMED, on=on)
    note(row.need, "结束派单", words, by=by, on=on)
    _tell_house(row, f"派单“{row.need.item_name}”已由{by.doer.office}结束：{words.strip()}", on)
    trail(by, "end_order", row, need=row.need_id)
    return row


@transaction.atomic
def lapse_orders(on: date) -> int:
    """Orders nobody answered in time go to the next; run again, nothing changes. How many."""
    late = Order.objects.select_for_update().filter(state=OrderState.SENT, due_on__lt=on)
    rows = list(late.order_by("pk"))
    for order in rows:
        order.state = OrderState.LAPSED
        order.save(update_fields=["state"])
        note(order.need, "机构到期没有答复", order.supply.giver, by=MACHINE, on=on)
        _ask_next(order, by=MACHINE, on=on)
    if rows:
        audit.record(SYSTEM, "lapse_orders", "orders", detail={"orders": len(rows)})
    return len(rows)


def _ask_next(order: Order, *, by: Viewer, on: date) -> None:
    """To the next who still has room; else the need waits to be matched anew."""
    move(order.need, State.CONFIRMED, on=on)
    left = [pk for pk in order.next_up if pk != order.supply_id]
    known = {row.pk: row for row in live_supplies(on).filter(pk__in=left)}
    for place, pk in enumerate(left):
        if pk in known and _has_room(known[pk], order.weekly):
            sending = Sending(
                known[pk], tuple(left[place + 1 :]), "上一家没有接，按匹配次序派给下一家"
            )
            _sent(order.need, sending, by=by, on=on)
            return


def _has_room(supply: Supply, weekly: int) -> bool:
    return supply.capacity - load_of([supply.pk]).get(supply.pk, 0) >= weekly


def _sent(need: Need, sending: Sending, *, by: Viewer, on: date) -> Order:
    supply = Supply.objects.select_for_update().get(pk=sending.supply.pk)
    if supply.until is not None and supply.until <= on:
        raise NeedRefused(f"{supply.giver}已停止提供这一项，请选别家")
    if not _has_room(supply, need.weekly):
        raise NeedRefused(
            f"{supply.giver}这一项已经排满，容不下每周 {need.weekly} 个单位，请选别家"
        )
    due = days_due(meeting.接单答复期限, need.division_code, on)
    order = Order.objects.create(
        need=need, supply=supply, division_code=need.division_code, quantity=need.quantity,
        period=need.period, weekly=need.weekly, state=OrderState.SENT, sent_on=on,
        sent_by=by.doer.name, due_on=due, next_up=list(sending.next_up),
        code=secrets.token_urlsafe(CODE_BYTES),
    )  # fmt: skip
    move(need, State.MATCHED, on=on, due=due)
    note(need, f"派单给{supply.giver}", sending.why, by=by, on=on)
    _tell_house(order, f"有一张新派单“{need.item_name}”，请在 {due} 前答复", on)
    trail(by, "send_order", order, need=need.pk, supply=supply.pk)
    return order


def held_order(viewer: Viewer, pk: int, *states: OrderState) -> Order:
    """The house's own order, its row held, in one of the states."""
    own_order(viewer, pk)
    order = Order.objects.select_for_update().get(pk=pk)
    if order.state not in states:
        raise NeedRefused(f"这张派单现在是“{order.get_state_display()}”，不能这样办；请刷新页面")
    return order


def _answered(order: Order, state: OrderState, viewer: Viewer, *, on: date, due: date) -> None:
    order.state, order.due_on, order.told = state, due, 0
    order.answered_on, order.answered_by = on, viewer.doer.name
    order.save(update_fields=[
        "state", "due_on", "told", "answered_on", "answered_by", "refusal", "refusal_words",
    ])  # fmt: skip


def _onto_list(order: Order, viewer: Viewer, on: date) -> None:
    """Delivery settles only for who is with the house: the order is what puts her there."""
    house = order.supply.facility
    if house is None or givers([order.supply])[0].payer not in SETTLED:
        return
    person = order.need.person
    if not stays_in([house.pk], on).filter(person=person).exists():
        _take_in(house, order, viewer, on)


def _take_in(house: Facility, order: Order, viewer: Viewer, on: date) -> None:
    try:
        take_in(NewStay(house, order.need.person, "visited", on), by=viewer.doer, on=on)
    except StayRefused as refusal:
        raise NeedRefused(f"不能列入服务对象：{refusal}") from refusal


def _tell_house(order: Order, text: str, on: date) -> None:
    supply = order.supply
    to = notices.Recipient("organisation", supply.credit_code, supply.giver)
    notices.send_message(to, text, link=order.ref, on=on)
