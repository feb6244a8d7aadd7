"""Forms: filled from records and entered figures, checked, signed by another hand, frozen."""

import zipfile
from datetime import date
from io import BytesIO

import pytest

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.access.testing import DISTRICT, TOWN_A
from minzheng.engines.indicators.api import compute, indicators
from minzheng.engines.indicators.tests.staging import case
from minzheng.engines.returns.api import entered_figures
from minzheng.engines.returns.testing import DAY, SEPTEMBER, World
from minzheng.engines.statistics import api
from minzheng.kernel.doer import SYSTEM
from minzheng.kernel.months import Month

pytestmark = pytest.mark.database
RELIEF, AFFAIRS = "MZ-JZ", "MZ-SW"
QUARTER = (Month(2026, 7), Month(2026, 8), SEPTEMBER)


def drafted(world: World, key: str = AFFAIRS, why: str = "") -> api.Sheet:
    """The third quarter's form."""
    return api.draft_sheet(world.who("district_clerk"), key, DISTRICT, SEPTEMBER, why, on=DAY)


@pytest.mark.parametrize("form", api.forms().values(), ids=lambda form: form.key)
def test_every_row_and_check_of_a_form_is_there(form: api.Form) -> None:
    codes = [row.code for row in form.rows]

    for row in form.rows:
        known = {"computed": indicators(), "entered": entered_figures()}.get(row.source)
        assert known is None or row.key in known, row
        assert row.source != "blank" or "：" in row.key
    assert len(set(codes)) == len(codes)
    for check in form.checks:
        assert {check.left, *check.right} <= set(codes)


def test_cells_add_up_flows_and_take_stocks_by_the_last_month(world: World) -> None:
    for number, month in enumerate((7, 8, 8, 9)):
        case(world.cast, f"c{number}", submitted=date(2026, month, 3))
    for month in QUARTER:
        compute(month, by=SYSTEM, on=DAY)

    cells = drafted(world, RELIEF).cells

    new = next(cell for cell in cells.values() if cell["key"] == "cases-new")
    assert (new["value"], new["text"], new["unit"]) == (4, "4", "件")


def test_a_month_that_nobody_computed_is_blank_with_its_reason(world: World) -> None:
    for month in QUARTER[:2]:
        compute(month, by=SYSTEM, on=DAY)
    compute(SEPTEMBER, by=SYSTEM, on=date(2026, 9, 20))

    cells = drafted(world, RELIEF).cells

    assert cells["12"]["value"] is None
    assert cells["12"]["why"] == "2026年9月没有在月末以后计算"
    assert cells["14"]["why"] == "没有按城乡分开的记录"


def test_entered_figures_are_marked(world: World) -> None:
    world.confirmed("charities", "8")
    row = drafted(world)

    lines = {line[1]: line for line in api.lines_of(row)}
    assert lines["慈善组织"][2:] == ("家", "8", "填报")
    assert "还差 3 个填报数" in lines["结婚登记"][4]


def test_a_failing_check_is_explained_or_the_form_is_not_signed(world: World) -> None:
    world.confirmed("charities", "8")
    world.confirmed("organisations", "5")
    row, head = drafted(world), world.who("district_head")
    assert row.faults == [{
        "key": "charities", "words": "慈善组织不多于社会组织：07 行 8 应不多于08 行 5",
    }]  # fmt: skip
    with pytest.raises(api.StatisticsRefused, match="没有通过"):
        api.sign_sheet(head, row.pk, on=DAY)
    clerk = world.who("district_clerk")
    with pytest.raises(api.StatisticsRefused, match="不用说明"):
        api.explain_fault(clerk, row.pk, "nothing", "已经核对过原始登记")
    api.explain_fault(clerk, row.pk, "charities", "三家由市里登记、区里认定")

    signed = api.sign_sheet(head, row.pk, on=DAY)

    assert signed.state == api.SheetState.SIGNED
    assert len(signed.digest) == 64


def test_a_signed_form_is_frozen_and_corrected_by_a_version(world: World) -> None:
    world.confirmed("charities", "8")
    row = drafted(world)
    with pytest.raises(api.StatisticsRefused, match="还没有审核"):
        api.sheet_pdf(world.who("district_clerk"), row.pk)
    api.sign_sheet(world.who("district_head"), row.pk, on=DAY)
    with pytest.raises(api.StatisticsRefused, match="写明为什么改"):
        drafted(world)

    again = drafted(world, why="补了一家")

    assert (again.version, again.state) == (2, api.SheetState.DRAFT)
    assert api.Sheet.objects.get(pk=row.pk).state == api.SheetState.SIGNED
    with pytest.raises(api.StatisticsRefused, match="不能再改"):
        api.explain_fault(world.who("district_clerk"), row.pk, "charities", "已经核对过")


def test_it_comes_as_a_document_and_as_a_workbook(world: World) -> None:
    world.confirmed("charities", "8")
    row, clerk = drafted(world), world.who("district_clerk")
    api.sign_sheet(world.who("district_head"), row.pk, on=DAY)

    pdf, name = api.sheet_pdf(clerk, row.pk)
    book, other = api.sheet_workbook(clerk, row.pk)

    assert pdf.startswith(b"%PDF")
    with zipfile.ZipFile(BytesIO(book)) as packed:
        told = packed.read("xl/sharedStrings.xml").decode()
    assert all(text in told for text in ("慈善组织", "填报", "没有和民政事业统计调查制度"))
    assert name.removesuffix(".pdf") == other.removesuffix(".xlsx")


def test_who_drafts_does_not_sign_and_others_neither(world: World) -> None:
    row = drafted(world)
    for key in ("district_clerk", "auditor"):
        with pytest.raises(NotAllowed):
            api.sign_sheet(world.who(key), row.pk, on=DAY)
    with pytest.raises(api.NoSuchSheet):
        api.sheet_for(world.who("town_head"), row.pk)
    with pytest.raises(NotAllowed):
        api.draft_sheet(world.who("town_clerk"), AFFAIRS, TOWN_A, SEPTEMBER, on=DAY)


def test_a_period_must_be_over_and_be_one(world: World) -> None:
    clerk = world.who("district_clerk")
    for until, said in ((Month(2026, 8), "没有到2026年8月"), (Month(2026, 12), "还没有结束")):
        with pytest.raises(api.StatisticsRefused, match=said):
            api.draft_sheet(clerk, AFFAIRS, DISTRICT, until, on=DAY)
    with pytest.raises(api.NoSuchSheet):
        api.draft_sheet(clerk, "nothing", DISTRICT, SEPTEMBER, on=DAY)
