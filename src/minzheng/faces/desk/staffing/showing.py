"""Staff and lists of grants as officers read them; names masked where only counts matter."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from minzheng.engines.staffing import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

HOUSES = (
    Column("机构"), Column("在岗", numeric=True), Column("护理员", numeric=True),
    Column("入住老人", numeric=True), Column("需要护理员", numeric=True), Column("配比"),
)  # fmt: skip
STAFF = (
    Column("姓名"), Column("身份证号"), Column("岗位"), Column("工时", numeric=True),
    Column("入职"), Column("有效证书"),
)  # fmt: skip
TWICE = (
    Column("姓名"),
    Column("身份证号"),
    Column("机构"),
    Column("岗位"),
    Column("工时", numeric=True),
)
LISTS = (
    Column("编号"), Column("机构"), Column("年度"), Column("状态"), Column("人数", numeric=True),
    Column("金额（元）", numeric=True),
)  # fmt: skip
LINES = (Column("姓名"), Column("项目"), Column("金额（元）", numeric=True), Column("怎样算的"))
TONES = {"confirmed": "info", "checked": "info", "approved": "soon", "paid": "ok",
         "returned": "late"}  # fmt: skip


def house_table(rows: Iterable[api.HouseStaff]) -> Table:
    """Houses of the area; each opens its page."""
    drawn = tuple(
        Row(
            (row.facility.name, str(row.staff), str(row.carers), *_ratio(row.ratio)),
            reverse("desk:staffing-house", args=[row.facility.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("各机构人员", HOUSES, drawn, empty="还没有机构登记人员。",
                 empty_next="机构在机构端“人员”里登记。")  # fmt: skip


def staff_table(rows: Iterable[api.Employment], on: date) -> Table:
    """The staff of a house."""
    drawn = tuple(
        Row((
            row.name, row.id_masked, row.post_name, f"{row.share}%", plain_date(row.since),
            _papers(row, on),
        ))
        for row in rows
    )  # fmt: skip
    return Table("在岗人员", STAFF, drawn, empty="没有登记人员。",
                 empty_next="请机构在机构端“人员”里登记。")  # fmt: skip


def twice_table(rows: Iterable[api.Employment]) -> Table:
    """Who works at two houses."""
    drawn = tuple(
        Row((row.name, row.id_masked, row.facility.name, row.post_name, f"{row.share}%"))
        for row in rows
    )
    return Table("在两家以上机构登记的人员", TWICE, drawn, empty="没有人在两家机构登记。",
                 empty_next="两处工时合计超过全职的，登记时就会被拒绝。")  # fmt: skip


def figures(ratio: api.Ratio | None) -> list[Figure]:
    """Whether carers suffice."""
    if ratio is None:
        return []
    return [
        Figure("入住老人", str(ratio.residents), "人"),
        Figure("需要护理员", api.shown(ratio.needed), "名", note="按能力等级，全时折算"),
        Figure("在岗护理员", api.shown(ratio.have), "名", strong=True,
               note="够" if ratio.suffices else "不够"),
    ]  # fmt: skip


def list_table(rows: Iterable[api.ClaimList]) -> Table:
    """Lists of grants; each opens its page."""
    drawn = tuple(
        Row(
            (row.number, row.facility.name, f"{row.year} 年",
             tag_cell(row.get_state_display(), TONES[row.state]), str(row.people),
             yuan(row.amount)),
            reverse("desk:staffing-claim", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("人员奖补清单", LISTS, drawn, empty="没有符合条件的清单。",
                 empty_next="机构过了年确认清单；没有登记标准的，一分不补。")  # fmt: skip


def line_table(rows: Iterable[api.ClaimLine]) -> Table:
    """The lines of a list."""
    drawn = tuple(
        Row((row.employment.name, api.Kind(row.kind).label, yuan(row.amount), row.words))
        for row in rows
    )
    return Table("明细", LINES, drawn, empty="没有明细。", empty_next="退回的清单不留明细。")


def _papers(row: api.Employment, on: date) -> str:
    held = [each.title for each in row.certificates.all() if each.holds(on)]
    return "、".join(held) or "没有登记"


def _ratio(ratio: api.Ratio | None) -> tuple[object, ...]:
    if ratio is None:
        return "0", "0", "没有入住"
    word = tag_cell("够", "ok") if ratio.suffices else tag_cell("不够", "late")
    return str(ratio.residents), api.shown(ratio.needed), word
