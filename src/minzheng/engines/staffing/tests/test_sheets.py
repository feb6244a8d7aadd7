"""Staff in a spreadsheet: all of it or nothing, every wrong cell named; the list taken out."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from minzheng.engines.access.testing import DAY
from minzheng.engines.staffing import api
from minzheng.engines.staffing.reading import HEADINGS
from minzheng.engines.staffing.testing import CARER_ID, COOK_ID, World, number

FIRST = {
    "name": "韦小兰",
    "id_number": number(CARER_ID),
    "post": "养老护理员",
    "since": "2024-01-01",
}
SECOND = {
    "name": "莫大伟", "id_number": number(COOK_ID), "post": "厨师", "since": "2024-02-01",
    "share": "50", "kind": "健康证", "number": "J1", "issuer": "区疾控中心",
    "issued_on": "2026-03-01", "valid_until": "2027-02-28",
}  # fmt: skip


def sheet(*rows: dict[str, str]) -> api.Sheet:
    lines = [",".join(HEADINGS.values())]
    lines += [",".join(row.get(key, "") for key in HEADINGS) for row in rows]
    return api.Sheet("人员.csv", "\n".join(lines).encode())


def test_a_sheet_is_taken_in_with_certificates(world: World) -> None:
    assert api.take_sheet(world.manager, world.home.pk, sheet(FIRST, SECOND), on=DAY) == 2

    rows = {row.name: row for row in api.everybody_at(world.home, DAY)}
    assert rows["莫大伟"].share == 50
    assert [each.kind for each in rows["莫大伟"].certificates.all()] == ["health"]


def test_one_wrong_cell_takes_nothing_in(world: World) -> None:
    wrong = {**SECOND, "valid_until": "2026-10-31"}

    with pytest.raises(api.SheetRefused) as refused:
        api.take_sheet(world.manager, world.home.pk, sheet(FIRST, wrong), on=DAY)

    (fault,) = refused.value.faults
    assert (fault.row, fault.column) == (3, "有效期至")
    assert "到期" in fault.rule
    assert api.everybody_at(world.home, DAY) == []


def test_somebody_twice_in_a_sheet_is_named(world: World) -> None:
    with pytest.raises(api.SheetRefused) as refused:
        api.take_sheet(world.manager, world.home.pk, sheet(FIRST, FIRST), on=DAY)

    assert "已经登记在本机构" in refused.value.faults[0].rule


def test_the_list_goes_out_with_masked_numbers(world: World) -> None:
    world.certified()

    content = api.workbook_of(api.everybody_at(world.home, DAY))

    lines = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    assert lines[1][0] == "韦小兰"
    assert number(CARER_ID) not in str(lines)
    assert "五级" in str(lines[1][6])


def test_the_empty_sheet_has_the_headings(world: World) -> None:
    lines = CalamineWorkbook.from_filelike(BytesIO(api.template())).get_sheet_by_index(0)

    assert lines.to_python()[0] == list(HEADINGS.values())
