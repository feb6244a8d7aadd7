"""After a change: months paid too much become a proposal to recover, void claims are cancelled."""

from datetime import date

from minzheng.engines.payments.models import (
    Entitlement,
    Recovery,
    RecoveryEntry,
    RecoveryMonth,
)
from minzheng.engines.payments.standing import Balance, balances, spans_of
from minzheng.engines.payments.timeline import due
from minzheng.engines.payments.values import Basis, MonthSum, OverpaidMonth
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month

Entry = RecoveryEntry


def reconcile(
    entitlement: Entitlement, basis: Basis, *, kind: Entry.Kind, by: Doer, on: date
) -> Recovery | None:
    """Compare what was paid from a month on with what is due now.

    Claims beyond the over-payment are lessened by entries of `kind`; over-payment that is not yet
    claimed becomes one proposal, which is given back.
    """
    spans = spans_of(entitlement)
    found = balances(entitlement, basis.from_month)
    for month, balance in found.items():
        _lessen(balance, month, due(spans, month), kind=kind, by=by, on=on)
    over = [_overpaid(month, balance, due(spans, month)) for month, balance in found.items()]
    over = [month for month in over if month.amount > 0]
    return _propose(entitlement, over, basis, on) if over else None


def back_pay(entitlement: Entitlement, since: Month, settled: Month) -> tuple[MonthSum, ...]:
    """What the next run pays for months from `since` that were settled or paid before."""
    spans, found = spans_of(entitlement), balances(entitlement, since)
    settled = max([settled, *found])
    sums = [
        MonthSum(month, found.get(month, Balance()).to_pay(due(spans, month)))
        for month in Month.between(since, settled)
    ]
    return tuple(each for each in sums if each.amount > 0)


def close_if_settled(recovery: Recovery, *, on: date) -> None:
    """Settled when nothing is outstanding; cancelled when nothing ever came back of it."""
    entries = list(recovery.entries.all())
    if sum(entry.amount for entry in entries) < recovery.amount:
        state, day = _reopened(recovery), None
    else:
        gone = all(entry.kind in (Entry.Kind.CANCELLED, Entry.Kind.RETURNED) for entry in entries)
        state, day = (Recovery.State.CANCELLED if gone else Recovery.State.SETTLED), on
    if state != recovery.state:
        recovery.state, recovery.settled_on = state, day
        recovery.save(update_fields=["state", "settled_on"])


def _reopened(recovery: Recovery) -> str:
    if recovery.state in (Recovery.State.PROPOSED, Recovery.State.OPEN):
        return recovery.state
    return Recovery.State.OPEN if recovery.opened_on else Recovery.State.PROPOSED


def _lessen(
    balance: Balance, month: Month, due_now: Fen, *, kind: Entry.Kind, by: Doer, on: date
) -> None:
    """Cancel claims that exceed what was paid too much, the latest claim first."""
    excess = min(balance.reclaimed, -balance.overpaid(due_now))
    for recovery_id in sorted(balance.outstanding, reverse=True):
        part = min(excess, balance.outstanding[recovery_id])
        if part <= 0:
            continue
        recovery = Recovery.objects.get(pk=recovery_id)
        recovery.entries.create(month=month, kind=kind, amount=part, on=on, by=by.name)
        close_if_settled(recovery, on=on)
        balance.outstanding[recovery_id] -= part
        balance.reclaimed -= part
        excess -= part


def _overpaid(month: Month, balance: Balance, due_now: Fen) -> OverpaidMonth:
    reached = balance.paid - balance.held - balance.reclaimed
    return OverpaidMonth(month, reached, due_now, balance.overpaid(due_now))


def _propose(
    entitlement: Entitlement, over: list[OverpaidMonth], basis: Basis, on: date
) -> Recovery:
    recovery = Recovery.objects.create(
        entitlement=entitlement,
        matter=entitlement.matter,
        division_code=entitlement.division_code,
        amount=sum(month.amount for month in over),
        reason=basis.reason,
        decision_ref=basis.decision_ref,
        proposed_on=on,
    )
    RecoveryMonth.objects.bulk_create(
        RecoveryMonth(
            recovery=recovery, entitlement=entitlement, month=m.month,
            paid=m.paid, due=m.due, amount=m.amount,
        )
        for m in over
    )  # fmt: skip
    return recovery
