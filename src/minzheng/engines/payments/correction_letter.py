"""The letter about a correction: months, paid, due, difference, why, and what one can do."""

from collections.abc import Sequence
from datetime import date

from minzheng.engines.notices import api as notices
from minzheng.engines.payments.letters import Paper, draft_to, payee_of, remedies_in
from minzheng.engines.payments.models import CorrectionSheet
from minzheng.engines.payments.values import CorrectedMonth, Sums
from minzheng.kernel.doer import Doer
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import yuan, yuan_text

WORD, TITLE = "民更", "待遇更正告知书"
COLUMNS = (
    notices.Column("月份", "7字"),
    notices.Column("原定（元）", "1fr", "right"),
    notices.Column("已发（元）", "1fr", "right"),
    notices.Column("应发（元）", "1fr", "right"),
    notices.Column("要退（元）", "1fr", "right"),
    notices.Column("补发（元）", "1fr", "right"),
)


def tell_payee(
    sheet: CorrectionSheet, months: Sequence[CorrectedMonth], sums: Sums, *, by: Doer, on: date
) -> notices.Notice:
    """Write the letter, and a message that it is there."""
    row = sheet.entitlement
    body = (*_what(sheet, months, sums), *_then(sums), *remedies_in(row.division_code))
    draft = draft_to(row, Paper("change", TITLE, WORD, sheet.ref), body, on)
    notice = notices.issue_notice(draft, by=by, on=on)
    text = f"您的{_name(sheet)}从{sheet.since.label}起更正：{_sum_words(sums)}。详见{TITLE}"
    notices.send_message(payee_of(row), text, on=on)
    return notice


def _what(
    sheet: CorrectionSheet, months: Sequence[CorrectedMonth], sums: Sums
) -> tuple[notices.Block, ...]:
    now = f"每月应为 {yuan_text(sheet.monthly)}" if sheet.monthly else "不应发放"
    said = (
        f"经核查，您的{_name(sheet)}从{sheet.since.label}起{now}，原来的认定有误，现予更正。"
        f"原因：{sheet.reason}。"
    )
    rows = tuple(_row(month) for month in months)
    table = notices.Table(COLUMNS, rows, "各月怎样算") if rows else None
    total = notices.paragraph(f"合计：{_sum_words(sums)}。")
    return (notices.paragraph(said), *((table,) if table else ()), total)


def _then(sums: Sums) -> tuple[notices.Paragraph, ...]:
    told = []
    if sums.claim:
        told.append(
            "多发的款项请退回民政部门；一次退回有困难的，可以申请分期退回，或者同意从以后的待遇里"
            "按月抵扣，确实无力退回的可以说明情况，由民政部门核实后决定。"
        )
    if sums.back_pay:
        told.append("补发的款项随下一批次发到您的收款账户，不用再申请。")
    told.append("对各月金额有异议的，可以先向民政部门提出，要求核对并书面答复。")
    return tuple(notices.paragraph(each) for each in told)


def _row(month: CorrectedMonth) -> tuple[str, ...]:
    back = month.claim - month.eased
    sums = (month.believed, month.paid, month.due, back, month.back_pay)
    return (month.month.label, *(yuan(each) for each in sums))


def _sum_words(sums: Sums) -> str:
    told = (("要退回", sums.claim), ("原要求退回、现免去", sums.eased), ("补发", sums.back_pay))
    said = "，".join(f"{word} {yuan_text(fen)}" for word, fen in told if fen)
    return said or "已发的各月没有差额"


def _name(sheet: CorrectionSheet) -> str:
    matter = catalogue().matters.get(sheet.matter)
    return matter.service.short if matter else "待遇"
