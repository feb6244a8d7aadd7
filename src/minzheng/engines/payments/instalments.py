"""Repayment month by month: the plan, what of it was met, and a letter when a month is missed."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.notices import api as notices
from minzheng.engines.payments.letters import Paper, draft_to, payee_of
from minzheng.engines.payments.models import Instalment, Recovery, Settlement
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen, yuan_text
from minzheng.kernel.months import Month

WORD, TITLE = "民追", "分期退款提醒书"


@dataclass(frozen=True)
class PlannedInstalment:
    """One month of a plan on a day: how much of it has come, and whether it was missed."""

    row: Instalment
    met: Fen
    missed: bool


def write_plan(settlement: Settlement, total: Fen) -> None:
    """So much at the end of each month till the total is reached; the last month pays the rest."""
    month, rows = settlement.from_month, []
    while total > 0 and month is not None:
        amount = min(settlement.monthly, total)
        rows.append(Instalment(settlement=settlement, due_on=month.last, amount=amount))
        total, month = total - amount, month.next()
    Instalment.objects.bulk_create(rows)


def plan_of(recovery: Recovery, outstanding: Fen, on: date) -> list[PlannedInstalment]:
    """The plan in force of a recovery, oldest month first; [] without one. Two queries."""
    agreed = Settlement.objects.filter(
        recovery=recovery, kind=Settlement.Kind.INSTALMENT, approved_on__isnull=False
    )
    newest = agreed.order_by("-pk").first()
    rows = list(newest.instalments.all()) if newest else []
    met = sum(row.amount for row in rows) - outstanding
    told = []
    for row in rows:
        part = max(0, min(met, row.amount))
        told.append(PlannedInstalment(row, part, row.due_on < on and part < row.amount))
        met -= row.amount
    return told


def missed_by(recovery: Recovery, outstanding: Fen, on: date) -> list[PlannedInstalment]:
    """The months that were missed and of which nobody was reminded yet."""
    plan = plan_of(recovery, outstanding, on)
    return [each for each in plan if each.missed and each.row.reminded_on is None]


@transaction.atomic
def remind(recovery: Recovery, missed: list[PlannedInstalment], *, by: Doer, on: date) -> None:
    """A letter and a message to the payee about missed months, once for each."""
    sums = "；".join(
        f"{Month.of(each.row.due_on).label}应退 {yuan_text(each.row.amount)}，"
        f"已退 {yuan_text(each.met)}"
        for each in missed
    )
    to, paper = payee_of(recovery.entitlement), Paper("letter", TITLE, WORD, recovery.ref)
    draft = draft_to(recovery.entitlement, paper, _body(recovery, sums, on), on)
    notices.issue_notice(draft, by=by, on=on)
    notices.send_message(to, f"分期退款有未退的：{sums}。有困难请联系民政部门", on=on)
    rows = Instalment.objects.filter(pk__in=[each.row.pk for each in missed])
    rows.update(reminded_on=on)
    detail = {"months": len(missed), "on": on.isoformat()}
    audit.record(by, "remind_instalment", recovery.ref, division=recovery.division_code,
                 detail=detail)  # fmt: skip


def _body(recovery: Recovery, sums: str, on: date) -> tuple[notices.Paragraph, ...]:
    return (
        notices.paragraph(
            f"您同意分期退回多发的款项（{recovery.reason}），到 {on} 还有未退的：{sums}。"
        ),
        notices.paragraph("请在收到后补退，或到民政部门说明困难，可以申请调整每月金额。"),
        notices.paragraph("对多发金额有异议的，可以向民政部门提出，要求书面答复。"),
    )
