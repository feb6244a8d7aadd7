"""The verbs of who books: book, move, cancel; with number and the phone's last four digits."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import IntegrityError, transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.bookings.errors import AlreadyBooked, BookingRefused, NoSuchBooking, TimeGone
from minzheng.engines.bookings.models import Booking, Offer, State
from minzheng.engines.bookings.plan import Plan, Time, plan_of
from minzheng.engines.bookings.seats import leave, take
from minzheng.registers.people.api import clean_name, clean_phone
from minzheng.registers.sealing import blind_index, seal, unseal

SIGNS = "23456789ABCDEFGHJKLMNPQRTUVWXY"  # none that is taken for another
LETTERS, TAIL = 9, 4
MOVABLE = (State.BOOKED, State.DISPLACED)
UNKNOWN = "没有找到这个预约：请核对预约号和手机号后四位"


@dataclass(frozen=True)
class Choice:
    """A day and the o'clock at which the time begins."""

    day: date
    starts: time

    @property
    def told(self) -> dict[str, str]:
        """As the trail tells of it."""
        return {"day": self.day.isoformat(), "starts": f"{self.starts:%H:%M}"}


@dataclass(frozen=True)
class NewBooking:
    """Who books which time; `person_id` when she is signed in."""

    choice: Choice
    name: str
    phone: str
    person_id: int | None = None


@transaction.atomic
def book(offer: Offer, new: NewBooking, *, by: Viewer, on: date, now: datetime) -> Booking:
    """Book a time; `now` is the wall clock at the place.

    Raises TimeGone, AlreadyBooked, NameRefused, PhoneRefused.
    """
    name, phone = clean_name(new.name), clean_phone(new.phone)
    row = _offer(offer, on)
    chosen = _chosen(plan_of(row), new.choice, on, now)
    slot = take(row, new.choice.day, chosen)
    booking = Booking(
        number=new_number(), offer=row, slot=slot, division_code=row.division_code,
        day=new.choice.day, name_sealed=seal(name), phone_sealed=seal(phone),
        phone_index=blind_index(phone, kind="phone"), person_id=new.person_id, made_on=on,
    )  # fmt: skip
    _save(booking)
    audit.record(by.doer, "book", booking.ref, division=row.division_code,
                 detail=new.choice.told)  # fmt: skip
    return booking


@transaction.atomic
def move(booking: Booking, choice: Choice, *, by: Viewer, on: date, now: datetime) -> Booking:
    """Another time at the same offer; also for one that was displaced. Raises BookingRefused."""
    row = _locked(booking)
    _refuse_past(row, on)
    if row.state == State.BOOKED and (row.day, row.slot.starts) == (choice.day, choice.starts):
        return row
    offer = _offer(row.offer, on)
    slot = take(offer, choice.day, _chosen(plan_of(offer), choice, on, now))
    if row.state == State.BOOKED:
        leave(row.slot_id)
    row.slot, row.day, row.state = slot, choice.day, State.BOOKED
    row.reminded_on = None
    _save(row)
    audit.record(by.doer, "move_booking", row.ref, division=row.division_code,
                 detail=choice.told)  # fmt: skip
    return row


@transaction.atomic
def cancel(booking: Booking, *, by: Viewer, on: date) -> Booking:
    """Give the time back; cancelling again changes nothing. Raises BookingRefused."""
    row = _locked(booking)
    if row.state == State.CANCELLED:
        return row
    _refuse_past(row, on)
    if row.state == State.BOOKED:
        leave(row.slot_id)
    row.state, row.marked_on = State.CANCELLED, on
    row.save(update_fields=["state", "marked_on"])
    audit.record(by.doer, "cancel_booking", row.ref, division=row.division_code)
    return row


def booking_by_number(number: str, tail: str) -> Booking:
    """The booking with a number and the last four digits of its phone. Raises NoSuchBooking."""
    rows = Booking.objects.select_related("slot", "offer")
    found = rows.filter(number=number.strip().upper()).first()
    phone = unseal(found.phone_sealed) if found is not None and found.phone_sealed else ""
    if found is None or not hmac.compare_digest(phone[-TAIL:].encode(), tail.strip().encode()):
        raise NoSuchBooking(UNKNOWN)
    return found


def bookings_of(person_id: int, on: date) -> list[Booking]:
    """What a signed-in person has booked from today on."""
    rows = Booking.objects.filter(person_id=person_id, day__gte=on, state__in=MOVABLE)
    return list(rows.select_related("slot", "offer"))


def _chosen(plan: Plan, choice: Choice, on: date, now: datetime) -> Time:
    found = plan.time_at(choice.day, choice.starts)
    if found is None or choice.day not in set(plan.days_to_book(on)):
        raise TimeGone("这个时间现在不能预约，请从列出的时间里选")
    if choice.day == on and choice.starts <= now.time():
        raise TimeGone("这个时间已经过了，请另选一个")
    return found


def _refuse_past(booking: Booking, on: date) -> None:
    if booking.state not in MOVABLE:
        raise BookingRefused(f"这个预约{booking.get_state_display()}，不能再改；需要时请重新预约")
    if booking.day < on and booking.state == State.BOOKED:
        raise BookingRefused(f"预约的日子 {booking.day} 已经过去，请重新预约")


def _save(booking: Booking) -> None:
    try:
        with transaction.atomic():
            booking.save()
    except IntegrityError as twice:
        raise AlreadyBooked(
            "这个手机号当天在这里已经有一个预约。要换时间的，请凭预约号改时间"
        ) from twice


def _offer(offer: Offer, on: date) -> Offer:
    """The offer in force, held: a change of its week and a booking do not pass each other."""
    row = Offer.objects.select_for_update().filter(pk=offer.pk).live_on(on).first()
    if row is None:
        raise TimeGone("这里已经停止预约，请另选一处，或打电话询问")
    return row


def _locked(booking: Booking) -> Booking:
    rows = Booking.objects.select_for_update(of=("self",))
    return rows.select_related("slot", "offer").get(pk=booking.pk)


def new_number() -> str:
    """A number nobody can guess or misread."""
    return "Y" + "".join(secrets.choice(SIGNS) for _ in range(LETTERS))
