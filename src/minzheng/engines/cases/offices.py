"""Which office acts in a place, what it is called, how its documents are numbered."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.notices import api as notices
from minzheng.kernel.divisions import ancestors, level
from minzheng.registers.divisions.api import UnknownDivision, full_names, get_division
from minzheng.registers.offices.api import office_of, officers_with

KINDS = {"village": "village", "town": "town", "county": "district", "city": "city"}
TOWN_ENDINGS = ("街道", "镇", "乡")


@dataclass(frozen=True)
class ActingOffice:
    """An office as its documents name it."""

    code: str
    name: str
    division_code: str
    contact: str
    number_prefix: str


def acting_office(division_code: str) -> ActingOffice:
    """The office of a division; where none is registered the division's own name stands in."""
    kind = KINDS.get(level(division_code), "district")
    office = office_of(division_code, kind)
    prefix = number_prefix(division_code)
    if office is None:
        name = place_name(division_code)
        return ActingOffice(division_code, name, division_code, "", prefix)
    contact = "，".join(part for part in (office.address, office.phone) if part) or office.name
    return ActingOffice(office.code, office.name, division_code, contact, prefix)


def number_prefix(division_code: str) -> str:
    """The district's first sign, and the town's name where the town issues: 增, 增荔城."""
    line = [code for code in ancestors(division_code) if level(code) in ("county", "town")]
    names = {level(code): _name(code) for code in line}
    county = names.get("county", "")[:1]
    town = names.get("town", "")
    for ending in TOWN_ENDINGS:
        town = town.removesuffix(ending)
    return county + town


def place_name(division_code: str) -> str:
    """The full name of a division, or its code where the register does not know it."""
    try:
        return full_names([division_code])[division_code]
    except UnknownDivision:
        return division_code


def actor_for_remedies(division_code: str) -> notices.Actor:
    """Who acted, so that the letter names the government that reviews it (行政复议法第二十四条)."""
    line = {level(code): code for code in ancestors(division_code)}
    county = place_name(line.get("county", division_code))
    if "town" not in line:
        return notices.Actor("bureau", county, county)
    own = place_name(line["town"])
    return notices.Actor("subdistrict" if own.endswith("街道") else "town", own, county)


def staff(role: str, division_code: str, on: date) -> list[notices.Recipient]:
    """Officers of a role who serve the division, as recipients of a message."""
    found = officers_with(role, division_code, on)
    return [notices.Recipient("officer", officer.staff_number, officer.name) for officer in found]


def _name(code: str) -> str:
    try:
        return get_division(code).name
    except UnknownDivision:
        return ""
