"""The lists a drawn decision is looked at by: one for every matter, or a matter's own."""

from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from minzheng.registers.checklists import Sheet, listed, read_sheet, sheet_digest

FOLDER = Path(__file__).parent / "lists"
EVERY = "*"


@dataclass(frozen=True)
class Kept:
    """A list as a review keeps it."""

    plain: dict[str, Any]
    digest: str


@cache
def checklists() -> dict[str, Sheet]:
    """Every list by the service code of the matter it is for. Raises ChecklistFaulty."""
    found: dict[str, Sheet] = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        sheet = read_sheet(file.stem, file.read_text("utf-8"))
        found |= dict.fromkeys(map(str, listed(sheet.key, sheet.told, "codes")), sheet)
    return found


@cache
def kept_list(code: str) -> Kept:
    """The list for a service code as a review keeps it; the general one where it has none."""
    sheet = checklists().get(code) or checklists()[EVERY]
    groups = [asdict(group) for group in sheet.groups]
    plain = {"key": sheet.key, "name": sheet.name, "groups": groups}
    return Kept(plain, sheet_digest(plain))
