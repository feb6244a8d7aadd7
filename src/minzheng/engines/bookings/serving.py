"""The verbs at the counter: came, did not come, somebody without a booking, told of a change."""

from datetime import date, datetime, time

from django.db import transaction

from minzheng.engines.access.api import Viewer, open_field, require
from minzheng.engines.audit import api as audit
from minzheng.engines.bookings.booking import Choice, new_number
from minzheng.engines.bookings.errors import BookingRefused
from minzheng.engines.bookings.models import Booking, Offer, State
from minzheng.engines.bookings.plan import Time, plan_of
from minzheng.engines.bookings.seats import take_beyond
from minzheng.registers.people.api import clean_name, clean_phone
from minzheng.registers.sealing import blind_index, seal, unseal

RECEPTION = ("village_worker", "town_clerk", "town_head", "district_clerk", "district_head")
MARKABLE = (State.BOOKED, State.CAME, State.ABSENT)


def mark_came(booking: Booking, *, by: Viewer, on: date) -> Booking:
    """She is here. Raises BookingRefused, NotAllowed."""
    return _mark(booking, State.CAME, by, on)


def mark_absent(booking: Booking, *, by: Viewer, on: date) -> Booking:
    """She did not come. Raises BookingRefused, NotAllowed."""
    return _mark(booking, State.ABSENT, by, on)


@transaction.atomic
def add_walk_in(
    offer: Offer, name: str, phone: str = "", *, by: Viewer, on: date, now: datetime
) -> Booking:
    """Enter somebody who came without a booking; she is counted at the time now or next.

    Raises BookingRefused when nothing is offered today, NameRefused, PhoneRefused, NotAllowed.
    """
    require(by, RECEPTION, offer.division_code)
    called, number = clean_name(name), clean_phone(phone) if phone.strip() else ""
    chosen = _running(plan_of(offer).times_on(on), now.time())
    slot = take_beyond(offer, on, chosen)
    booking = Booking.objects.create(
        number=new_number(), offer=offer, slot=slot, division_code=offer.division_code, day=on,
        state=State.CAME, name_sealed=seal(called), phone_sealed=seal(number) if number else "",
        phone_index=blind_index(number, kind="phone") if number else "", walk_in=True,
        made_on=on, marked_on=on,
    )  # fmt: skip
    told = Choice(on, chosen.starts).told
    audit.record(by.doer, "add_walk_in", booking.ref, division=offer.division_code, detail=told)
    return booking


@transaction.atomic
def mark_told(booking: Booking, *, by: Viewer, on: date) -> Booking:
    """Somebody told her that her time is gone. Raises BookingRefused, NotAllowed."""
    row = Booking.objects.select_for_update().get(pk=booking.pk)
    require(by, RECEPTION, row.division_code)
    if row.state != State.DISPLACED:
        raise BookingRefused("这个预约的时间没有变动，不用告知；请刷新页面")
    row.told_on = on
    row.save(update_fields=["told_on"])
    audit.record(by.doer, "tell_displaced", row.ref, division=row.division_code)
    return row


def open_contact(viewer: Viewer, booking: Booking, *, purpose: str) -> tuple[str, str]:
    """Name and phone in clear, after the trail knows who and why.

    Raises UnknownPurpose, NotAllowed.
    """
    require(viewer, RECEPTION, booking.division_code)
    opened = open_field(
        viewer, subject=booking.ref, field="contact", purpose=purpose,
        reader=lambda: _contact(booking), division=booking.division_code,
    )  # fmt: skip
    name, _, phone = opened.partition("\n")
    return name, phone


@transaction.atomic
def _mark(booking: Booking, state: State, by: Viewer, on: date) -> Booking:
    row = Booking.objects.select_for_update().get(pk=booking.pk)
    require(by, RECEPTION, row.division_code)
    if row.state not in MARKABLE:
        raise BookingRefused(f"这个预约{row.get_state_display()}，不用登记到没到")
    if row.day > on:
        raise BookingRefused(f"预约的日子 {row.day} 还没有到，不能登记到没到")
    row.state, row.marked_on = state, on
    row.save(update_fields=["state", "marked_on"])
    audit.record(by.doer, f"booking_{state}", row.ref, division=row.division_code)
    return row


def _running(times: tuple[Time, ...], now: time) -> Time:
    """The time that runs now, else the next one, else the last of the day."""
    if not times:
        raise BookingRefused("今天这里不办，没有时段可以登记；请核对时段设置")
    return next((each for each in times if each.ends > now), times[-1])


def _contact(booking: Booking) -> str:
    phone = unseal(booking.phone_sealed) if booking.phone_sealed else ""
    return f"{unseal(booking.name_sealed)}\n{phone}"
