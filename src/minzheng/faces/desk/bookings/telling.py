"""Who has an account is told at once that her time is gone; the others are rung up."""

from collections.abc import Iterable
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.bookings.api import Booking, mark_told
from minzheng.engines.notices.api import Recipient, send_message

TEXT = (
    "您预约的{service}（{place}，{day} {starts}）因那边有变动不能办了。"
    "请凭预约号 {number} 另选时间，或取消。"
)


def tell_displaced(lost: Iterable[Booking], *, by: Viewer, on: date) -> int:
    """Messages to those with an account; gives how many are still to be rung up."""
    left = 0
    for booking in lost:
        if booking.person_id is None:
            left += 1
            continue
        text = TEXT.format(
            service=booking.offer.service, place=booking.offer.place_name, day=booking.day,
            starts=f"{booking.slot.starts:%H:%M}", number=booking.number,
        )  # fmt: skip
        send_message(Recipient("person", str(booking.person_id)), text, on=on, by=by.doer)
        mark_told(booking, by=by, on=on)
    return left
