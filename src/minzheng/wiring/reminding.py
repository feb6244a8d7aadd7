"""Who has booked a time for tomorrow and has an account gets a message; once."""

from datetime import date

from django.db import transaction

from minzheng.engines.bookings.api import due_reminders, note_reminded
from minzheng.engines.notices.api import Recipient, send_message

TEXT = "明天 {starts} 您约了{service}，在{place}。{bring}来不了请凭预约号 {number} 取消或改时间。"


@transaction.atomic
def remind_of_bookings(on: date) -> int:
    """Gives how many were reminded; run again on the same day, nobody is."""
    due = due_reminders(on)
    for booking in due:
        offer = booking.offer
        text = TEXT.format(
            starts=f"{booking.slot.starts:%H:%M}", service=offer.service, place=offer.place_name,
            bring=f"请带{offer.bring}。" if offer.bring else "", number=booking.number,
        )  # fmt: skip
        send_message(Recipient("person", str(booking.person_id)), text, on=on)
    return note_reminded(due, on)
