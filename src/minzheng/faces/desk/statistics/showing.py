"""Entered figures and forms as officers read them."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from minzheng.engines.returns import api as returns
from minzheng.engines.statistics import api
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Column, Entry, Row, Table
from minzheng.faces.looks.written import plain_date

STANDING = (Column("填报指标"), Column("哪里", secondary=True), Column("哪一期"),
            Column("数", numeric=True), Column("单位"), Column("状态"))  # fmt: skip
SHEETS = (Column("报表"), Column("到哪个月"), Column("版本", numeric=True), Column("状态"),
          Column("编制", secondary=True), Column("审核", secondary=True))  # fmt: skip
HISTORY = (Column("哪一期"), Column("数", numeric=True), Column("状态"), Column("填报"),
           Column("核对"), Column("说明", secondary=True), Column("凭据"))  # fmt: skip
CELLS = (Column("代码"), Column("指标"), Column("计量单位"), Column("本期", numeric=True),
         Column("来处"))  # fmt: skip
MISSING, TONES = "没有填", {"typed": "soon", "confirmed": "ok", "returned": "late"}
SHEET_TONES = {"draft": "soon", "signed": "ok"}


def standing_table(rows: Iterable[returns.Stood], names: Mapping[str, str]) -> Table:
    """Every figure that is to be entered, with how far its newest period is."""
    return Table("填报的数", STANDING, tuple(_stood(each, names) for each in rows),
                 empty="没有要填报的。")  # fmt: skip


def _stood(each: returns.Stood, names: Mapping[str, str]) -> Row:
    row = each.waits or each.counts
    said = returns.value_text(each.figure, row.value) if row else "—"
    state = (
        tag_cell(row.get_state_display(), TONES[row.state]) if row else tag_cell(MISSING, "late")
    )
    return Row(
        (each.figure.title, names.get(each.division, each.division),
         returns.period_words(each.figure, each.until), said, each.figure.unit, state),
        f"{reverse('desk:entered-figure', args=[each.figure.key])}?division={each.division}",
    )  # fmt: skip


def history_table(figure: returns.Entered, rows: Iterable[returns.Return]) -> Table:
    """Every entry of a figure, the newest first; older ones of a period stay."""
    drawn = tuple(
        Row((returns.period_words(figure, row.until), returns.value_text(figure, row.value),
             tag_cell(row.get_state_display(), TONES[row.state]),
             f"{plain_date(row.typed_on)} {row.typed_by}",
             f"{plain_date(row.confirmed_on)} {row.confirmed_by}" if row.confirmed_on else "—",
             row.returned_why or row.why or "—",
             link_cell(row.paper_name, reverse("desk:entry-paper", args=[row.pk]))))
        for row in rows
    )  # fmt: skip
    return Table("历次填报", HISTORY, drawn, empty="还没有填过。")


def figure_entries(figure: returns.Entered) -> list[Entry]:
    """What a figure means."""
    return [
        Entry("定义", figure.means), Entry("单位", figure.unit), Entry("多久一次", figure.rhythm),
        Entry("谁填", "各镇街填，全区相加" if figure.level == returns.TOWN else "区里填"),
        Entry("责任科室", figure.owner),
        Entry("来处", "填报：系统里没有这件事的记录，由人填写、另一人核对"),
    ]  # fmt: skip


def sheet_table(rows: Iterable[api.Sheet]) -> Table:
    """Forms, the newest period first."""
    drawn = tuple(
        Row((api.form_named(row.form).title, row.until.label, str(row.version),
             tag_cell(row.get_state_display(), SHEET_TONES[row.state]),
             f"{plain_date(row.drafted_on)} {row.drafted_by}",
             f"{plain_date(row.signed_on)} {row.signed_by}" if row.signed_on else "—"),
            reverse("desk:statistics-sheet", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("统计报表", SHEETS, drawn, empty="还没有编制过报表。")


def cell_table(row: api.Sheet) -> Table:
    """Every row of a form; a computed one opens its figure, an entered one its entries."""
    drawn = tuple(
        Row((code, cell["title"], cell["unit"], cell["text"] or "—", _from(row, cell)))
        for code, cell in sorted(row.cells.items())
    )
    return Table(api.form_named(row.form).title, CELLS, drawn)


def _from(row: api.Sheet, cell: Mapping[str, str]) -> object:
    where = f"?division={row.division_code}"
    if cell["source"] == "computed":
        page = f"{reverse('desk:figure', args=[cell['key']])}{where}&month={row.last_month}"
        return link_cell(cell["why"] or "系统计算", page)
    if cell["source"] == "entered":
        page = f"{reverse('desk:entered-figure', args=[cell['key']])}{where}"
        return link_cell(f"填报：{cell['why']}" if cell["why"] else "填报", page)
    return cell["why"]


def faults_of(row: api.Sheet) -> list[tuple[str, str, str]]:
    """Checks that failed: key, words, what was said of it."""
    return [(each["key"], each["words"], row.explained.get(each["key"], "")) for each in row.faults]
