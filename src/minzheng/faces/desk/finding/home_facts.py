"""What changed of a household itself: its head, place, address, housing, and that it ended."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from minzheng.faces.desk.finding.facts import Changed, walked
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.parts import Entry
from minzheng.faces.looks.written import plain_date
from minzheng.registers.households.api import HouseholdVersion
from minzheng.registers.masking import mask_address

MARK = "home-"  # a filter's choices name the household's own columns apart from its members'
COLUMNS = {
    "head": "户主", "division_code": "家庭所在地", "address": "家庭住址", "housing": "住房情况",
    "until": "注销",
}  # fmt: skip
CHOICES = {f"{MARK}{column}": label for column, label in COLUMNS.items()}
PLACES = ("division_code",)
MISSING = {"until": "没有注销"}


@dataclass(frozen=True)
class Names:
    """Full names of places by code, and of people by their number."""

    places: Mapping[str, str] = field(default_factory=dict)
    people: Mapping[int, str] = field(default_factory=dict)


def home_changes(
    versions: Iterable[HouseholdVersion], names: Names, column: str = ""
) -> dict[int, Changed]:
    """By the version's number, in the order recorded. `column`: a key of COLUMNS, shown alone."""
    shown = {column: COLUMNS[column]} if column in COLUMNS else COLUMNS
    told = ((version.household_id, version) for version in versions)
    return walked(told, shown, lambda name, value: said(name, value, names))


def home_entries(known: Mapping[str, Any], names: Names) -> tuple[Entry, ...]:
    """The household's columns as they were known for a day."""
    return tuple(
        Entry(label, said(name, known.get(name), names)) for name, label in COLUMNS.items()
    )


def said(column: str, value: Any, names: Names) -> str:
    """A value in words; the address masked as everywhere."""
    if value in (None, ""):
        return MISSING.get(column, "没有登记")
    if column == "head":
        return names.people.get(value, "其他人")
    if column == "division_code":
        return near(names.places.get(value, str(value)))
    if column == "until":
        return plain_date(value if isinstance(value, date) else date.fromisoformat(value))
    return mask_address(value) if column == "address" else str(value)
