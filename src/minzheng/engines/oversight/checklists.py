"""Checklists of the houses: one file a list, for one or several kinds of facility."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from minzheng.registers.checklists import (
    Group,
    Item,
    Sheet,
    among,
    faulty,
    groups_of,
    listed,
    read_sheet,
    sheet_digest,
)
from minzheng.registers.facilities.api import KINDS

FOLDER = Path(__file__).parent / "lists"


@dataclass(frozen=True)
class Checklist:
    """A list for some kinds of facility, as it stands in its file or stood on a day.

    `power`: the article by which the bureau orders such a house to put things right; "" where none
    was read, then the bureau asks for it.
    """

    key: str
    name: str
    kinds: tuple[str, ...]
    groups: tuple[Group, ...]
    power: str = ""

    @cached_property
    def items(self) -> dict[str, Item]:
        """Every item by its code, in the order of the list."""
        return {item.code: item for group in self.groups for item in group.items}

    @property
    def digest(self) -> str:
        """SHA-256 of the whole content; another word anywhere is another digest."""
        return sheet_digest(self.as_json())

    def as_json(self) -> dict[str, Any]:
        """Plain values, as an inspection keeps them."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Checklist":
        """The list that `as_json` wrote."""
        groups = groups_of(kept["groups"])
        return cls(kept["key"], kept["name"], tuple(kept["kinds"]), groups, kept["power"])


@cache
def checklists() -> dict[str, Checklist]:
    """Every list of the folder by the kind of facility it is for. Raises ChecklistFaulty."""
    found: dict[str, Checklist] = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        read = read_checklist(file.stem, file.read_text("utf-8"))
        for kind in read.kinds:
            if kind in found:
                raise faulty(file.stem, f"{KINDS[kind].name}已经有“{found[kind].name}”", "请二选一")
            found[kind] = read
    return found


def checklist_for(kind: str) -> Checklist | None:
    """The list for a kind of facility; None where there is none."""
    return checklists().get(kind)


def read_checklist(key: str, text: str) -> Checklist:
    """A list from the text of its file. Raises ChecklistFaulty naming the item and the fault."""
    sheet = read_sheet(key, text)
    power = str(sheet.told.get("power") or "")
    return Checklist(key, sheet.name, _kinds(sheet), sheet.groups, power)


def _kinds(sheet: Sheet) -> tuple[str, ...]:
    kinds = tuple(str(kind) for kind in listed(sheet.key, sheet.told, "kinds"))
    unknown = [kind for kind in kinds if kind not in KINDS]
    if unknown:
        raise faulty(sheet.key, f"设施类别 {'、'.join(unknown)} 无法识别", among(KINDS))
    return kinds
