"""Enrolments, uses, insurance and settlements as officers read them."""

from collections.abc import Iterable

from django.urls import reverse

from minzheng.engines.vouchers import api
from minzheng.faces.looks.cells import tag_cell
from minzheng.faces.looks.parts import Column, Entry, Figure, Row, Table
from minzheng.faces.looks.written import plain_date, yuan

MONEY = tuple(
    Column(f"{name}（元）", numeric=True) for name in ("服务费", "长护险付", "消费券付", "个人付")
)
ENROLMENTS = (Column("姓名"), Column("券号尾号"), Column("能力等级"), Column("状态"),
              Column("起止"), Column("申请"))  # fmt: skip
USES = (Column("日期"), Column("姓名"), Column("机构"), Column("服务"), *MONEY, Column("状态"))
LINES = (Column("日期"), Column("姓名"), Column("项目"), Column("长护险付（元）", numeric=True),
         Column("比对结果"))  # fmt: skip
SETTLEMENTS = (Column("编号"), Column("机构"), Column("月份"), Column("状态"),
               Column("笔数", numeric=True), Column("应付（元）", numeric=True))  # fmt: skip
CHANGES = (Column("姓名"), Column("情形"), Column("发生"), Column("说明"), Column("谁告知"))
HOUSES = (Column("机构"), Column("起"), Column("状态"))
TONES = {"handed_in": "info", "checked": "info", "approved": "soon", "paid": "ok",
         "returned": "late", "applied": "soon", "live": "ok", "refused": "late"}  # fmt: skip


def enrolment_table(rows: Iterable[api.Enrolment]) -> Table:
    """Enrolments; each opens its own page."""
    drawn = tuple(
        Row(
            (row.person.name, row.tail, row.level_name,
             tag_cell(row.get_state_display(), TONES[row.state]), period(row),
             f"{plain_date(row.applied_on)} {row.applied_by}"),
            reverse("desk:voucher", args=[row.pk]),
        )
        for row in rows
    )  # fmt: skip
    return Table("消费券登记", ENROLMENTS, drawn, empty="没有符合条件的登记。",
                 empty_next="在老人的档案页登记，或换一个条件。")  # fmt: skip


def use_table(title: str, rows: Iterable[api.Use], words: str = "") -> Table:
    """Uses of vouchers; sampled ones open the visit."""
    drawn = tuple(
        Row((plain_date(row.day), row.person.name, row.facility.name, row.item, yuan(row.fee),
             yuan(row.insured), yuan(row.voucher), yuan(row.own), row.state_words),
            reverse("desk:voucher-visit", args=[row.pk]) if words else "")
        for row in rows
    )  # fmt: skip
    return Table(title, USES, drawn, empty="没有记录。", empty_next=words or "用了券会列在这里。")


def odd_table(rows: Iterable[api.Use]) -> Table:
    """Uses with what is odd about them."""
    columns = (Column("日期"), Column("姓名"), Column("机构"), Column("服务"),
               Column("消费券付（元）", numeric=True), Column("为什么"))  # fmt: skip
    drawn = tuple(
        Row((plain_date(row.day), row.person.name, row.facility.name, row.item,
             yuan(row.voucher), api.odd_words(row)),
            reverse("desk:voucher", args=[row.enrolment_id]))
        for row in rows
    )  # fmt: skip
    return Table("可疑用券", columns, drawn, empty="没有可疑的用券。",
                 empty_next="服务作废、人已去世、长护险对不上的会列在这里。")  # fmt: skip


def line_table(rows: Iterable[api.InsuranceLine]) -> Table:
    """What insurance paid, matched."""
    drawn = tuple(
        Row((plain_date(row.day), row.person.name, row.item, yuan(row.amount), row.words))
        for row in rows
    )
    return Table("长护险比对", LINES, drawn, empty="还没有导入长护险名单。",
                 empty_next="在上面选择文件导入。")  # fmt: skip


def settlement_table(rows: Iterable[api.Settlement]) -> Table:
    """Settlements; each opens its own page."""
    drawn = tuple(
        Row((row.number, row.facility.name, row.month_name,
             tag_cell(row.get_state_display(), TONES[row.state]), str(row.count),
             yuan(row.due)), reverse("desk:voucher-settlement", args=[row.pk]))
        for row in rows
    )  # fmt: skip
    return Table("消费券结算单", SETTLEMENTS, drawn, empty="没有符合条件的结算单。",
                 empty_next="机构过了月提交结算单，会出现在这里。")  # fmt: skip


def change_table(rows: Iterable[api.Change]) -> Table:
    """What was told; each opens the judgement."""
    drawn = tuple(
        Row(
            (
                row.enrolment.person.name,
                row.get_cause_display(),
                plain_date(row.happened_on),
                row.words,
                row.told_by,
            ),
            reverse("desk:voucher-change", args=[row.pk]),
        )
        for row in rows
    )
    return Table("待确认的状况变化", CHANGES, drawn, empty="没有待确认的变化。",
                 empty_next="老人、家人或者机构告知的会列在这里。")  # fmt: skip


def house_table(rows: Iterable[api.Listing]) -> Table:
    """Houses that may take vouchers."""
    drawn = tuple(
        Row((row.facility.name, plain_date(row.since),
             f"{plain_date(row.until)} 起移出" if row.until else tag_cell("可以用券", "ok")),
            "" if row.until else reverse("desk:voucher-strike", args=[row.facility_id]))
        for row in rows
    )  # fmt: skip
    return Table("可用券的机构", HOUSES, drawn, empty="名单里还没有机构。",
                 empty_next="在上面登记。")  # fmt: skip


def settlement_figures(row: api.Settlement) -> list[Figure]:
    """What is to be paid."""
    return [
        Figure("应付", yuan(row.due), "元", strong=True),
        Figure("消费券付", yuan(row.voucher), "元"),
        Figure("扣回以前多付的", yuan(row.off), "元"),
        Figure("长护险付", yuan(row.insured), "元"),
    ]


def balance_figures(balance: api.Balance) -> list[Figure]:
    """A month's voucher."""
    return [
        Figure(f"{balance.month.label}还剩", yuan(balance.left), "元", strong=True),
        Figure("已用", yuan(balance.used), "元"),
        Figure("上限", yuan(balance.cap), "元"),
    ]


def entries(row: api.Enrolment) -> list[Entry]:
    """An enrolment in words."""
    stated = "、".join(words for key, words in api.STATED.items() if row.stated.get(key))
    told = [
        Entry("券号尾号", row.tail),
        Entry("能力等级", row.level_name),
        Entry("起止", period(row)),
        Entry("申请", f"{plain_date(row.applied_on)} {row.applied_by}"),
        Entry("本人说明", stated or "没有不补贴的情形"),
    ]
    if row.decided_on:
        told.append(Entry("确认", f"{plain_date(row.decided_on)} {row.decided_by} {row.reason}"))
    return told


def period(row: api.Enrolment) -> str:
    """From which month to which."""
    if not row.first:
        return "还没有起始"
    return f"{row.first} 起" + (f"，{row.ends} 起停发" if row.ends else "")
