"""Staff, papers and lists of claims as a house reads them."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from minzheng.engines.staffing import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan
from minzheng.registers.facilities.api import Facility, Fault

STAFF = (
    Column("姓名"), Column("岗位"), Column("工时", numeric=True), Column("入职"),
    Column("证书"), Column("状态"),
)  # fmt: skip
PAPERS = (Column("证书"), Column("编号"), Column("发证机构"), Column("有效期至"), Column("状态"))
TRAININGS = (Column("日期"), Column("内容"), Column("学时", numeric=True), Column("培训单位"))
LISTS = (
    Column("年度"), Column("服务点"), Column("状态"), Column("人数", numeric=True),
    Column("金额（元）", numeric=True),
)  # fmt: skip
LINES = (Column("姓名"), Column("项目"), Column("金额（元）", numeric=True), Column("怎样算的"))
FAULTS = (Column("行"), Column("列"), Column("哪里不对"), Column("怎么改"))
TONES = {"confirmed": "info", "checked": "info", "approved": "soon", "paid": "ok",
         "returned": "late"}  # fmt: skip


def staff_table(rows: Iterable[api.Employment], on: date) -> Table:
    """The house's own staff; each opens her page."""
    drawn = tuple(
        Row(
            (row.name, row.post_name, f"{row.share}%", plain_date(row.since), papers(row, on),
             _state(row, on)),
            reverse("provider:staff-member", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("从业人员", STAFF, drawn, empty="没有人员。",
                 empty_next="一位一位登记，或者用表格一次录入。")  # fmt: skip


def papers(row: api.Employment, on: date) -> str:
    """The certificates in force in a line."""
    return "、".join(each.title for each in row.certificates.all() if each.holds(on)) or "没有登记"


def paper_table(rows: Iterable[api.Certificate], on: date) -> Table:
    """Her certificates."""
    drawn = tuple(
        Row((
            row.title, row.number, row.issuer,
            plain_date(row.valid_until) if row.valid_until else "长期",
            tag_cell("有效", "ok") if row.holds(on) else tag_cell("已过期", "late"),
        ))
        for row in rows
    )  # fmt: skip
    return Table(
        "证书", PAPERS, drawn, empty="没有登记证书。", empty_next="护士、医生、厨师要有证。"
    )


def training_table(rows: Iterable[api.Training]) -> Table:
    """Her training."""
    drawn = tuple(
        Row((plain_date(row.day), row.topic, str(row.hours), row.provider)) for row in rows
    )
    return Table(
        "培训", TRAININGS, drawn, empty="没有登记培训。", empty_next="培训以后在这里登记。"
    )


def entries(row: api.Employment) -> list[Entry]:
    """What is known of her."""
    gone = f"，{row.until} 离职：{row.left_why}" if row.until else ""
    told = [
        Entry("服务点", row.facility.name), Entry("岗位", f"{row.post_name}，工时 {row.share}%"),
        Entry("身份证号", row.id_masked), Entry("手机号", row.phone_masked or "没有登记"),
        Entry("在职", f"{row.since} 起{gone}"),
    ]  # fmt: skip
    if row.degree:
        told.append(Entry("学历", f"{row.degree_name}，{row.graduated_on or '毕业日期没有登记'}"))
    return told


def figures(ratio: api.Ratio | None, count: int) -> list[Figure]:
    """Whether carers suffice."""
    if ratio is None:
        return [Figure("在岗", str(count), "人", strong=True)]
    return [
        Figure("在岗", str(count), "人", strong=True),
        Figure("入住老人", str(ratio.residents), "人"),
        Figure("需要护理员", api.shown(ratio.needed), "名", note="按能力等级，全时折算"),
        Figure("在岗护理员", api.shown(ratio.have), "名",
               note="够" if ratio.suffices else "不够"),
    ]  # fmt: skip


def list_table(
    own: Sequence[Facility], rows: Sequence[api.ClaimList], years: Sequence[int]
) -> Table:
    """Years that are open first, then what was confirmed."""
    known = {(row.facility_id, row.year): row for row in rows}
    drawn = tuple(
        _list_row(each, year, known.get((each.pk, year))) for year in years for each in own
    )
    return Table("年度奖补清单", LISTS, drawn, empty="还没有服务点。",
                 empty_next="请联系区民政局登记。")  # fmt: skip


def line_table(rows: Iterable[api.ClaimLine]) -> Table:
    """The lines of a list."""
    drawn = tuple(
        Row((row.employment.name, api.Kind(row.kind).label, yuan(row.amount), row.words))
        for row in rows
    )
    return Table("明细", LINES, drawn, empty="没有明细。", empty_next="没有登记标准，一分不补。")


def fault_table(rows: Iterable[Fault]) -> Table:
    """What is wrong in a sheet, cell by cell."""
    drawn = tuple(Row((str(row.row), row.column, row.rule, row.remedy)) for row in rows)
    return Table("要改的地方", FAULTS, drawn)


def _list_row(facility: Facility, year: int, row: api.ClaimList | None) -> Row:
    url = reverse("provider:staff-claim", args=[facility.pk, year])
    if row is None:
        return Row((f"{year} 年", facility.name, "没有交", "", ""), url)
    state = tag_cell(row.get_state_display(), TONES[row.state])
    return Row((f"{year} 年", facility.name, state, str(row.people), yuan(row.amount)), url)


def _state(row: api.Employment, on: date) -> object:
    if row.until is None:
        return tag_cell("在岗", "ok")
    return f"{row.until} 离职" if row.until <= on else tag_cell(f"{row.until} 离职", "soon")
