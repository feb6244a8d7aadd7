"""Where the reader is, so that limits and amounts are those of her place."""

from minzheng.engines.access.api import Viewer
from minzheng.kernel.divisions import ancestors, level
from minzheng.registers.divisions.api import UnknownDivision, full_name
from minzheng.registers.offices.api import home_division
from minzheng.registers.people.api import get_person


def place_of(viewer: Viewer) -> str:
    """The division of the signed-in person, else the one this site serves."""
    if viewer.person_id is not None:
        return get_person(viewer.person_id).division_code or home_division()
    return home_division()


def county_of(division: str) -> str:
    """The county a division lies in; itself when it lies above the counties."""
    return next((code for code in ancestors(division) if level(code) == "county"), division)


def place_name(code: str) -> str:
    """The full name of a division, or its code where the register does not know it."""
    try:
        return full_name(code)
    except UnknownDivision:
        return code
