"""Who was served says whether it was done: herself, by a link, or through the village's worker."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import NOBODY, NotAllowed, Viewer
from minzheng.engines.cases.api import Agent
from minzheng.engines.needs.coded import RATINGS
from minzheng.engines.needs.deeds import move, note, trail
from minzheng.engines.needs.errors import NeedRefused, NoSuchNeed
from minzheng.engines.needs.models import (
    Need,
    OfferState,
    Order,
    OrderState,
    Pledge,
    PledgeState,
    State,
)
from minzheng.engines.needs.posts import WORKERS, require_post
from minzheng.registers.sealing import seal

Delivered = Order | Pledge
OWN, LINK, WORKER = "own", "link", "worker"
HOW = {OWN: "本人确认", LINK: "凭链接确认", WORKER: "工作人员上门代为确认"}
WRONG_CODE = "没有这个确认链接，或它已经用过。请从短信重新打开，或打电话给村（社区）"
MOST_WORDS = 200
AWAITING = {Order: OrderState.DONE, Pledge: PledgeState.DELIVERED}


@transaction.atomic
def confirm_receipt(need: Need, words: str, *, by: Viewer, on: date) -> Need:
    """Say that it came: the person or who asked for her, or a worker who went there.

    `words` tell what a worker saw; may be empty otherwise. Raises NeedRefused, NotAllowed.
    """
    how = _how(need, by)
    if how == WORKER and not words.strip():
        raise NeedRefused("代为确认的，请写明哪天、怎样问到本人的")
    return _confirmed(_delivered(need), how, words, by=by, on=on)


@transaction.atomic
def confirm_by_code(code: str, *, on: date) -> Need:
    """The same with the link from the message, without signing in. Raises NoSuchNeed."""
    row = delivered_by_code(code)
    return _confirmed(row, LINK, "", by=NOBODY, on=on)


@transaction.atomic
def deny_receipt(need: Need, words: str, *, by: Viewer, on: date) -> Need:
    """Say that it did not come, or not as agreed; the town looks anew. Raises as confirming."""
    _how(need, by)
    if not words.strip():
        raise NeedRefused("请写明哪里没有做到，工作人员会联系您")
    row = _delivered(need)
    held = _need_of(row)
    if isinstance(row, Order):
        row.state = OrderState.ENDED
        move(held, State.CONFIRMED, on=on)
    else:
        row.state = PledgeState.LAPSED
        row.offering.state = OfferState.OPEN
        row.offering.save(update_fields=["state"])
        move(held, State.OFFERED, on=on, due=row.offering.due_on)
    row.save(update_fields=["state"])
    note(held, "本人说没有做到", words, by=by, on=on)
    trail(by, "deny_receipt", row, need=held.pk)
    return held


@transaction.atomic
def rate_service(need: Need, rating: int, words: str, *, by: Viewer, on: date) -> Order:
    """Rate what was confirmed, once; 5 is best. Raises NeedRefused, NotAllowed."""
    _how(need, by)
    order = Order.objects.select_for_update().filter(need=need, state=OrderState.CONFIRMED).first()
    if order is None or order.rating is not None:
        raise NeedRefused("这一项还没有确认，或已经评过了，不用再评")
    if rating not in RATINGS:
        raise NeedRefused(f"请选{'、'.join(RATINGS.values())}之一")
    text = words.strip()[:MOST_WORDS]
    order.rating, order.rating_sealed = rating, seal(text) if text else ""
    order.save(update_fields=["rating", "rating_sealed"])
    note(order.need, f"评价：{order.rating_name}", text, by=by, on=on)
    trail(by, "rate_service", order, rating=rating)
    return order


def delivered_by_code(code: str) -> Delivered:
    """What waits to be confirmed under a link's code. Raises NoSuchNeed."""
    orders = Order.objects.select_related("need", "supply__facility", "supply__organisation")
    order = orders.filter(code=code, state=OrderState.DONE).first()
    if order is not None:
        return order
    pledges = Pledge.objects.select_related("offering__need", "organisation")
    pledge = pledges.filter(code=code, state=PledgeState.DELIVERED).first()
    if pledge is None:
        raise NoSuchNeed(WRONG_CODE)
    return pledge


def giver_of(row: Delivered) -> str:
    """Who delivered, by name."""
    return row.supply.giver if isinstance(row, Order) else row.organisation.name


def waits_for_receipt(need: Need) -> Delivered | None:
    """What of a need waits to be confirmed. At most two queries."""
    order = need.orders.filter(state=OrderState.DONE).first()
    if order is not None:
        return order
    return Pledge.objects.filter(offering__need=need, state=PledgeState.DELIVERED).first()


def _how(need: Need, by: Viewer) -> str:
    """In which way somebody may say so. Raises NotAllowed."""
    if by.person_id is None:
        require_post(by, WORKERS, need)
        return WORKER
    if isinstance(by, Agent):
        raise NotAllowed("收到没有、满不满意，由本人说。代办只能提出和查看")
    if by.person_id not in (need.person_id, need.asked_by):
        raise NotAllowed("这项需求不是您的，不能确认")
    return OWN


def _delivered(need: Need) -> Delivered:
    found = waits_for_receipt(need)
    if found is None:
        raise NeedRefused("现在没有要确认的：机构报完成以后才能确认")
    return found


def _need_of(row: Delivered) -> Need:
    pk = row.need_id if isinstance(row, Order) else row.offering.need_id
    return Need.objects.select_for_update().get(pk=pk)


def _confirmed(row: Delivered, how: str, words: str, *, by: Viewer, on: date) -> Need:
    """The row, its row held, is confirmed; of two at once the second is told so."""
    need = _need_of(row)
    held = type(row).objects.select_for_update().get(pk=row.pk)
    if held.state != AWAITING[type(row)]:
        raise NeedRefused("已经确认过了，不用再确认")
    held.confirmed_on, held.confirmed_how = on, how
    held.confirmed_by = by.doer.name if how == WORKER else HOW[how]
    if isinstance(held, Order):
        held.state = OrderState.CONFIRMED
    else:
        held.state = PledgeState.CONFIRMED
        held.offering.state, held.offering.met_on = OfferState.MET, on
        held.offering.save(update_fields=["state", "met_on"])
    held.save(update_fields=["state", "confirmed_on", "confirmed_how", "confirmed_by"])
    move(need, State.MET, on=on)
    note(need, HOW[how], words, by=by, on=on)
    trail(by, "confirm_receipt", held, need=need.pk, how=how)
    return need
