"""How the families of the stories authorise the check: each adult herself, or on a signed sheet."""

from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.consent.api import Sheet, Signature, Wish, agree, is_adult, record_sheet
from minzheng.wiring.demo.applying import MATTER, resident
from minzheng.wiring.demo.population import Home

# A page without a picture: what lies in the demo's folder is nobody's signature.
SHEET = Sheet("授权书.pdf", b"%PDF-1.4\n% demo: a signed authorisation\n%%EOF\n")


def others_agree(home: Home, case_ref: str, on: date) -> None:
    """The other adults authorise at their own sign-in; who applied has done so by applying."""
    for place, person in list(enumerate(home.people))[1:]:
        if is_adult(person, on):
            agree(Wish(person.pk, MATTER, case_ref), by=resident(home, place), on=on)


def sign_sheets(home: Home, case_ref: str, *, by: Viewer, on: date) -> None:
    """Everybody signs on paper before the village worker; for children the head of the family."""
    for person in home.people:
        guardian = "" if is_adult(person, on) else home.people[0].name
        wish = Wish(person.pk, MATTER, case_ref)
        record_sheet(wish, Signature(SHEET, guardian=guardian), by=by, on=on)
