"""What a partner makes for somebody who rings or comes by: bookings, tips, comments on drafts.

Each is made by the verb of the engine that keeps it, within the partner's divisions; afterwards the
partner sees what it made itself, and nothing else.
"""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import may_see
from minzheng.engines.bookings import api as bookings
from minzheng.engines.disclosure import api as disclosure
from minzheng.engines.partners.admitting import Caller
from minzheng.engines.partners.errors import NotMade
from minzheng.engines.partners.models import Made
from minzheng.engines.partners.scopes import EVERY_MATTER
from minzheng.engines.tips import api as tips

Kind = Made.Kind
NOT_HERE = "没有这项预约服务，或不在贵方获准的辖区和事项内，见 /offers"


@transaction.atomic
def book(
    caller: Caller, offer: int, new: bookings.NewBooking, *, on: date, now: datetime
) -> bookings.Booking:
    """Book a time for somebody; `now` is the wall clock at the place.

    Raises NotMade (no such offer in reach), what bookings.book() raises.
    """
    row = bookings.offers_at(on=on).filter(pk=offer).first()
    if row is None or not may_see(caller.viewer, row.division_code, row.matter or EVERY_MATTER):
        raise NotMade(NOT_HERE)
    made = bookings.book(row, new, by=caller.viewer, on=on, now=now)
    _keep(caller, Kind.BOOKING, made.number, row.division_code, on)
    return made


@transaction.atomic
def move_booking(
    caller: Caller, number: str, choice: bookings.Choice, *, on: date, now: datetime
) -> bookings.Booking:
    """Another time at the same offer. Raises NotMade, what bookings.move() raises."""
    row = booking_made(caller, number)
    return bookings.move(row, choice, by=caller.viewer, on=on, now=now)


@transaction.atomic
def cancel_booking(caller: Caller, number: str, *, on: date) -> bookings.Booking:
    """Give the time back. Raises NotMade, BookingRefused."""
    return bookings.cancel(booking_made(caller, number), by=caller.viewer, on=on)


@transaction.atomic
def hand_in_tip(caller: Caller, new: tips.NewTip, *, on: date) -> str:
    """Pass a tip on; gives its number.

    Raises NotMade (a place out of reach), what tips.receive() raises.
    """
    if not may_see(caller.viewer, new.division_code):
        raise NotMade("这个地方不在贵方获准的辖区内。情况紧急的请同时打 110")
    tip = tips.receive(new, by=caller.viewer, on=on)
    _keep(caller, Kind.TIP, tip.number, tip.division_code, on)
    return str(tip.number)


@transaction.atomic
def hand_in_comment(
    caller: Caller, consultation: int, new: disclosure.NewComment, *, on: date
) -> disclosure.Comment:
    """Pass a comment on a draft on. Raises NoSuchDocument, WindowClosed, Unfit."""
    row = disclosure.public_consultation(consultation, on)
    comment = disclosure.comment(row, new, on=on)
    _keep(caller, Kind.COMMENT, comment.receipt, row.division_code, on)
    return comment


def made_by(caller: Caller, kind: str) -> QuerySet[Made]:
    """Everything of a kind that the partner made, newest first."""
    return Made.objects.filter(partner=caller.partner, kind=kind)


def bookings_made(numbers: Sequence[str]) -> dict[str, bookings.Booking]:
    """Bookings by their number. One query."""
    rows = bookings.Booking.objects.filter(number__in=list(numbers))
    return {row.number: row for row in rows.select_related("slot", "offer")}


def booking_made(caller: Caller, number: str) -> bookings.Booking:
    """A booking the partner made. Raises NotMade."""
    _own(caller, Kind.BOOKING, number)
    return bookings_made([number])[number]


def tip_made(caller: Caller, number: str) -> tips.Progress:
    """How far a tip is that the partner passed on: no person, no place. Raises NotMade."""
    return tips.progress(_own(caller, Kind.TIP, number).number)


def comment_made(caller: Caller, receipt: str) -> disclosure.Comment:
    """What became of a comment that the partner passed on. Raises NotMade."""
    return disclosure.follow(_own(caller, Kind.COMMENT, receipt).number)


def _own(caller: Caller, kind: Kind, number: str) -> Made:
    row = made_by(caller, kind).filter(number=number).first() if number else None
    if row is None or not may_see(caller.viewer, row.division_code):
        raise NotMade(f"没有这个{kind.label}，或不是本系统办的。请核对编号")
    return row


def _keep(caller: Caller, kind: Kind, number: str, division: str, on: date) -> None:
    Made.objects.create(
        partner=caller.partner, kind=kind, number=number, division_code=division, made_on=on
    )
