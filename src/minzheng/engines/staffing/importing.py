"""A whole sheet of staff taken in, or nothing of it with every wrong cell named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import facility_of
from minzheng.engines.staffing.employing import make_certificate, take_on
from minzheng.engines.staffing.errors import SheetRefused, StaffRefused
from minzheng.engines.staffing.reading import HEADINGS, certificate_told, read_rows, staff_told
from minzheng.registers.facilities.api import Fault

MOST_FAULTS = 100


@dataclass(frozen=True)
class Sheet:
    """A file as it came."""

    name: str
    content: bytes


def take_sheet(viewer: Viewer, facility: int, sheet: Sheet, *, on: date) -> int:
    """Take on everybody of a sheet (.xlsx, .csv), or nobody; gives how many.

    Raises NotItsOwn, SheetRefused: unreadable, or with wrong cells (all of them named).
    """
    facility_of(viewer, facility, on)
    rows = list(read_rows(sheet.name, sheet.content))
    with transaction.atomic():
        faults = list(_taken(viewer, facility, rows, on))
        if faults:
            words = f"有 {len(faults)} 处要改，一位也没有录入。改好以后整份重新导入"
            raise SheetRefused(words, tuple(faults[:MOST_FAULTS]))
    return len(rows)


def _taken(
    viewer: Viewer, facility: int, rows: list[tuple[int, dict[str, str]]], on: date
) -> Iterator[Fault]:
    for number, cells in rows:
        try:
            row = take_on(viewer, facility, staff_told(cells), on=on)
            paper = certificate_told(cells)
            if paper is not None:
                make_certificate(row, paper, viewer, on)
        except StaffRefused as wrong:
            heading = HEADINGS.get(wrong.column, HEADINGS["name"])
            rule, _, remedy = str(wrong).partition("。")
            yield Fault(number, heading, rule, remedy or "请对照证件改正")
