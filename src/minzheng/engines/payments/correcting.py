"""An entitlement that was wrong from an earlier month is set right from that month.

Nothing that stands is edited: what was believed keeps its rows, what is believed now gets rows of
its own; paid lines stay as they were paid. Months paid too much become one claim, months paid too
little are paid by the next run. Doing it again counts only the difference.
"""

from dataclasses import asdict, replace
from datetime import date
from typing import Any

from django.db import transaction

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.payments.correction_letter import tell_payee
from minzheng.engines.payments.errors import (
    AmountRefused,
    CorrectionRefused,
    NoSuchEntitlement,
)
from minzheng.engines.payments.funding import shares_of_claim
from minzheng.engines.payments.granting import (
    add_periods,
    begin,
    end_after,
    ended_already,
    finish,
    spans_at,
)
from minzheng.engines.payments.models import (
    OPEN_STATES,
    CorrectionSheet,
    Entitlement,
    EntitlementPeriod,
    PayRun,
)
from minzheng.engines.payments.recovering import open_recovery
from minzheng.engines.payments.standing import Balance, balances, spans_of
from minzheng.engines.payments.timeline import Span, at_amount, due, effective, tail
from minzheng.engines.payments.values import (
    Basis,
    Changed,
    CorrectedMonth,
    Correction,
    Preview,
    Sums,
)
from minzheng.kernel.divisions import normalise
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month

CORRECTORS = ("finance_clerk", "finance_head", "district_clerk", "district_head")
LONGEST_REASON = 60


@transaction.atomic
def correct_back(
    entitlement_id: int, amount: Fen, since: Month, *, basis: Basis, by: Viewer, on: date
) -> Correction:
    """Set an entitlement right from an earlier month: `amount` fen a month, 0 when nothing is due.

    What was paid too much becomes one open recovery, with the funds that had paid it; what was
    paid too little goes with the next run; a claim that goes too far is lessened. A run under way
    that holds the old amounts can be neither reviewed nor approved until it is computed anew. The
    payee gets a letter. Who has no second person of her own asks with ask_correction() instead.

    Raises NoSuchEntitlement (or not the viewer's), NotAllowed without a post of CORRECTORS,
    CorrectionRefused for a month to come or before the first, when nothing would change, or
    without a reason of at most 60 signs; EntitlementEnded, AmountRefused.
    """
    sheet = new_sheet(entitlement_id, amount, since, basis=basis, by=by, on=on)
    return carry_out(sheet, by=by, on=on)


def preview_correction(
    entitlement_id: int, amount: Fen, since: Month, *, by: Viewer, on: date
) -> Preview:
    """What correct_back() would do, with nothing done. At most six queries. Raises the same."""
    row = entitlement_for(by, entitlement_id)
    months = _months(row, _checked(row, amount, since, on), amount, since)
    return Preview(row, amount, since, months, sums_of(months), _stale(row))


def entitlement_for(viewer: Viewer, number: int) -> Entitlement:
    """One entitlement. Raises NoSuchEntitlement when the viewer may not see it, or none is."""
    rows = visible(Entitlement.objects.all(), viewer, matter_field="matter")
    found = rows.select_related("household__head", "payee", "account").filter(pk=number).first()
    if found is None:
        raise NoSuchEntitlement("没有这项待遇，或它不在您的辖区，请从户档的“待遇与发放”进入")
    return found


def new_sheet(
    entitlement_id: int, amount: Fen, since: Month, *, basis: Basis, by: Viewer, on: date
) -> CorrectionSheet:
    """The sheet of a correction, not written yet. Raises as correct_back()."""
    row = entitlement_for(by, entitlement_id)
    require(by, CORRECTORS, row.division_code, row.matter)
    _checked(row, amount, since, on)
    reason = basis.reason.strip()
    if not 0 < len(reason) <= LONGEST_REASON:
        raise CorrectionRefused(f"请写明为什么更正，最多 {LONGEST_REASON} 个字：要写进告知书")
    return CorrectionSheet(
        entitlement=row, matter=row.matter, division_code=row.division_code, since=since,
        monthly=amount, reason=reason, decision_ref=basis.decision_ref,
        asked_on=on, asked_key=by.doer.key, asked_by=by.doer.name,
    )  # fmt: skip


def carry_out(sheet: CorrectionSheet, *, by: Viewer, on: date) -> Correction:
    """Do what the sheet says, inside the caller's transaction. Raises as correct_back()."""
    basis = Basis(sheet.since, sheet.reason, sheet.decision_ref)
    row = begin(sheet.entitlement, "correct_back", basis, by=by.doer, monthly=sheet.monthly)
    rows = _checked(row, sheet.monthly, sheet.since, on)
    months = _months(row, rows, sheet.monthly, sheet.since)
    changed = _write(row, sheet.monthly, basis, by=by, on=on)
    if changed.recovery is not None:
        recovery = open_recovery(changed.recovery, by=by.doer, on=on)
        changed = replace(changed, recovery=recovery)
    return _kept(sheet, changed, months, by=by, on=on)


def sums_of(months: tuple[CorrectedMonth, ...]) -> Sums:
    """The months in all."""
    return Sums(
        sum(month.claim for month in months),
        sum(month.eased for month in months),
        sum(month.back_pay for month in months),
    )


def months_of(sheet: CorrectionSheet) -> tuple[CorrectedMonth, ...]:
    """The months as they were set right, from what the sheet kept."""
    return tuple(
        CorrectedMonth(**{**told, "month": Month.parse(told["month"])}) for told in sheet.months
    )


def _write(row: Entitlement, amount: Fen, basis: Basis, *, by: Viewer, on: date) -> Changed:
    if amount:
        spans = spans_at(row, amount, basis.from_month, row.last_month)
        kind = EntitlementPeriod.Kind.CORRECT
        add_periods(row, spans, kind, basis, by=by.doer, on=on)
    else:
        end_after(row, basis.from_month.previous(), basis, by=by.doer, on=on)
    return finish(row, basis, by=by.doer, on=on)


def _kept(
    sheet: CorrectionSheet, changed: Changed, months: tuple[CorrectedMonth, ...], *,
    by: Viewer, on: date,
) -> Correction:  # fmt: skip
    """Tell the payee, and keep on the sheet what was done."""
    recovery, sums = changed.recovery, sums_of(months)
    shares = shares_of_claim(recovery) if recovery is not None else ()
    sheet.state, sheet.closed_on = CorrectionSheet.State.DONE, on
    sheet.closed_by, sheet.recovery = by.doer.name, recovery
    sheet.months = [_plain(month) for month in months]
    sheet.shares = [asdict(share) for share in shares]
    sheet.save()
    notice = tell_payee(sheet, months, sums, by=by.doer, on=on)
    sheet.notice_number = notice.number
    sheet.save(update_fields=["notice_number"])
    return Correction(
        sheet, changed.entitlement, months, sums, recovery, shares, changed.back_pay,
        _stale(changed.entitlement), notice,
    )  # fmt: skip


def _checked(row: Entitlement, amount: Fen, since: Month, on: date) -> list[Span]:
    """What was decided so far, once it is sure that it can be set right like this."""
    if amount < 0:
        raise AmountRefused("每月应发金额不能小于 0；不应发放的填 0")
    if since > Month.of(on):
        raise CorrectionRefused(
            f"{since.label}还没有到：以后月份的变动请办理调整，更正只办已经过去和当月的"
        )
    if since < row.first_month:
        raise CorrectionRefused(
            f"这项待遇从{row.first_month.label}起发，不能从更早的{since.label}起更正"
        )
    if row.last_month is not None and row.last_month < since:
        raise ended_already(row, since)
    rows = spans_of(row)
    held = tail(effective(rows), since, row.last_month)
    if amount and all(span.monthly in (0, amount) for span in held):
        raise CorrectionRefused("更正后和现在的认定完全一样，没有要更正的，请核对金额和月份")
    return rows


def _months(
    row: Entitlement, before: list[Span], amount: Fen, since: Month
) -> tuple[CorrectedMonth, ...]:
    """Every month from `since` on that was settled or paid, before and after."""
    found = balances(row, since)
    new = at_amount(before, amount, since, row.last_month) if amount else [Span(since, None, 0)]
    after = [*before, *new]
    return tuple(
        _month(month, found.get(month, Balance()), due(before, month), due(after, month))
        for month in Month.between(since, max([row.settled_to, *found]))
    )


def _month(month: Month, balance: Balance, believed: Fen, now: Fen) -> CorrectedMonth:
    """A claim that goes too far is lessened first; what is missing then is to be paid."""
    over = balance.overpaid(now)
    owed = sum(max(0, fen) for fen in balance.outstanding.values())
    eased = max(0, min(-over, balance.reclaimed, owed))
    missing = max(0, balance.to_pay(now) - eased)
    paid = balance.paid - balance.held - balance.reclaimed
    return CorrectedMonth(month, believed, paid, now, max(0, over), eased, missing)


def _stale(row: Entitlement) -> PayRun | None:
    """The run under way of the matter in the county, if there is one."""
    runs = PayRun.objects.filter(matter=row.matter, state__in=OPEN_STATES)
    return runs.filter(division_code=normalise(row.division_code[:6])).first()


def _plain(month: CorrectedMonth) -> dict[str, Any]:
    return {**asdict(month), "month": str(month.month)}
