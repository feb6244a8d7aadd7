"""What this engine writes into the trail and whom it tells."""

from datetime import date

from minzheng.engines.audit import api as audit
from minzheng.engines.duties.models import Duty
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import Doer
from minzheng.registers.offices.api import officers_with


def record(duty: Duty, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    audit.record(by, verb, duty.ref, division=duty.division_code, detail=detail)


def tell_owner(duty: Duty, text: str, *, on: date) -> None:
    """A message to who holds the owning post and the helping ones, each person once."""
    posts = [(duty.owner_role, duty.division_code), *duty.helping]
    officers = {o.staff_number: o.name for role, place in posts
                for o in officers_with(role, place, on)}  # fmt: skip
    for number, name in officers.items():
        notices.send_message(notices.Recipient("officer", number, name), text, link=duty.ref, on=on)


def tell_officer(duty: Duty, number: str, text: str, *, on: date) -> None:
    """A message to one officer."""
    notices.send_message(notices.Recipient("officer", number), text, link=duty.ref, on=on)
