"""Who hears of what: the posts of the place, and the people an agreement is about."""

from datetime import date

from minzheng.engines.caregiving.models import Agreement, Charge
from minzheng.engines.notices import api as notices
from minzheng.registers.offices.api import officers_with


def tell_posts(charge: Charge, roles: tuple[str, ...], text: str, *, on: date) -> None:
    """A message to everybody who holds one of the posts of the place."""
    for role in roles:
        for officer in officers_with(role, charge.division_code, on):
            to = notices.Recipient("officer", officer.staff_number, officer.name)
            notices.send_message(to, text, link=charge.ref, on=on)


def tell_people(agreement: Agreement, text: str, *, on: date) -> None:
    """A message to the person and her carer, as far as they are alive."""
    for person in (agreement.charge.person, agreement.carer):
        if person is not None and person.died_on is None:
            notices.send_message(notices.Recipient("person", str(person.pk)), text, on=on)
