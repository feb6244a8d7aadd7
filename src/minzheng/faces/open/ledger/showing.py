"""Fund figures as tables and a chart."""

from collections.abc import Sequence

from minzheng.engines.ledger.api import KindSum, PaperUse
from minzheng.faces.looks.charts import Stack, StackRow
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.faces.open.ledger.telling import Cell
from minzheng.kernel.money import Fen, yuan
from minzheng.kernel.months import Month

HIDDEN = "不单独公布"
KINDS = (Column("资金种类"), Column("收入（元）", numeric=True), Column("已下拨", numeric=True),
         Column("已支出", numeric=True), Column("待付和在途", numeric=True),
         Column("还剩可用", numeric=True))  # fmt: skip
CELLS = (Column("月份"), Column("资金种类"), Column("用在"), Column("支出（元）", numeric=True),
         Column("人（户）次", numeric=True))  # fmt: skip
PAPERS = (Column("文件"), Column("年份"), Column("用途"), Column("金额（元）", numeric=True),
          Column("已支出（元）", numeric=True), Column("执行", numeric=True))  # fmt: skip


def kind_table(sums: Sequence[KindSum]) -> Table:
    """Kinds of funds; income is all the others together."""
    rows = tuple(
        Row((each.name, yuan(each.received), yuan(each.allotted), yuan(each.spent),
             yuan(each.promised), yuan(each.available)))
        for each in sums
    )  # fmt: skip
    then = "财务部门记账以后，会在这里公布。"
    return Table("各种资金", KINDS, rows, empty="还没有记账的资金。", empty_next=then)


def kind_chart(sums: Sequence[KindSum]) -> Stack:
    """Where each kind's money is."""
    left = sum(each.available for each in sums)
    says = f"合计还剩可用 {yuan(left)} 元。"
    parts = ("可用", "待付和在途", "已支出", "已下拨")
    rows = tuple(_bar(each) for each in sums if each.received)
    return Stack("各种资金用到哪里了", says, "元", parts, rows)


def cell_table(told: Sequence[Cell]) -> Table:
    """Spending by month, kind and use."""
    rows = tuple(
        Row((Month.parse(each.period).label, each.kind_name, each.purpose_name,
             _money(each.amount), _people(each)))
        for each in told
    )  # fmt: skip
    then = "银行回盘成功以后，会按月份公布。"
    return Table("每个月用在哪里", CELLS, rows, empty="还没有支出。", empty_next=then)


def paper_table(papers: Sequence[PaperUse]) -> Table:
    """The lottery fund's papers."""
    rows = tuple(
        Row((each.document, f"{each.year}年", each.purpose, yuan(each.amount), yuan(each.spent),
             f"{each.spent / each.amount:.1%}"))
        for each in papers
    )  # fmt: skip
    return Table("公益金项目", PAPERS, rows, empty="还没有登记公益金。",
                 empty_next="分配文件登记、复核以后，会在这里公布。")  # fmt: skip


def _bar(each: KindSum) -> StackRow:
    amounts = (each.available, each.promised, each.spent, each.allotted)
    values = tuple(max(amount, 0) / 100 for amount in amounts)
    return StackRow(each.name, values, tuple(map(yuan, amounts)), yuan(each.received))


def _money(amount: Fen | None) -> str:
    return HIDDEN if amount is None else yuan(amount)


def _people(each: Cell) -> str:
    if each.amount is None:
        return HIDDEN
    return "给机构" if each.people is None else f"{each.people:,}"
