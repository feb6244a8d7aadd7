"""What this engine writes into the trail and whom it tells."""

from datetime import date

from minzheng.engines.airing.models import Airing, Scheme
from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.kernel.doer import Doer
from minzheng.registers.offices.api import officers_with


def record_scheme(row: Scheme, verb: str, by: Doer, **detail: object) -> None:
    """One entry of a scheme, written last."""
    audit.record(by, verb, row.ref, division=row.division_code, detail=detail)


def record(row: Airing, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    audit.record(by, verb, row.ref, division=row.division_code, detail=detail)


def tell(row: Airing, role: str, place: str, text: str, *, on: date) -> None:
    """A message to who holds a post."""
    for each in officers_with(role, place, on):
        recipient = notices.Recipient("officer", each.staff_number, each.name)
        notices.send_message(recipient, text, link=row.ref, on=on)
