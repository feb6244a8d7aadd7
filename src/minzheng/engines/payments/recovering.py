"""Recoveries: opened by an officer, met by repayment, by agreed monthly offset, or written off.

As everywhere in this engine the audit entry comes first: its lock is the queue, then rows are read.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.payments.claiming import close_if_settled
from minzheng.engines.payments.errors import (
    AmountRefused,
    FourEyes,
    NoSuchRecovery,
    RecoveryRefused,
)
from minzheng.engines.payments.funding import book_repayment
from minzheng.engines.payments.instalments import missed_by, remind, write_plan
from minzheng.engines.payments.models import PayLine, Recovery, RecoveryEntry, Settlement
from minzheng.engines.payments.values import OverpaidMonth, RecoveryLetter, Repayment
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen, yuan_text
from minzheng.kernel.months import Month

MOST_MONTHS = 120
State, Kind = Recovery.State, RecoveryEntry.Kind


@dataclass(frozen=True)
class Offset:
    """So much a month from a month on, and why: kept back of each payment, or paid back."""

    monthly: Fen
    from_month: Month
    reason: str


@transaction.atomic
def open_recovery(recovery: Recovery, *, by: Doer, on: date) -> Recovery:
    """Confirm a proposal: from now on it can be repaid. Opening twice changes nothing.

    Raises RecoveryRefused when it was cancelled or settled meanwhile.
    """
    now = Recovery.objects.get(pk=recovery.pk)
    if now.state == State.OPEN:
        return now
    row = _begin(now, "open_recovery", by, amount=now.amount)
    if row.state != State.PROPOSED:
        raise RecoveryRefused(f"这笔追回已是“{row.get_state_display()}”，不能再确认")
    row.state, row.opened_on, row.opened_by = State.OPEN, on, by.name
    row.save(update_fields=["state", "opened_on", "opened_by"])
    return row


def recovery_letter(recovery: Recovery) -> RecoveryLetter:
    """Everything the recovery letter says of the money. Two queries."""
    row = Recovery.objects.select_related("entitlement").get(pk=recovery.pk)
    months = row.months.values_list("month", "paid", "due", "amount")
    return RecoveryLetter(
        recovery_ref=row.ref,
        case_ref=row.entitlement.case_ref,
        matter=row.matter,
        household_id=row.entitlement.household_id,
        payee_person_id=row.entitlement.payee_id,
        amount=row.amount,
        outstanding=outstanding(row),
        months=tuple(OverpaidMonth(*month) for month in months),
        reason=row.reason,
        decision_ref=row.decision_ref,
    )


def outstanding(recovery: Recovery) -> Fen:
    """What is still to come back, in fen."""
    return sum(outstanding_months(recovery).values())


def outstanding_months(recovery: Recovery) -> dict[Month, Fen]:
    """What is still to come back, month by month, in fen."""
    left: dict[Month, Fen] = defaultdict(int)
    for month, amount in recovery.months.values_list("month", "amount"):
        left[month] += amount
    for month, amount in recovery.entries.values_list("month", "amount"):
        left[month] -= amount
    return dict(left)


@transaction.atomic
def repay(recovery: Recovery, repayment: Repayment, *, by: Doer) -> Recovery:
    """Book money that came back, to the funds that had paid it; settled when nothing is left.

    Raises RecoveryRefused, and AmountRefused for more than is outstanding.
    """
    row = _begin(recovery, "repay", by, amount=repayment.amount, receipt=repayment.receipt)
    _require_open(row)
    left = outstanding(row)
    if not 0 < repayment.amount <= left:
        raise AmountRefused(
            f"退回金额应大于 0，且不超过尚欠的 {yuan_text(left)}；多退的部分请退还本人"
        )
    if not repayment.receipt.strip():
        raise RecoveryRefused("请填写退款凭据号，没有凭据不能入账")
    entry = RecoveryEntry(kind=Kind.REPAID, on=repayment.on, by=by.name, receipt=repayment.receipt)
    book_repayment(row, allocate(row, repayment.amount, entry), by=by)
    return row


@transaction.atomic
def ask_offset(recovery: Recovery, offset: Offset, *, by: Doer, on: date) -> Settlement:
    """Propose to keep back part of each payment; counts only after approve_settlement().

    Raises AmountRefused, RecoveryRefused.
    """
    if offset.monthly <= 0:
        raise AmountRefused("每月抵扣金额必须大于 0")
    asked = Settlement(kind=Settlement.Kind.OFFSET, reason=offset.reason)
    asked.monthly, asked.from_month = offset.monthly, offset.from_month
    return _ask(recovery, asked, by=by, on=on)


@transaction.atomic
def ask_instalments(recovery: Recovery, wish: Offset, *, by: Doer, on: date) -> Settlement:
    """Propose repayment of so much a month; counts only after approve_settlement().

    Raises AmountRefused (nothing, or more than 120 months), RecoveryRefused.
    """
    if wish.monthly <= 0 or outstanding(recovery) > MOST_MONTHS * wish.monthly:
        raise AmountRefused(f"每月退回金额必须大于 0，且最多分 {MOST_MONTHS} 个月退完，请提高金额")
    asked = Settlement(kind=Settlement.Kind.INSTALMENT, reason=wish.reason)
    asked.monthly, asked.from_month = wish.monthly, wish.from_month
    return _ask(recovery, asked, by=by, on=on)


def remind_missed(on: date, *, by: Doer) -> int:
    """Remind everybody who missed an agreed month, once. Gives how many."""
    late = Recovery.objects.filter(
        state=State.OPEN,
        settlements__instalments__due_on__lt=on,
        settlements__instalments__reminded_on=None,
    )
    count = 0
    for recovery in late.distinct().select_related("entitlement__payee").order_by("pk"):
        missed = missed_by(recovery, outstanding(recovery), on)
        if missed:
            remind(recovery, missed, by=by, on=on)
            count += 1
    return count


@transaction.atomic
def ask_write_off(recovery: Recovery, reason: str, *, by: Doer, on: date) -> Settlement:
    """Propose to write off what is outstanding; counts only after approve_settlement()."""
    asked = Settlement(kind=Settlement.Kind.WRITE_OFF, reason=reason)
    return _ask(recovery, asked, by=by, on=on)


@transaction.atomic
def approve_settlement(settlement: Settlement, *, by: Doer, on: date) -> Settlement:
    """Approve an offset or a write-off. Approving twice changes nothing.

    Raises FourEyes for the one who asked, RecoveryRefused when the recovery is settled.
    """
    now = Settlement.objects.select_related("recovery").get(pk=settlement.pk)
    if now.approved_on:
        return now
    recovery = _begin(now.recovery, "approve_settlement", by, kind=now.kind, monthly=now.monthly)
    row = Settlement.objects.select_for_update().get(pk=settlement.pk)
    if row.approved_on:
        raise RecoveryRefused("这项处理刚由另一人批准，请刷新页面查看")
    if (row.asked_key, row.asked_by) == (by.key, by.name) or by.kind != "officer":
        raise FourEyes("提出人不能批准自己的申请，请由另一位有审批权限的人员批准")
    _require_open(recovery)
    row.approved_on, row.approved_by = on, by.name
    row.save(update_fields=["approved_on", "approved_by"])
    if row.kind == Settlement.Kind.WRITE_OFF:
        entry = RecoveryEntry(kind=Kind.WRITTEN_OFF, on=on, by=by.name, receipt=row.reason[:80])
        allocate(recovery, outstanding(recovery), entry)
    if row.kind == Settlement.Kind.INSTALMENT:
        write_plan(row, outstanding(recovery))
    return row


def get_recovery(ref: str) -> Recovery:
    """The recovery of "recovery:5". Raises NoSuchRecovery."""
    number = ref.removeprefix("recovery:")
    found = Recovery.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if found is None:
        raise NoSuchRecovery(f"没有编号为“{ref}”的追回，请核对编号")
    return found


def allocate(recovery: Recovery, amount: Fen, like: RecoveryEntry) -> list[RecoveryEntry]:
    """Book an amount against the oldest outstanding months, as entries like the one given."""
    made = []
    for month, left in sorted(outstanding_months(recovery).items()):
        part = min(left, amount)
        if part > 0:
            row = recovery.entries.create(
                month=month, kind=like.kind, amount=part, line=like.line,
                receipt=like.receipt, on=like.on, by=like.by,
            )  # fmt: skip
            made.append(row)
            amount -= part
    close_if_settled(recovery, on=like.on)
    return made


def reverse_offsets(line: PayLine, *, by: Doer, on: date) -> None:
    """The bank could not deliver a line: what it kept back did not come back after all."""
    kept = RecoveryEntry.objects.filter(line=line, kind=Kind.OFFSET).select_related("recovery")
    for entry in list(kept):
        entry.recovery.entries.create(
            month=entry.month, kind=entry.kind, amount=-entry.amount, line=line, on=on, by=by.name
        )
        close_if_settled(entry.recovery, on=on)


def _ask(recovery: Recovery, asked: Settlement, *, by: Doer, on: date) -> Settlement:
    row = _begin(recovery, "ask_settlement", by, kind=asked.kind, monthly=asked.monthly)
    _require_open(row)
    if row.settlements.filter(approved_on=None).exists():
        raise RecoveryRefused("这笔追回已有一项处理等待批准，请先办完")
    if not asked.reason.strip():
        raise RecoveryRefused("请写明理由，批准人据此判断")
    asked.recovery, asked.asked_on = row, on
    asked.asked_key, asked.asked_by = by.key, by.name
    asked.save(force_insert=True)
    return asked


def _begin(recovery: Recovery, verb: str, by: Doer, **detail: Fen | str) -> Recovery:
    audit.record(by, verb, recovery.ref, division=recovery.division_code, detail=detail)
    return Recovery.objects.select_for_update().get(pk=recovery.pk)


def _require_open(row: Recovery) -> None:
    if row.state != State.OPEN:
        first = "请先确认追回" if row.state == State.PROPOSED else "不能再处理"
        raise RecoveryRefused(f"这笔追回现在是“{row.get_state_display()}”，{first}")
