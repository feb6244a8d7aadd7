"""Projects as officers read them: the board, its stages and targets; one project as a whole."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.html import format_html_join

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger.api import READERS as LEDGER_READERS
from minzheng.engines.pipeline import api
from minzheng.faces.desk.pipeline.deeds import Deed, contract_deeds, payment_deeds
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.parts import Bar, Chart, Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, ten_thousands, yuan

BOARD = (
    Column("项目"), Column("类别"), Column("所在地", secondary=True), Column("环节"),
    Column("计划投资（元）", numeric=True), Column("已付（元）", numeric=True),
    Column("进度", numeric=True), Column("风险"), Column("下一步", secondary=True),
)  # fmt: skip
CHAIN = (Column("环节"), Column("阶段"), Column("凭据"), Column("日期"), Column("经办人"),
         Column("要有什么", secondary=True))  # fmt: skip
SOURCES = (
    Column("来源"), Column("文号"), Column("金额（元）", numeric=True),
    Column("已签合同（元）", numeric=True), Column("还可签（元）", numeric=True),
    Column("已付或到位（元）", numeric=True), Column("办理"),
)  # fmt: skip
CONTRACTS = (
    Column("合同"), Column("承包方"), Column("签约（元）", numeric=True),
    Column("现在（元）", numeric=True), Column("签订日"), Column("单价和市场价", secondary=True),
    Column("办理"),
)  # fmt: skip
PAYMENTS = (
    Column("发票"), Column("用途"), Column("金额（元）", numeric=True), Column("状态"),
    Column("申请、批准、付款"), Column("凭证"), Column("办理"),
)  # fmt: skip
MILESTONES = (Column("节点"), Column("应完成"), Column("完成"), Column("照片"), Column("办理"))
REPORTS = (Column("月份"), Column("进度", numeric=True), Column("做了什么"), Column("报告人"))
CONTACTS = (
    Column("日期"),
    Column("投资方"),
    Column("对接人"),
    Column("谈了什么"),
    Column("下一步"),
)
REVIEWS = (Column("年度"), Column("得分", numeric=True), Column("实际数"), Column("说明"))
PAY_TONES = {"asked": "soon", "approved": "info", "paid": "ok", "refused": "plain"}


def board_table(found: api.Board, places: Mapping[str, str]) -> Table:
    """The newest first; risks by name, the reasons stand on the project's page."""
    drawn = tuple(_board_row(each, places) for each in found.rows)
    return Table("项目库", BOARD, drawn, empty="没有符合条件的项目。",
                 empty_next="按“提出项目”登记，或清空筛选条件。")  # fmt: skip


def board_figures(found: api.Board, targets: Sequence[api.Target]) -> list[Figure]:
    """What there is against what is wanted; each number leads to its rows."""
    return [
        Figure("项目", str(found.total), "个", strong=True),
        Figure("计划投资", ten_thousands(found.investment), "万元"),
        *(
            Figure(
                each.name, f"{each.reached}/{each.wanted}", "个",
                "已达到" if each.is_met else "没有达到目标", _behind({"kind": each.kind}),
            )
            for each in targets
        ),
    ]  # fmt: skip


def stage_chart(found: api.Board, kept: Mapping[str, str]) -> Chart:
    """How many projects stand at each link."""
    bars = tuple(
        Bar(api.STAGE_NAMES[key], count, str(count), _behind({**kept, "stage": key}))
        for key in api.ORDER
        if (count := found.stages.get(key, 0))
    )
    return Chart("各环节的项目", f"共 {found.total} 个项目", "个", bars)


def figures(told: api.File) -> list[Figure]:
    """One project in five numbers."""
    row = told.project
    sourced = sum(each.source.amount for each in told.sources)
    return [
        Figure("计划投资", ten_thousands(row.investment), "万元", strong=True),
        Figure(
            "资金来源",
            ten_thousands(sourced),
            "万元",
            "" if sourced == row.investment else "还没有齐",
        ),
        Figure("已付或到位", ten_thousands(told.paid), "万元"),
        Figure("进度", percent(row.progress)),
        Figure("风险", str(len(told.risks)), "项"),
    ]


def entries(told: api.File, places: Mapping[str, str]) -> list[Entry]:
    """A project as it was told."""
    row = told.project
    shown = [
        Entry("类别", f"{row.kind_told.name}{'，合体项目' if row.combined else ''}"),
        Entry("所在地", places.get(row.division_code, row.division_code)),
        Entry("内容和规模", row.goal),
        Entry("责任", f"{row.post} {row.owner}".strip()),
        Entry("计划工期", f"{plain_date(row.starts_on)} 到 {plain_date(row.ends_on)}"),
        Entry("提出", f"{plain_date(row.made_on)} {row.made_by}"),
        Entry("问题", row.issue or "没有登记"),
        Entry("下一步", _next_of(row)),
    ]
    if row.beds or row.land:
        shown.insert(3, Entry("床位和用地", f"{row.beds} 张，{row.land} 平方米"))
    if row.final_amount is not None:
        shown.append(Entry("决算", f"{yuan(row.final_amount)} 元"))
    return shown + _acceptance(told.acceptance)


def indicator_entries(row: api.Project) -> list[Entry]:
    """What it is measured by."""
    return [
        Entry(str(each["name"]), f"目标 {each['target']} {each['unit']}，权重 {each['weight']}")
        for each in row.indicators
    ]


def chain_table(chain: Sequence[api.Link]) -> Table:
    """Every link with its paper, or its gap."""
    return Table("全过程", CHAIN, tuple(map(_chain_row, chain)))


def source_table(viewer: Viewer, told: api.File, *, signs: bool) -> Table:
    """Where money comes from and where it is; the foot closes to the fen."""
    drawn = tuple(_source_row(each, viewer, signs) for each in told.sources)
    sums = (
        sum(each.source.amount for each in told.sources), sum(e.allotted for e in told.sources),
        sum(each.left for each in told.sources), told.paid,
    )  # fmt: skip
    foot = ("合计", "", *map(yuan, sums), "") if drawn else ()
    return Table("资金来源", SOURCES, drawn, foot, "还没有登记资金来源。",
                 "各来源合计等于计划投资，才能批准。")  # fmt: skip


def contract_table(viewer: Viewer, told: api.File) -> Table:
    """Contracts, each with what can be done."""
    drawn = tuple(
        Row((f"{row.title}（{row.document}）", row.organisation.name, yuan(row.first),
             yuan(row.amount), plain_date(row.signed_on), _price(row),
             _links(contract_deeds(viewer, row, told), row.document)))
        for row in told.contracts
    )  # fmt: skip
    return Table("合同", CONTRACTS, drawn, empty="还没有签合同。")


def payment_table(viewer: Viewer, told: api.File) -> Table:
    """Payments: three hands and the entry of the ledger."""
    place = told.project.division_code
    drawn = tuple(
        Row((row.invoice, row.words, yuan(row.amount),
             tag_cell(row.get_state_display(), PAY_TONES[row.state]), _hands(row),
             _entry(row, viewer), _links(payment_deeds(viewer, row, place), row.invoice)))
        for row in told.payments
    )  # fmt: skip
    return Table("付款", PAYMENTS, drawn, empty="还没有付款。", empty_next="在合同上按“申请付款”。")


def milestone_table(told: api.File, *, makes: bool) -> Table:
    """Milestones with their photos."""
    drawn = tuple(
        Row((row.name, plain_date(row.due_on),
             plain_date(row.done_on) if row.done_on else "没有完成",
             _photos(row), _reach(row) if makes and told.project.started_on else ""))
        for row in told.milestones
    )  # fmt: skip
    return Table("节点", MILESTONES, drawn, empty="还没有登记节点。")


def report_table(told: api.File) -> Table:
    """Months, the newest first."""
    drawn = tuple(Row((row.month, percent(row.share), row.words, row.by)) for row in told.reports)
    return Table(
        "月度进度", REPORTS, drawn, empty="还没有月报。", empty_next="开工以后每月报一次。"
    )


def contact_table(told: api.File) -> Table:
    """Talks with investors, the newest first."""
    drawn = tuple(
        Row((plain_date(row.day), row.organisation, row.person, row.words,
             f"{row.next_step}{_by(row.next_on)}"))
        for row in told.contacts
    )  # fmt: skip
    return Table("投资方对接", CONTACTS, drawn, empty="还没有登记对接。")


def review_table(told: api.File) -> Table:
    """Years of performance."""
    drawn = tuple(
        Row((str(row.year), str(row.score),
             "、".join(f"{name} {value}" for name, value in row.reached.items()), row.words))
        for row in told.reviews
    )  # fmt: skip
    return Table("绩效", REVIEWS, drawn)


def percent(share: int) -> str:
    """10000 -> 100%."""
    return f"{share / 100:g}%"


def _board_row(each: api.Shown, places: Mapping[str, str]) -> Row:
    row = each.project
    names = "、".join(dict.fromkeys(risk.name for risk in each.risks))
    cells = (
        row.title, row.kind_told.name, places.get(row.division_code, row.division_code),
        row.stage_told.name, yuan(row.investment), yuan(each.paid), percent(row.progress),
        tag_cell(names, "late") if names else tag_cell("没有", "ok"), _next_of(row),
    )  # fmt: skip
    return Row(cells, reverse("desk:pipeline-project", args=[row.pk]))


def _chain_row(each: api.Link) -> Row:
    step = each.step
    if step is None:
        gap = tag_cell("缺口", "late") if each.due else tag_cell("还没有到", "plain")
        return Row((each.stage.name, each.phase, gap, "", "", each.stage.paper))
    paper: object = step.document
    if step.paper:
        paper = link_cell(step.document, reverse("desk:pipeline-paper", args=[step.pk]))
    return Row(
        (each.stage.name, each.phase, paper, plain_date(step.day), step.by, each.stage.paper)
    )


def _source_row(each: api.SourceSum, viewer: Viewer, signs: bool) -> Row:
    row = each.source
    deeds = []
    if row.kind == api.FUND and _reads_ledger(viewer):
        deeds.append(Deed("看资金", reverse("desk:fund", args=[row.fund])))
    if row.kind != api.FUND and signs and row.arrived < row.amount:
        deeds.append(Deed("登记到位", reverse("desk:pipeline-arrive", args=[row.pk])))
    cells = (
        f"{row.kind_name}：{row.giver}", row.document, yuan(row.amount), yuan(each.allotted),
        yuan(each.left) if row.kind == api.FUND else "", yuan(each.paid),
        _links(deeds, row.document),
    )  # fmt: skip
    return Row(cells)


def _acceptance(row: api.Acceptance | None) -> list[Entry]:
    if row is None:
        return []
    second = f"；{row.second_by}：{row.second_words}" if row.second_by else "；等第二人验收"
    said = f"{plain_date(row.day)} {row.first_by}：{row.words}{second}"
    return [Entry("验收", said), Entry("参加验收", row.people)]


def _price(row: api.Contract) -> str:
    if not row.unit_price:
        return ""
    market = f"，市场 {yuan(row.low)}－{yuan(row.high)}" if row.high else ""
    return f"{row.item} {yuan(row.unit_price)}{market}"


def _hands(row: api.Payment) -> str:
    told = ((row.asked_on, row.asked_by), (row.approved_on, row.approved_by),
            (row.paid_on, row.paid_by))  # fmt: skip
    return "；".join(f"{plain_date(day)} {who}" for day, who in told if day)


def _entry(row: api.Payment, viewer: Viewer) -> object:
    if row.entry is None or not _reads_ledger(viewer):
        return row.entry_name
    return link_cell(row.entry_name, reverse("desk:ledger-entry", args=[row.entry]))


def _reads_ledger(viewer: Viewer) -> bool:
    return bool(viewer.roles & set(LEDGER_READERS))


def _photos(row: api.Milestone) -> object:
    shown = (
        (reverse("desk:pipeline-photo", args=[each.pk]), f"{plain_date(each.day)} {each.place}")
        for each in row.photos.all()
    )
    return format_html_join("、", '<a href="{}">{}</a>', shown)


def _reach(row: api.Milestone) -> object:
    if row.done_on:
        return ""
    return _links([Deed("完成", reverse("desk:pipeline-reach", args=[row.pk]))], row.name)


def _links(deeds: Sequence[Deed], what: str) -> object:
    shown = ((each.url, each.words, what) for each in deeds)
    words = '<a href="{}">{}<span class="unseen">：{}</span></a>'
    return format_html_join(" ", words, shown)


def _next_of(row: api.Project) -> str:
    return f"{row.next_step}{_by(row.next_on)}" if row.next_step else ""


def _by(day: object) -> str:
    return f"（{plain_date(day)} 前）" if day else ""


def _behind(query: Mapping[str, str]) -> str:
    asked = urlencode({key: value for key, value in query.items() if value})
    return f"{reverse('desk:pipeline')}?{asked}" if asked else ""
