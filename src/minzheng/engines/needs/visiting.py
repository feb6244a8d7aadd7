"""Each time an order is carried out: written down with proof, never more than was ordered."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.delivery.api import DeliveryRefused, NewRecord, RecordRefused, ServiceRecord
from minzheng.engines.delivery.api import record_service as settle_service
from minzheng.engines.needs.clocks import days_due
from minzheng.engines.needs.coded import MONTHLY, ONCE, PERIODS
from minzheng.engines.needs.deeds import ask_receipt, move, note, trail
from minzheng.engines.needs.errors import NeedRefused, NoSuchNeed
from minzheng.engines.needs.models import Order, OrderState, State, Visit
from minzheng.engines.needs.ordering import held_order
from minzheng.engines.needs.papers import keep_proof, open_proof
from minzheng.engines.needs.posts import own_order
from minzheng.kernel.months import Month
from minzheng.registers.papers import Paper
from minzheng.vocabulary import meeting

MOST_MINUTES = 1_440
LENGTHS = {"given_by": ("服务人员", 40), "place": ("地点", 100), "signed_by": ("签收人", 40),
           "note": ("备注", 200)}  # fmt: skip


@dataclass(frozen=True)
class NewVisit:
    """One time; `begins` is "08:30" or ""; proof is a photo or a signed sheet."""

    day: date
    given_by: str
    quantity: int = 1
    begins: str = ""
    minutes: int | None = None
    place: str = ""
    signed_by: str = ""
    note: str = ""
    proof: Paper | None = None


@transaction.atomic
def record_visit(viewer: Viewer, order: int, new: NewVisit, *, on: date) -> Visit:
    """Write down one time; where the house settles it, the service record is written too.

    Raises NoSuchNeed, NeedRefused (day, more than ordered, twice, price list, photo).
    """
    row = held_order(viewer, order, OrderState.ACCEPTED)
    _check(row, new, on)
    _guard(row, new)
    record = _settled(viewer, row, new, on)
    visit = Visit.objects.create(
        order=row, record=record, day=new.day, begins=new.begins, minutes=new.minutes,
        quantity=new.quantity, given_by=new.given_by.strip(), place=new.place.strip(),
        signed_by=new.signed_by.strip(), note=new.note.strip(), entered_on=on,
        entered_by=viewer.doer.name, **keep_proof(new.proof),
    )  # fmt: skip
    told = f"{new.day} {new.given_by.strip()} {new.quantity} {row.unit}"
    note(row.need, "提供服务", told, by=viewer, on=on)
    trail(viewer, "record_visit", row, visit=visit.pk, day=str(new.day), quantity=new.quantity)
    return visit


@transaction.atomic
def finish_order(viewer: Viewer, order: int, *, on: date) -> Order:
    """The house says it is done; the person confirms. Raises NoSuchNeed, NeedRefused."""
    row = held_order(viewer, order, OrderState.ACCEPTED)
    if not row.visits.exists():
        raise NeedRefused("还没有一次服务记录：请先登记服务，再报完成")
    due = days_due(meeting.服务确认期限, row.division_code, on)
    row.state, row.done_on, row.due_on, row.told = OrderState.DONE, on, due, 0
    row.save(update_fields=["state", "done_on", "due_on", "told"])
    move(row.need, State.ORDERED, on=on, due=due)
    note(row.need, "机构报完成", "", by=viewer, on=on)
    ask_receipt(row.need, f"“{row.need.item_name}”做完了吗？", row.code, on=on)
    trail(viewer, "finish_order", row, need=row.need_id)
    return row


def read_proof(viewer: Viewer, visit: int) -> tuple[bytes, str, str]:
    """A house's own proof: content, mime, name. Raises NoSuchNeed, PaperLost."""
    row = Visit.objects.select_related("order").filter(pk=visit).first()
    if row is None or not row.proof:
        raise NoSuchNeed("没有这份凭证，请返回派单")
    own_order(viewer, row.order_id)
    return open_proof(viewer, row.order, row)


def left_of(order: Order, day: date) -> int:
    """How many units may still be given in the period of a day. One query."""
    first, last = _span(order, day)
    rows = order.visits.filter(day__range=(first, last)) if order.period != ONCE else order.visits
    given = rows.aggregate(units=Sum("quantity"))["units"] or 0
    return order.quantity - int(given)


def _guard(order: Order, new: NewVisit) -> None:
    left = left_of(order, new.day)
    if new.quantity > left:
        period = PERIODS[order.period]
        raise NeedRefused(
            f"派单是{period} {order.quantity} {order.unit}，{new.day} 这一期只剩 {max(left, 0)} "
            f"{order.unit}，不能登记 {new.quantity}。确实要增加的，请镇街另派一单"
        )


def _span(order: Order, day: date) -> tuple[date, date]:
    if order.period == MONTHLY:
        month = Month.of(day)
        return month.first, month.last
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def _check(order: Order, new: NewVisit, on: date) -> None:
    taken = order.answered_on or order.sent_on
    if not taken <= new.day <= on:
        raise NeedRefused(f"服务日期 {new.day} 应在接单 {taken} 以后、今天 {on} 以前")
    if new.quantity < 1:
        raise NeedRefused("数量至少是 1，请核对")
    if new.minutes is not None and not 1 <= new.minutes <= MOST_MINUTES:
        raise NeedRefused(f"分钟应在 1 到 {MOST_MINUTES} 之间；没有记时间的可以不填")
    if not new.given_by.strip():
        raise NeedRefused("请写服务人员姓名")
    for name, (label, most) in LENGTHS.items():
        if len(getattr(new, name)) > most:
            raise NeedRefused(f"“{label}”最多 {most} 个字，请写短一些")
    if order.visits.filter(day=new.day, begins=new.begins).exists():
        raise NeedRefused(f"{new.day} {new.begins} 已经登记过；同一天做两次的写上各自的开始时间")


def _settled(viewer: Viewer, order: Order, new: NewVisit, on: date) -> ServiceRecord | None:
    """The record that goes into the month's statement; None for who has no price list."""
    supply = order.supply
    if supply.facility_id is None or not supply.offer:
        return None
    told = NewRecord(
        order.need.person, supply.offer, new.day, quantity=new.quantity, begins=new.begins,
        minutes=new.minutes, given_by=new.given_by, note=new.note,
    )  # fmt: skip
    try:
        return settle_service(viewer, supply.facility_id, told, on=on)
    except (RecordRefused, DeliveryRefused) as refusal:
        raise NeedRefused(f"不能计入结算：{refusal}") from refusal
