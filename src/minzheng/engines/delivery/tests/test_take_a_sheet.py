"""A sheet is taken in whole or not at all; every wrong cell is named with what to do."""

from io import BytesIO

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from minzheng.engines.access.testing import APPLICANT_ID, SPOUSE_ID
from minzheng.engines.care.api import NotItsOwn
from minzheng.engines.delivery.api import (
    ServiceRecord,
    Sheet,
    SheetRefused,
    record_many,
    template,
)
from minzheng.engines.delivery.reading import HEADINGS
from minzheng.engines.delivery.testing import DAY, OFFERS, World

GOOD = (
    ("罗春生", APPLICANT_ID, "午餐", "2026-10-08", "", "", "", "小王", "", ""),
    ("谢月娥", SPOUSE_ID, "助浴", "2026-10-09", "8:30", "1", "45", "小王", "", ""),
)


def as_csv(*rows: tuple[str, ...], encoding: str = "utf-8-sig") -> Sheet:
    lines = [tuple(HEADINGS.values()), *rows]
    return Sheet("十月.csv", "\n".join(",".join(line) for line in lines).encode(encoding))


def as_xlsx(*rows: tuple[object, ...]) -> Sheet:
    content = BytesIO()
    with xlsxwriter.Workbook(content) as book:
        page = book.add_worksheet()
        for at, line in enumerate([tuple(HEADINGS.values()), *rows]):
            page.write_row(at, 0, line)
    return Sheet("十月.xlsx", content.getvalue())


@pytest.mark.parametrize(
    "sheet", [as_csv(*GOOD), as_csv(*GOOD, encoding="gb18030"), as_xlsx(*GOOD)]
)
def test_every_row_is_entered(world: World, sheet: Sheet) -> None:
    assert record_many(world.worker, world.home.pk, sheet, on=DAY) == 2

    bath = ServiceRecord.objects.get(service="助浴")
    assert (bath.begins, bath.minutes, bath.price, bath.person) == (
        "08:30",
        45,
        6_000,
        world.cast.spouse,
    )


def test_one_wrong_cell_keeps_everything_out_and_all_are_named(world: World) -> None:
    bad = (
        ("罗秋生", APPLICANT_ID, "午餐", "2026-10-08", "", "", "", "", "", ""),
        ("罗春生", APPLICANT_ID, "洗衣", "2026-10-08", "", "", "", "", "", ""),
        ("罗春生", APPLICANT_ID, "午餐", "10月8日", "", "", "", "", "", ""),
        ("罗春生", APPLICANT_ID, "午餐", "2026-10-08", "25点", "", "", "", "", ""),
        ("罗春生", APPLICANT_ID, "午餐", "2026-10-08", "", "两份", "", "", "", ""),
        ("罗春生", APPLICANT_ID, "午餐", "2026-10-08", "", "", "", "", "", "也许"),
    )

    with pytest.raises(SheetRefused, match="一条也没有录入") as refused:
        record_many(world.worker, world.home.pk, as_csv(*GOOD, *bad), on=DAY)

    told = [(fault.row, fault.column) for fault in refused.value.faults]
    assert told == [
        (4, "姓名"),
        (5, "服务"),
        (6, "日期"),
        (7, "开始时间"),
        (8, "数量"),
        (9, "补报"),
    ]
    assert all(fault.rule and fault.remedy for fault in refused.value.faults)
    assert not ServiceRecord.objects.exists()


def test_a_row_twice_in_one_sheet_is_refused(world: World) -> None:
    with pytest.raises(SheetRefused) as refused:
        record_many(world.worker, world.home.pk, as_csv(*GOOD, GOOD[0]), on=DAY)

    assert [(fault.row, fault.column) for fault in refused.value.faults] == [(4, "日期")]


def test_the_same_file_is_not_taken_twice(world: World) -> None:
    record_many(world.worker, world.home.pk, as_csv(*GOOD), on=DAY)

    with pytest.raises(SheetRefused, match=r"已于 2026-11-02 由温小雪导入（2 条）"):
        record_many(world.manager, world.home.pk, as_csv(*GOOD), on=DAY)
    assert ServiceRecord.objects.count() == 2


def test_another_house_takes_nothing_in_here(world: World) -> None:
    with pytest.raises(NotItsOwn):
        record_many(world.stranger, world.home.pk, as_csv(*GOOD), on=DAY)


@pytest.mark.parametrize(
    ("sheet", "said"),
    [
        (Sheet("a.xlsx", b"not a workbook"), "不是 XLSX"),
        (Sheet("a.csv", "姓名,服务\n某人,午餐".encode()), "没有身份证号、日期列"),
        (as_csv(), "没有填写任何一行"),
        (as_csv(*[GOOD[0]] * 1_001), "一次最多 1000 行"),
    ],
)
def test_what_is_no_such_sheet_is_said(world: World, sheet: Sheet, said: str) -> None:
    with pytest.raises(SheetRefused, match=said):
        record_many(world.worker, world.home.pk, sheet, on=DAY)


def test_a_number_that_lost_its_digits_is_told(world: World) -> None:
    row = ("罗春生", int(APPLICANT_ID), "午餐", "2026-10-08")

    with pytest.raises(SheetRefused) as refused:
        record_many(world.worker, world.home.pk, as_xlsx(row), on=DAY)

    (fault,) = refused.value.faults
    assert "丢了末几位" in fault.rule


def test_the_empty_sheet_has_every_heading() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(template(OFFERS)))

    assert book.get_sheet_by_name("服务记录").to_python()[0] == list(HEADINGS.values())
    assert book.get_sheet_by_name("怎样填").to_python()
