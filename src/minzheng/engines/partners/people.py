"""Whom a partner means: name and identity number must both fit, within its divisions."""

from minzheng.engines.access.api import may_see
from minzheng.engines.partners.admitting import Caller
from minzheng.engines.partners.errors import PersonUnknown
from minzheng.registers.people.api import Person, find_by_id_number

UNKNOWN = (
    "没有查到这个人：姓名和证件号码对不上，登记簿里没有，或不在贵方获准的辖区内。"
    "请核对号码；没有登记的，请本人到村（社区）登记"
)


def person_of(caller: Caller, name: str, id_number: str, matter: str) -> Person:
    """The person, if the partner reaches where she lives or is registered, for the matter.

    Raises PersonUnknown, alike whatever is the reason.
    """
    try:
        person = find_by_id_number(id_number.strip())
    except ValueError:
        person = None
    if person is None or person.name != name.strip() or not reaches(caller, person, matter):
        raise PersonUnknown(UNKNOWN)
    return person


def reaches(caller: Caller, person: Person, matter: str) -> bool:
    """Whether the person lives or is registered where the partner may look."""
    places = {person.living_division, person.registered_division} - {""}
    return any(may_see(caller.viewer, place, matter) for place in places)
