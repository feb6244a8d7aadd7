"""What this engine writes into the trail and whom it tells: always about somebody listed."""

from collections.abc import Iterable
from datetime import date

from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.engines.rounds.models import Listed
from minzheng.kernel.doer import Doer
from minzheng.registers.offices.api import officers_with

LINK = "rounds"


def record(listed: Listed, verb: str, by: Doer, **detail: object) -> None:
    """One entry, written last."""
    audit.record(by, verb, listed.ref, division=listed.division_code, detail=detail)


def tell_posts(listed: Listed, roles: Iterable[str], text: str, *, on: date) -> None:
    """A message to who holds the posts over the place, each person once."""
    place = listed.division_code
    officers = {each.staff_number: each.name for r in roles for each in officers_with(r, place, on)}
    for number, name in officers.items():
        notices.send_message(notices.Recipient("officer", number, name), text, link=LINK, on=on)
