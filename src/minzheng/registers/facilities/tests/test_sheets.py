"""A sheet brings its good rows in, names each wrong cell, and changes nothing the second time."""

from pathlib import Path

import pytest
import xlsxwriter

from minzheng.kernel.doer import Doer
from minzheng.registers.facilities.api import (
    Facility,
    SheetUnreadable,
    export_csv,
    import_sheet,
    register_facility,
)
from minzheng.registers.facilities.tests.places import CANTEEN, DAY, HOME

pytestmark = pytest.mark.django_db
HEADS = ("名称", "类别", "区划代码", "地址", "开放时间", "总数", "空位报告日", "服务项目", "备注")
GOOD = ("荔枝敬老院", "养老机构", "440118101201", "1 号", "每天 8:00-18:00", 30, "2026-11-01",
        "长住|3200|月|个人付；体验|0|次", "x")  # fmt: skip
BAD_KIND = ("某店", "商店", "440118101201", "2 号", "", "", "", "", "")
BAD_DAY = ("某院", "养老机构", "440118101201", "3 号", "", "", "昨天", "", "")
NAMELESS = ("", "养老机构", "440118101201", "4 号", "", "", "", "", "")


def book(folder: Path, *rows: tuple[object, ...]) -> Path:
    path = folder / "机构.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet = made.add_worksheet()
        for number, row in enumerate((("机构一览表",), HEADS, *rows)):
            sheet.write_row(number, 0, row)
    return path


def test_good_rows_go_in_and_wrong_cells_are_named(tmp_path: Path, clerk: Doer) -> None:
    done = import_sheet(book(tmp_path, GOOD, BAD_KIND, BAD_DAY, NAMELESS), by=clerk, on=DAY)

    assert (done.added, done.changed, done.same) == (1, 0, 0)
    assert [(fault.row, fault.column) for fault in done.faults] == [
        (4, "类别"), (5, "空位报告日"), (6, "名称"),
    ]  # fmt: skip
    assert "应为养老机构" in str(done.faults[0])
    found = Facility.objects.get()
    assert (found.capacity, found.week.text) == (30, "每天 8:00—18:00")
    assert [(o.price, o.payer_name) for o in found.offers.all()] == [(320_000, "个人付"), (0, "")]


def test_the_second_time_changes_nothing_and_a_new_value_changes_one(
    tmp_path: Path, clerk: Doer
) -> None:
    import_sheet(book(tmp_path, GOOD), by=clerk, on=DAY)

    again = import_sheet(book(tmp_path, GOOD), by=clerk, on=DAY)
    more = import_sheet(book(tmp_path, (*GOOD[:5], 40, *GOOD[6:])), by=clerk, on=DAY)

    assert (again.added, again.changed, again.same) == (0, 0, 1)
    assert (more.changed, Facility.objects.get().capacity) == (1, 40)


def test_what_is_exported_can_be_brought_in_again(tmp_path: Path, clerk: Doer) -> None:
    for new in (HOME, CANTEEN):
        register_facility(new, by=clerk, on=DAY)
    path = tmp_path / "all.csv"
    path.write_text(export_csv(Facility.objects.all()), "utf-8")

    done = import_sheet(path, by=clerk, on=DAY)

    assert (done.added, done.changed, done.same, done.faults) == (0, 0, 2, ())


def test_a_chinese_windows_csv_is_read(tmp_path: Path, clerk: Doer) -> None:
    path = tmp_path / "旧.csv"
    path.write_bytes(
        "名称,类别,区划代码,地址\n饭堂,长者饭堂（助餐点）,440118101201,5 号\n".encode("gb18030")
    )

    assert import_sheet(path, by=clerk, on=DAY).added == 1


def test_a_row_of_another_area_is_refused(tmp_path: Path, clerk: Doer) -> None:
    done = import_sheet(book(tmp_path, GOOD), by=clerk, on=DAY, area="440118102000")

    assert done.added == 0
    assert "不在您的辖区" in str(done.faults[0])


def test_another_sheet_is_refused_with_what_is_missing(tmp_path: Path, clerk: Doer) -> None:
    path = tmp_path / "别的.csv"
    path.write_text("名称,地址\n某,某\n", "utf-8")

    with pytest.raises(SheetUnreadable, match="缺少类别、区划代码列"):
        import_sheet(path, by=clerk, on=DAY)


def test_a_name_like_a_formula_is_quoted(clerk: Doer) -> None:
    found = register_facility(HOME, by=clerk, on=DAY)
    found.name = "=1+1"

    assert "'=1+1" in export_csv([found])
