"""Migrants as officers read them: heads by village, persons, lists, one list's whole chain."""

from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html

from minzheng.engines.migrants import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

HEADS = (
    Column("水库"), Column("村"), Column("核定人数", numeric=True), Column("已登记", numeric=True),
    Column("在册", numeric=True), Column("核定文件", secondary=True),
)  # fmt: skip
LAKES = (Column("水库"), Column("核定文件"), Column("登记日"))
PLANS = (
    Column("规划"), Column("扶持方式"), Column("年份"), Column("批准"), Column("状态"),
)  # fmt: skip
PEOPLE = (
    Column("姓名"), Column("水库"), Column("村"), Column("搬迁完成"), Column("扶持到"),
    Column("状态"), Column("账号", secondary=True),
)  # fmt: skip
ROUNDS = (
    Column("名单"), Column("状态"), Column("应发人数", numeric=True), Column("停发", numeric=True),
    Column("应发（元）", numeric=True), Column("已发（元）", numeric=True),
    Column("退票", numeric=True),
)  # fmt: skip
LINES = (
    Column("行号", numeric=True), Column("姓名"), Column("水库"), Column("月数", numeric=True),
    Column("金额（元）", numeric=True), Column("状态"), Column("说明"), Column("办理"),
)  # fmt: skip
YEARS = (Column("年度"), Column("月数", numeric=True), Column("金额（元）", numeric=True),
         Column("状态"), Column("说明"))  # fmt: skip
CHAIN = (Column("环节"), Column("阶段"), Column("凭据"))
TONES = {"due": "info", "blocked": "late", "paid": "ok", "failed": "late"}
ROUND_TONES = {"done": "ok", "checking": "soon"}


def head_figures(rows: Sequence[api.HeadSum], expired: int) -> list[Figure]:
    """How many heads there are, and whose years are over."""
    over = f"{reverse('desk:migrant-people')}?{urlencode({'standing': 'over'})}"
    return [
        Figure("核定人数", str(sum(each.quota.heads for each in rows)), "人"),
        Figure("已登记", str(sum(each.registered for each in rows)), "人"),
        Figure("在册", str(sum(each.living for each in rows)), "人", strong=True),
        Figure("扶持期届满", str(expired), "人", "没有接续文件，停发", over),
    ]


def head_table(rows: Iterable[api.HeadSum], places: Mapping[str, str]) -> Table:
    """Approved heads by village; each opens its people."""
    drawn = tuple(
        Row(
            (each.quota.reservoir.name, _place(each.quota.division_code, places),
             str(each.quota.heads), str(each.registered), str(each.living), each.quota.document),
            f"{reverse('desk:migrant-people')}?"
            f"{urlencode({'division': each.quota.division_code})}",
        )
        for each in rows
    )  # fmt: skip
    return Table("核定人数", HEADS, drawn, empty="还没有核定人数。",
                 empty_next="先登记水库，再按核定文件登记每个村的人数。")  # fmt: skip


def lake_table(rows: Iterable[api.Reservoir], *, sets: bool) -> Table:
    """Reservoirs; who sets heads opens that."""
    drawn = tuple(
        Row((row.name, row.document, plain_date(row.added_on)),
            reverse("desk:migrant-heads", args=[row.pk]) if sets else "")
        for row in rows
    )  # fmt: skip
    return Table("水库", LAKES, drawn, empty="还没有登记水库。")


def plan_table(rows: Iterable[api.Plan], *, confirms: bool) -> Table:
    """Support plans; one that nobody looked at opens that."""
    drawn = tuple(
        Row(
            (row.title, api.WAYS[row.way], f"{row.since}－{row.until}",
             f"{row.approver} {row.document}",
             tag_cell(f"{row.confirmed_by}核对", "ok") if row.confirmed_on
             else tag_cell("待核对，不能拨款", "late")),
            reverse("desk:migrant-plan-confirm", args=[row.pk])
            if confirms and not row.confirmed_on else "",
        )
        for row in rows
    )  # fmt: skip
    return Table("后期扶持规划", PLANS, drawn, empty="还没有登记规划：没有批准的规划，不得拨款。")


def people_table(rows: Iterable[api.Shown], places: Mapping[str, str]) -> Table:
    """Persons; each opens herself."""
    drawn = tuple(
        Row(
            (each.migrant.person.name, each.migrant.reservoir.name,
             _place(each.migrant.division_code, places), plain_date(each.migrant.moved_on),
             plain_date(each.last_day), _standing(each),
             each.migrant.account_masked or "没有账户"),
            reverse("desk:migrant", args=[each.migrant.pk]),
        )
        for each in rows
    )  # fmt: skip
    return Table("移民", PEOPLE, drawn, empty="没有符合条件的移民。",
                 empty_next="按核定人数登记，或清空筛选条件。")  # fmt: skip


def person_entries(each: api.Shown, places: Mapping[str, str]) -> list[Entry]:
    """One person as registered."""
    row = each.migrant
    told = [
        Entry("水库", row.reservoir.name), Entry("村", _place(row.division_code, places)),
        Entry("搬迁完成", plain_date(row.moved_on)), Entry("扶持到", plain_date(each.last_day)),
        Entry("状态", _standing(each)),
        Entry("账户", f"{row.bank} {row.account_masked}".strip() or "没有登记"),
        Entry("登记", f"{plain_date(row.added_on)} {row.added_by}"),
    ]  # fmt: skip
    if row.ended_on:
        told.append(Entry("停止", f"{plain_date(row.ended_on)} {row.end_name} {row.ended_words}"))
    return told


def year_table(rows: Iterable[api.Line]) -> Table:
    """What one person was on, by year; each opens its list."""
    drawn = tuple(
        Row((str(row.round.year), str(row.months), yuan(row.amount),
             tag_cell(row.get_state_display(), TONES[row.state]), row.note or row.failure),
            reverse("desk:migrant-round", args=[row.round_id]))
        for row in rows
    )  # fmt: skip
    return Table("历年", YEARS, drawn, empty="还没有列入年度名单。")


def round_table(rows: Iterable[api.RoundSum], places: Mapping[str, str]) -> Table:
    """Lists; each opens itself. It is what is reported upward, too."""
    drawn = tuple(
        Row(
            (f"{_place(each.round.division_code, places)} {each.round.year} 年",
             tag_cell(each.round.get_state_display(), ROUND_TONES.get(each.round.state, "info")),
             str(each.heads), str(each.blocked), yuan(each.due), yuan(each.paid),
             str(each.failed)),
            reverse("desk:migrant-round", args=[each.round.pk]),
        )
        for each in rows
    )  # fmt: skip
    return Table("年度名单", ROUNDS, drawn, empty="还没有年度名单。",
                 empty_next="村里核对以前，先按“建立年度名单”。")  # fmt: skip


def round_figures(each: api.RoundSum) -> list[Figure]:
    """One list in four numbers."""
    return [
        Figure("应发", str(each.heads), "人", strong=True),
        Figure("应发金额", yuan(each.due), "元"),
        Figure("已发", yuan(each.paid), "元", f"退票 {each.failed} 人" if each.failed else ""),
        Figure(
            "停发", str(each.blocked), "人", "扶持期届满，接续文件没有登记" if each.blocked else ""
        ),
    ]


def line_table(rows: Iterable[api.Line], *, again: bool) -> Table:
    """The lines of a list, by the row of the bank file."""
    drawn = tuple(
        Row((str(row.number), row.migrant.person.name, row.migrant.reservoir.name,
             str(row.months), yuan(row.amount),
             tag_cell(row.get_state_display(), TONES[row.state]), row.failure or row.note,
             _again(row) if again and row.state == api.LineState.FAILED else ""))
        for row in rows
    )  # fmt: skip
    return Table("名单", LINES, drawn, empty="名单上没有人。")


def chain_table(chain: Iterable[api.Link]) -> Table:
    """Every link of a list with its paper, or its gap."""
    drawn = tuple(
        Row((each.name, each.phase, each.paper or tag_cell("还没有", "plain"))) for each in chain
    )
    return Table("全过程", CHAIN, drawn)


def _standing(each: api.Shown) -> str:
    if each.migrant.ended_on:
        return tag_cell(each.migrant.end_name, "plain")
    if each.is_over:
        return tag_cell("扶持期届满，停发", "late")
    return tag_cell("在扶持期内", "ok")


def _again(row: api.Line) -> str:
    url = reverse("desk:migrant-again", args=[row.pk])
    words = '<a href="{}">重发<span class="unseen">：第 {} 行</span></a>'
    return format_html(words, url, row.number)


def _place(code: str, places: Mapping[str, str]) -> str:
    return places.get(code, code)
