"""Seats are taken and left by one conditional statement each: no seat is ever given twice."""

from datetime import date

from django.db.models import F

from minzheng.engines.bookings.errors import TimeGone
from minzheng.engines.bookings.models import Offer, Slot
from minzheng.engines.bookings.plan import Time

FULL = "这个时段刚刚约满了，请另选一个时间"


def take(offer: Offer, day: date, chosen: Time) -> Slot:
    """A seat at a time, inside the caller's transaction. Raises TimeGone when all are taken."""
    slot, _ = Slot.objects.get_or_create(
        offer=offer, day=day, starts=chosen.starts, defaults={"ends": chosen.ends}
    )
    free = Slot.objects.filter(pk=slot.pk, taken__lt=chosen.seats)
    if not free.update(taken=F("taken") + 1, ends=chosen.ends):
        raise TimeGone(FULL)
    return slot


def take_beyond(offer: Offer, day: date, chosen: Time) -> Slot:
    """A place for somebody who is standing there; she is counted, also beyond the seats."""
    slot, _ = Slot.objects.get_or_create(
        offer=offer, day=day, starts=chosen.starts, defaults={"ends": chosen.ends}
    )
    Slot.objects.filter(pk=slot.pk).update(taken=F("taken") + 1)
    return slot


def leave(slot_id: int) -> None:
    """Give a seat back."""
    Slot.objects.filter(pk=slot_id, taken__gt=0).update(taken=F("taken") - 1)
