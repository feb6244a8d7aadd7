"""Where the reader is, so that limits and amounts are those of her place."""

from django.conf import settings

from minzheng.engines.access.api import Viewer
from minzheng.kernel.divisions import NATION, ancestors, level
from minzheng.registers.divisions.api import UnknownDivision, full_name
from minzheng.registers.offices.api import Office
from minzheng.registers.people.api import get_person


def place_of(viewer: Viewer) -> str:
    """The division of the signed-in person, else the one this site serves."""
    if viewer.person_id is not None:
        return get_person(viewer.person_id).division_code or home_division()
    return home_division()


def home_division() -> str:
    """The division this installation serves: the setting, else that of its first bureau."""
    chosen = getattr(settings, "HOME_DIVISION", "")
    if chosen:
        return str(chosen)
    found = Office.objects.filter(kind="district").order_by("division_code", "code").first()
    return found.division_code if found else NATION


def county_of(division: str) -> str:
    """The county a division lies in; itself when it lies above the counties."""
    return next((code for code in ancestors(division) if level(code) == "county"), division)


def place_name(code: str) -> str:
    """The full name of a division, or its code where the register does not know it."""
    try:
        return full_name(code)
    except UnknownDivision:
        return code
