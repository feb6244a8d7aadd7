"""The stock of a rental point as a workbook, and a filled-in one taken in, all rows or none."""

from collections.abc import Iterable
from datetime import date
from io import BytesIO

import xlsxwriter
from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facility_of
from minzheng.engines.rentals.errors import RentalRefused
from minzheng.engines.rentals.models import Item, Product
from minzheng.engines.rentals.posts import county_of
from minzheng.engines.rentals.stocking import take_in
from minzheng.registers.spreadsheets import LOST, Unreadable, lines_of

SERIAL, NAME = "序列号", "辅具名称"
HEADINGS = (SERIAL, NAME, "状态", "状态起", "入库日")
MOST_ROWS = 1_000


@transaction.atomic
def stock_sheet(viewer: Viewer, facility: int, *, on: date) -> bytes:
    """Every device of a point. Who took it is in the trail. Raises NotItsOwn."""
    house = facility_of(viewer, facility, on)
    rows = Item.objects.filter(facility=house).select_related("product").order_by("serial")
    lines = [
        (row.serial, row.product.name, row.get_state_display(), f"{row.changed_on}",
         f"{row.bought_on}")
        for row in rows
    ]  # fmt: skip
    detail = {"facility": house.pk, "rows": len(lines)}
    audit.record(viewer.doer, "export_device_stock", f"facility:{house.pk}",
                 division=house.division_code, detail=detail)  # fmt: skip
    return _book([HEADINGS, *lines])


@transaction.atomic
def take_sheet(viewer: Viewer, facility: int, name: str, content: bytes, *, on: date) -> int:
    """Take the devices of a filled-in sheet into stock; gives how many. All rows or none.

    A serial that stands in the point's stock already is passed over, so the sheet that was
    downloaded can be filled on and sent back. Raises NotItsOwn, RentalRefused.
    """
    house = facility_of(viewer, facility, on)
    told = _read(name, content)
    kinds = {
        row.name: row
        for row in Product.objects.filter(
            division_code=county_of(house.division_code), ended_on=None
        )
    }
    unknown = sorted({kind for _, kind in told if kind not in kinds})
    if unknown:
        raise RentalRefused(f"辅具目录里没有“{'”“'.join(unknown[:5])}”。请照目录的名称填")
    here = set(Item.objects.filter(facility=house).values_list("serial", flat=True))
    fresh = [(serial, kinds[kind]) for serial, kind in told if serial not in here]
    return len(take_in(viewer, house, fresh, on=on))


def _read(name: str, content: bytes) -> list[tuple[str, str]]:
    try:
        lines = lines_of(name, content)
    except Unreadable as unreadable:
        raise RentalRefused(str(unreadable)) from unreadable
    titles = [cell.strip() for cell in lines[0]] if lines else []
    lacking = [word for word in (SERIAL, NAME) if word not in titles]
    if lacking:
        raise RentalRefused(f"第一行里没有“{'、'.join(lacking)}”列。请用下载的表填写，不要改表头")
    filled = [line for line in lines[1:] if any(cell.strip() for cell in line)]
    if not filled or len(filled) > MOST_ROWS:
        raise RentalRefused(f"表里有 {len(filled)} 行，要有 1 到 {MOST_ROWS} 行")
    places = titles.index(SERIAL), titles.index(NAME)
    told = [tuple(line[at].strip() if at < len(line) else "" for at in places) for line in filled]
    for number, (serial, _) in enumerate(told, 2):
        if not serial or serial == LOST:
            raise RentalRefused(f"第 {number} 行的序列号读不出来。请把这一列设成文本，重新填写")
    return [("".join(serial.split()).upper(), kind) for serial, kind in told]


def _book(rows: Iterable[tuple[str, ...]]) -> bytes:
    content = BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True, "strings_to_formulas": False}) as book:
        sheet, text = book.add_worksheet("库存"), book.add_format({"num_format": "@"})
        sheet.set_column(0, len(HEADINGS) - 1, 18, text)
        sheet.freeze_panes(1, 0)
        for at, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                sheet.write_string(at, place, cell)
    return content.getvalue()
