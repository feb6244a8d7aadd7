"""The ledger as tables and charts: funds, papers, entries, shares, closed months."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from minzheng.engines.ledger import api
from minzheng.engines.ledger.api import Appropriation, Closing, Entry, Fund, FundSum, Share, Side
from minzheng.engines.payments.api import Funding
from minzheng.faces.desk.ledger.wording import cause_words, purpose_words, uses_words
from minzheng.faces.looks.cells import link_cell, tag_cell
from minzheng.faces.looks.charts import Stack, StackRow
from minzheng.faces.looks.parts import Column, Figure, Row, Table
from minzheng.faces.looks.parts import Entry as Told
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.money import Fen, yuan
from minzheng.kernel.months import Month

AMOUNT = "金额（元）"
PAPER_TONES = {"entered": "soon", "approved": "ok", "refused": "plain", "withdrawn": "plain"}
FUNDS = (Column("资金"), Column("种类"), Column("可以用在", secondary=True),
         Column("收入", numeric=True), Column("已支出", numeric=True),
         Column("待付和在途", numeric=True), Column("已下拨", numeric=True, secondary=True),
         Column("可用（元）", numeric=True))  # fmt: skip
PAPERS = (Column("文号或票据号"), Column("资金"), Column("来源"), Column("文件日期"),
          Column(AMOUNT, numeric=True), Column("登记"), Column("复核"), Column("状态"))  # fmt: skip
SOURCES = (Column("源头文件"), Column("来源"), Column("收入（元）", numeric=True),
           Column("已支出", numeric=True), Column("待付和在途", numeric=True),
           Column("已下拨", numeric=True, secondary=True),
           Column("还剩可用", numeric=True))  # fmt: skip
WENT = (Column("资金"), Column("收入（元）", numeric=True), Column("已支出", numeric=True),
        Column("待付和在途", numeric=True), Column("已下拨", numeric=True, secondary=True),
        Column("还剩可用", numeric=True))  # fmt: skip
ENTRIES = (Column("凭证"), Column("日期"), Column("摘要"), Column("起因"), Column("科目"),
           Column("增加（元）", numeric=True), Column("减少（元）", numeric=True),
           Column("记账", secondary=True))  # fmt: skip
FUNDING = (Column("资金"), Column("种类"), Column("本批承担（元）", numeric=True))
USES = (Column("月份"), Column("用在"), Column("支出（元）", numeric=True))
POSTINGS = (Column("资金"), Column("源头文件"), Column("科目"), Column("用途"),
            Column("增加（元）", numeric=True), Column("减少（元）", numeric=True))  # fmt: skip
SHARES = (Column("事项"), Column("从哪天起"), Column("怎样分担"), Column("文件"),
          Column("核实情况"), Column("登记"), Column("状态"), Column("处理"))  # fmt: skip
PERIODS = (Column("月份"), Column("凭证数", numeric=True), Column("提请"), Column("结账"),
           Column("状态"), Column("处理"))  # fmt: skip


def fund_chart(sums: Sequence[FundSum]) -> Stack:
    """Where each fund's money is, as bars in ten thousand yuan."""
    rows = tuple(_bar(each) for each in sums if each.received)
    left = sum(each.available for each in sums)
    says = f"{len(rows)} 笔资金有钱，合计可用 {yuan(left)} 元。下拨的钱在收到的资金里也算收入。"
    parts = ("可用", "待付和在途", "已支出", "已下拨")
    return Stack("每笔资金用到哪里了", says, "元", parts, rows)


def fund_table(sums: Sequence[FundSum]) -> Table:
    """Funds; each opens its page."""
    rows = tuple(
        Row(
            (each.fund.name, each.fund.kind_name, uses_words(each.fund), yuan(each.received),
             yuan(each.spent), yuan(each.committed + each.transit), yuan(each.allotted),
             yuan(each.available)),
            fund_url(each.fund),
        )
        for each in sums
    )  # fmt: skip
    then = "由财务经办设立资金，再登记拨款，财务复核后入账。"
    return Table("资金", FUNDS, rows, empty="还没有设立资金。", empty_next=then)


def fund_figures(told: FundSum) -> tuple[Figure, ...]:
    """The figures of a fund: what came in is all the others together."""
    return (
        Figure("收入", yuan(told.received), "元"),
        Figure("已支出", yuan(told.spent), "元"),
        Figure("待付和在途", yuan(told.committed + told.transit), "元"),
        Figure("可用", yuan(told.available), "元", f"另有已下拨 {yuan(told.allotted)} 元",
               strong=True),
    )  # fmt: skip


def fund_facts(fund: Fund) -> tuple[Told, ...]:
    """What a fund is."""
    return (
        Told("代码", fund.code),
        Told("种类", fund.kind_name),
        Told("可以用在", uses_words(fund)),
        Told("限定用途", "是" if fund.restricted else "否"),
        Told("设立文件", fund.document or "无"),
        Told("设立", f"{plain_date(fund.opened_on)} {fund.opened_by}"),
    )


def source_table(fund: Fund, held: Iterable[api.Holding]) -> Table:
    """A fund's money by source paper; each opens where it went."""
    rows = tuple(
        Row(
            (row.source.document, row.source.origin_name, yuan(-row.received), yuan(row.spent),
             yuan(row.committed + row.transit), yuan(row.allotted), yuan(row.available)),
            reverse("desk:appropriation", args=[row.source_id]),
        )
        for row in held
    )  # fmt: skip
    then = f"给“{fund.name}”登记拨款，复核后入账。"
    return Table("钱从哪里来", SOURCES, rows, empty="还没有钱。", empty_next=then)


def use_table(uses: Iterable[tuple[str, str, Fen]]) -> Table:
    """What a fund was spent on, by month and matter."""
    rows = tuple(
        Row((Month.parse(period).label, purpose_words(purpose), yuan(amount)))
        for period, purpose, amount in uses
    )
    then = "银行回盘成功、备用金支出、合同付款以后，会按月份和事项列在这里。"
    return Table("钱用在哪里", USES, rows, empty="还没有支出。", empty_next=then)


def entry_table(fund: Fund, entries: Iterable[Entry]) -> Table:
    """A fund's entries, newest first; each opens its page."""
    rows = tuple(_entry_row(fund, entry) for entry in entries)
    then = "拨款入账、批次审批、银行回盘都会自动记账。"
    return Table("凭证", ENTRIES, rows, empty="还没有凭证。", empty_next=then)


def posting_table(entry: Entry) -> Table:
    """The postings of an entry; they add up to nothing."""
    rows = tuple(
        Row(
            (link_cell(each.fund.name, fund_url(each.fund)),
             link_cell(each.source.document, reverse("desk:appropriation", args=[each.source_id])),
             each.get_side_display(), purpose_words(each.purpose), *_plus_minus(each.amount))
        )
        for each in entry.postings.all()
    )  # fmt: skip
    return Table("分录", POSTINGS, rows)


def paper_table(rows: Iterable[Appropriation], caption: str = "拨款") -> Table:
    """Papers; each opens its page."""
    drawn = tuple(
        Row(
            (row.document, row.fund.name, row.origin_name, plain_date(row.day), yuan(row.amount),
             f"{plain_date(row.entered_on)} {row.entered_by}", _approved(row), paper_state(row)),
            reverse("desk:appropriation", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    then = "从一笔资金的页面登记拨款。"
    return Table(caption, PAPERS, drawn, empty="没有拨款。", empty_next=then)


def paper_state(row: Appropriation) -> object:
    """How far a paper is, as a tag."""
    return tag_cell(row.get_state_display(), PAPER_TONES[row.state])


def paper_facts(row: Appropriation) -> tuple[Told, ...]:
    """What a paper says, and who entered and approved it."""
    told = [
        Told("资金", row.fund.name),
        Told("来源", f"从“{row.from_fund.name}”下拨" if row.from_fund else row.origin_name),
        Told("下达单位或捐赠人", row.giver or "没有填"),
        Told("文件日期", plain_date(row.day)),
        Told("用途", row.purpose),
        Told("登记", f"{plain_date(row.entered_on)} {row.entered_by}"),
        Told("复核", _approved(row) or "还没有复核"),
    ]
    return (*told, Told("退回原因", row.answer)) if row.answer else tuple(told)


def went_table(held: Sequence[api.Holding]) -> Table:
    """Where a paper's money is, fund by fund; what other funds received came from here."""
    rows = tuple(
        Row(
            (row.fund.name, yuan(-row.received), yuan(row.spent),
             yuan(row.committed + row.transit), yuan(row.allotted), yuan(row.available)),
            fund_url(row.fund),
        )
        for row in held
    )  # fmt: skip
    foot = (
        "合计（下拨不重复计）", yuan(sum(-r.received for r in held) - _allotted(held)),
        yuan(sum(r.spent for r in held)), yuan(sum(r.committed + r.transit for r in held)), "",
        yuan(sum(r.available for r in held)),
    )  # fmt: skip
    then = "入账以后，这里列出每一笔资金里还有这份文件的多少钱。"
    return Table("这笔钱现在在哪里", WENT, rows, foot if rows else (), "还没有入账。", then)


def share_table(rows: Iterable[Share], *, may_approve: bool) -> Table:
    """Cost shares with their status; those that wait lead to the approval."""
    drawn = tuple(
        Row(
            (purpose_words(row.matter), plain_date(row.since), share_words(row), row.document,
             tag_cell(row.get_status_display(), "ok" if row.status == "verified" else "soon"),
             f"{plain_date(row.entered_on)} {row.entered_by}", row.get_state_display(),
             link_cell("去复核", reverse("desk:share-approve", args=[row.pk]))
             if may_approve and row.state == Share.State.ENTERED else "")
        )
        for row in rows
    )  # fmt: skip
    then = "没有登记的事项，默认全部由区级资金负担（未确认）。"
    return Table("分担比例", SHARES, drawn, empty="没有登记分担比例。", empty_next=then)


def share_words(row: Share) -> str:
    """Who bears how much."""
    return "，".join(f"{part.fund.name} {part.percent}" for part in row.rows.all())


def period_table(rows: Iterable[Closing], *, may_close: bool) -> Table:
    """Closed and asked months."""
    drawn = tuple(
        Row(
            (Month.parse(row.period).label, str(row.entries) if row.closed_on else "",
             f"{plain_date(row.asked_on)} {row.asked_by}",
             f"{plain_date(row.closed_on)} {row.closed_by}" if row.closed_on else "",
             tag_cell(row.get_state_display(), "ok" if row.closed_on else "soon"),
             link_cell("去结账", reverse("desk:period-close", args=[row.pk]))
             if may_close and not row.closed_on else "")
        )
        for row in rows
    )  # fmt: skip
    then = "月份过完以后，由财务经办提请，财务复核结账。"
    return Table("结账", PERIODS, drawn, empty="还没有结过账。", empty_next=then)


def funding_table(funding: Funding, *, settled: bool) -> Table:
    """The funds of a run: what each bears, and what it has left."""
    rows = tuple(
        Row(
            (link_cell(each.fund.name, fund_url(each.fund)), each.fund.kind_name,
             yuan(each.amount), yuan(each.left)),
            tone="late" if each.left < 0 else "",
        )
        for each in funding.shares
    )  # fmt: skip
    left = "现在还可用（元）" if settled else "审批后还可用（元）"
    columns = (*FUNDING, Column(left, numeric=True))
    return Table("从哪几笔资金出", columns, rows, empty="没有要从资金里出的钱。")


def fund_url(fund: Fund) -> str:
    """The page of a fund."""
    return reverse("desk:fund", args=[fund.pk])


def _bar(each: FundSum) -> StackRow:
    amounts = (each.available, each.committed + each.transit, each.spent, each.allotted)
    texts = tuple(yuan(amount) for amount in amounts)
    values = tuple(max(amount, 0) / 100 for amount in amounts)
    return StackRow(each.fund.name, values, texts, yuan(each.received), fund_url(each.fund))


def _entry_row(fund: Fund, entry: Entry) -> Row:
    """The fund's own side of an entry: what grew and what shrank, by account."""
    sides: dict[str, Fen] = {}
    for each in entry.postings.all():
        if each.fund_id == fund.pk:
            sides[each.side] = sides.get(each.side, 0) + each.amount
    taken = next((side for side, amount in sides.items() if amount < 0), "")
    given = next((side for side, amount in sides.items() if amount > 0), "")
    amount = sum(amount for amount in sides.values() if amount > 0)
    words = f"{_side(taken)} → {_side(given)}"
    available = sides.get(Side.AVAILABLE, 0)
    plus, minus = _plus_minus(available) if available else ("", "")
    told = plus or minus or yuan(amount)
    return Row(
        (str(entry), plain_date(entry.day), entry.text, cause_words(entry.cause_ref),
         words if available else f"{words} {told}", plus, minus, entry.by_name),
        reverse("desk:ledger-entry", args=[entry.pk]),
    )  # fmt: skip


def _side(side: str) -> str:
    return str(Side(side).label) if side else "—"


def _plus_minus(amount: Fen) -> tuple[str, str]:
    return (yuan(amount), "") if amount > 0 else ("", yuan(-amount))


def _approved(row: Appropriation) -> str:
    return f"{plain_date(row.approved_on)} {row.approved_by}" if row.approved_on else ""


def _allotted(held: Sequence[api.Holding]) -> Fen:
    return sum(row.allotted for row in held)
