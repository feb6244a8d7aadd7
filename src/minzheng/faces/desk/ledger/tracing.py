"""The way of money: from a paper to everything it paid, from a payment back to its papers."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from minzheng.engines.ledger import api
from minzheng.engines.ledger.api import Entry, Part
from minzheng.engines.payments.api import BankSide, PayLine
from minzheng.faces.desk.ledger.showing import fund_url
from minzheng.faces.desk.ledger.wording import cause_words, purpose_words
from minzheng.faces.desk.showing.payments import line_parts, matter_words
from minzheng.faces.looks.cells import link_cell
from minzheng.faces.looks.parts import Column, Event, Row, Table
from minzheng.faces.looks.parts import Entry as Told
from minzheng.faces.looks.written import plain_date
from minzheng.kernel.money import Fen, yuan
from minzheng.kernel.months import Month

PARTS = (Column("源头文件"), Column("来源"), Column("资金"), Column("金额（元）", numeric=True))
ENTRIES = (Column("凭证"), Column("日期"), Column("摘要"), Column("起因"), Column("记账"))
USED = (Column("月份"), Column("资金"), Column("用在"), Column("起因"),
        Column("支出（元）", numeric=True))  # fmt: skip
BACK = (Column("日期"), Column("摘要"), Column("金额（元）", numeric=True))


def part_table(parts: Sequence[Part], line: PayLine) -> Table:
    """Which papers and funds a payment came from; the sum is the payment, to the fen."""
    names = api.named(parts)
    rows = tuple(_part_row(names[part.fund_id, part.source_id], part) for part in parts)
    foot = ("合计", "", "", yuan(line.amount)) if rows else ()
    return Table("这笔钱从哪里来", PARTS, rows, foot, "这一笔没有记在资金账上。", "")


def line_facts(line: PayLine, bank: BankSide) -> tuple[Told, ...]:
    """The payment itself; the person is masked."""
    file = f"{bank.file}，校验值 {(bank.sha256 or '')[:12]}" if bank.file else "还没有导出"
    return (
        Told("批次", f"{matter_words(line.run.matter)} {line.run}，第 {line.number or '—'} 笔"),
        Told("户", line.entitlement.household.number),
        Told("收款账户", line.account.masked),
        Told("构成", line_parts(line) or "没有"),
        Told("代发文件", file),
    )


def line_events(line: PayLine, bank: BankSide) -> tuple[Event, ...]:
    """From the decision to the bank's answer."""
    run = line.run
    answered = line.state != PayLine.State.PENDING
    told = (
        ("决定给予", "", line.entitlement.granted_on),
        ("测算", run.computed_by, run.computed_on),
        ("审批，从资金里承诺", run.approved_by, run.approved_on),
        ("代发文件交银行", bank.exported_by or "", bank.exported_on),
        (f"银行回盘：{line.get_state_display()}", (bank.read_by or "") if answered else "",
         bank.read_on if answered else None),
    )  # fmt: skip
    return tuple(Event(what, who, on, "done" if on else "next") for what, who, on in told)


def _part_row(name: api.Holding, part: Part) -> Row:
    paper = link_cell(name.source.document, reverse("desk:appropriation", args=[part.source_id]))
    fund = link_cell(name.fund.name, fund_url(name.fund))
    return Row((paper, name.source.origin_name, fund, yuan(part.amount)))


def line_postings(line: PayLine) -> Table:
    """What happened to this one payment later: released, repaid."""
    rows = tuple(
        Row((plain_date(each.entry.day), each.entry.text, yuan(each.amount)))
        for each in api.postings_about(line.ref)
    )
    then = "退款重发、追回入账以后，会列在这里。"
    return Table("后来的变动", BACK, rows, empty="没有变动。", empty_next=then)


def cause_table(entries: Iterable[Entry]) -> Table:
    """The entries of one cause."""
    rows = tuple(
        Row(
            (str(each), plain_date(each.day), each.text, cause_words(each.cause_ref), each.by_name),
            reverse("desk:ledger-entry", args=[each.pk]),
        )
        for each in entries
    )
    return Table("入账凭证", ENTRIES, rows, empty="还没有入账。")


def used_table(uses: Iterable[tuple[str, str, str, str, Fen]]) -> Table:
    """What a paper's money was spent on: month, fund, use, cause, amount."""
    rows = tuple(
        Row((Month.parse(period).label, fund, purpose_words(use), cause_words(cause), yuan(amount)))
        for period, fund, use, cause, amount in uses
    )
    then = "发放成功、备用金支出、合同付款以后，会列在这里。"
    return Table("这份文件的钱用在哪里", USED, rows, empty="还没有支出。", empty_next=then)
