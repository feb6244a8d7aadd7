"""Granting, changing, suspending, resuming and stopping: rows are added, none is ever edited.

Every verb writes its audit entry first: the head of the trail is the one lock that all writers of
money queue at, so what a verb then reads cannot change under it.
"""

import re
from datetime import date

from django.db import transaction

from minzheng.engines.audit import api as audit
from minzheng.engines.payments.claiming import back_pay, reconcile
from minzheng.engines.payments.errors import (
    AccountRefused,
    AlreadyGranted,
    AmountRefused,
    EntitlementEnded,
    NoSuchEntitlement,
)
from minzheng.engines.payments.models import (
    Entitlement,
    EntitlementPeriod,
    PayeeAccount,
    RecoveryEntry,
)
from minzheng.engines.payments.standing import spans_of
from minzheng.engines.payments.timeline import Span, at_amount, effective, tail
from minzheng.engines.payments.values import Account, Basis, Changed, Grant
from minzheng.kernel.divisions import normalise
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen, yuan_text
from minzheng.kernel.months import Month
from minzheng.registers.masking import mask_account
from minzheng.registers.sealing import blind_index, seal

Kind = EntitlementPeriod.Kind
ACCOUNT = re.compile(r"\d{8,32}", re.ASCII)


@transaction.atomic
def grant(given: Grant, *, by: Doer, on: date) -> Entitlement:
    """Give an entitlement; granting the same again gives the one there is.

    Raises AlreadyGranted when the case was granted another amount or month, AmountRefused,
    AccountRefused.
    """
    _require_amount(given.monthly)
    former = Entitlement.objects.filter(
        case_ref=given.case_ref, matter=given.matter, part=given.part
    ).first()
    if former is not None:
        return _same(former, given)
    detail = {
        "monthly": given.monthly,
        "from": str(given.from_month),
        "decision": given.decision_ref,
    }
    division = normalise(given.division_code)
    audit.record(by, "grant", given.case_ref, division=division, detail=detail)
    entitlement = Entitlement.objects.create(
        case_ref=given.case_ref,
        part=given.part,
        matter=given.matter,
        household_id=given.household_id,
        beneficiary_id=given.beneficiary_id,
        payee_id=given.payee_person_id,
        account=keep_account(
            Account(given.payee_person_id, given.payee_name, given.account, given.bank)
        ),
        division_code=division,
        beneficiaries=given.beneficiaries,
        first_month=given.from_month,
        last_month=given.end,
        once=given.once,
        settled_to=given.from_month.previous(),
        decision_ref=given.decision_ref,
        granted_on=on,
    )
    basis = Basis(given.from_month, Kind.GRANT.label, given.decision_ref)
    span = Span(given.from_month, given.end, given.monthly)
    add_periods(entitlement, [span], Kind.GRANT, basis, by=by, on=on)
    return entitlement


@transaction.atomic
def change(
    entitlement: Entitlement,
    monthly: Fen,
    basis: Basis,
    *,
    by: Doer,
    on: date,
    last_month: Month | None = None,
) -> Changed:
    """Another amount from a month on, past or to come; an end already decided stays.

    `last_month` makes the money stop by itself after that month (渐退期). Months already paid lead
    to back-pay or to a recovery proposal. Raises AmountRefused, EntitlementEnded.
    """
    _require_amount(monthly)
    row = begin(entitlement, "change", basis, by=by, monthly=monthly)
    end = earlier(row.last_month, last_month)
    changed = spans_at(row, monthly, basis.from_month, end)
    add_periods(row, changed, Kind.CHANGE, basis, by=by, on=on)
    if end is not None and end != row.last_month:
        end_after(row, end, basis, by=by, on=on)
    return finish(row, basis, by=by, on=on)


@transaction.atomic
def suspend(entitlement: Entitlement, basis: Basis, *, by: Doer, on: date) -> Changed:
    """Pay nothing from a month on until resumed; the amount is kept. Raises EntitlementEnded."""
    row = begin(entitlement, "suspend", basis, by=by)
    _set_paused(row, Kind.SUSPEND, basis, by=by, on=on)
    return finish(row, basis, by=by, on=on)


@transaction.atomic
def resume(entitlement: Entitlement, basis: Basis, *, by: Doer, on: date) -> Changed:
    """Pay again from a month on, past months by the next run. Raises EntitlementEnded."""
    row = begin(entitlement, "resume", basis, by=by)
    _set_paused(row, Kind.RESUME, basis, by=by, on=on)
    return finish(row, basis, by=by, on=on)


@transaction.atomic
def stop(entitlement: Entitlement, basis: Basis, *, by: Doer, on: date) -> Changed:
    """Pay nothing from a month on, for good. An earlier end wins; twice changes nothing."""
    former = entitlement.last_month
    if former is not None and former < basis.from_month:
        return Changed(entitlement)
    row = begin(entitlement, "stop", basis, by=by)
    if row.last_month is None or row.last_month >= basis.from_month:
        end_after(row, basis.from_month.previous(), basis, by=by, on=on)
    return finish(row, basis, by=by, on=on)


@transaction.atomic
def reinstate(
    entitlement: Entitlement, monthly: Fen, basis: Basis, *, by: Doer, on: date
) -> Changed:
    """Undo an end (a stop annulled on review, a gradual exit called off) from a month on."""
    _require_amount(monthly)
    row = begin(entitlement, "reinstate", basis, by=by, monthly=monthly)
    row.last_month = None
    row.save(update_fields=["last_month"])
    add_periods(row, [Span(basis.from_month, None, monthly)], Kind.RESUME, basis, by=by, on=on)
    return finish(row, basis, by=by, on=on)


@transaction.atomic
def change_account(
    entitlement: Entitlement, account: Account, *, by: Doer, basis_ref: str = ""
) -> Entitlement:
    """Another account (and holder) from the next run on; `basis_ref`: what it rests on.

    Raises AccountRefused.
    """
    detail = {"basis": basis_ref}
    division = entitlement.division_code
    audit.record(by, "change_account", entitlement.ref, division=division, detail=detail)
    row = _locked(entitlement)
    row.account, row.payee_id = keep_account(account), account.person_id
    row.save(update_fields=["account", "payee"])
    return row


def spans_at(row: Entitlement, monthly: Fen, since: Month, end: Month | None) -> list[Span]:
    """The months from `since` on at another amount. Raises EntitlementEnded."""
    spans = at_amount(spans_of(row), monthly, since, end)
    if not spans or (end is not None and end < since):
        raise ended_already(row, since)
    return spans


def get_entitlement(ref: str) -> Entitlement:
    """The entitlement of "entitlement:12". Raises NoSuchEntitlement."""
    number = ref.removeprefix("entitlement:")
    found = Entitlement.objects.filter(pk=int(number)).first() if number.isdecimal() else None
    if found is None:
        raise NoSuchEntitlement(f"没有编号为“{ref}”的待遇，请核对编号")
    return found


def keep_account(account: Account) -> PayeeAccount:
    """The row of an account, sealed; the same account of the same person is one row."""
    number, name = "".join(account.number.split()), account.name.strip()
    if not ACCOUNT.fullmatch(number):
        raise AccountRefused("银行账号应为 8 到 32 位数字，请对照存折或银行卡重新填写")
    if not name:
        raise AccountRefused("没有填写户名，银行无法发放：请填写领款人姓名")
    index = blind_index(number, kind="account")
    known = PayeeAccount.objects.filter(
        index=index, person_id=account.person_id, payee_name=name, bank=account.bank
    ).first()
    return known or PayeeAccount.objects.create(
        person_id=account.person_id,
        payee_name=name,
        bank=account.bank,
        sealed=seal(number),
        index=index,
        masked=mask_account(number),
    )


def _same(former: Entitlement, given: Grant) -> Entitlement:
    first = former.periods.order_by("id")[0]
    if (first.monthly, former.first_month) == (given.monthly, given.from_month):
        return former
    how = "一次性" if former.once else f"从{former.first_month.label}起每月"
    raise AlreadyGranted(
        f"这个办件已{how}给予 {yuan_text(first.monthly)}，不能再给予一次；金额有变请办理调整"
    )


def begin(
    entitlement: Entitlement, verb: str, basis: Basis, *, by: Doer, **detail: Fen
) -> Entitlement:
    """Record the verb first, then hold the row: every writer of money queues at the trail."""
    told = {"from": str(basis.from_month), "reason": basis.reason, **detail}
    told["decision"] = basis.decision_ref
    audit.record(by, verb, entitlement.ref, division=entitlement.division_code, detail=told)
    return _locked(entitlement)


def finish(row: Entitlement, basis: Basis, *, by: Doer, on: date) -> Changed:
    """The months from the basis on are to be settled anew; what was paid too much is claimed."""
    settled = row.settled_to
    row.settled_to, row.done = min(settled, basis.from_month.previous()), False
    row.save(update_fields=["settled_to", "done"])
    recovery = reconcile(row, basis, kind=RecoveryEntry.Kind.CANCELLED, by=by, on=on)
    return Changed(row, back_pay(row, basis.from_month, settled), recovery)


def _set_paused(row: Entitlement, kind: Kind, basis: Basis, *, by: Doer, on: date) -> None:
    spans = tail(effective(spans_of(row)), basis.from_month, row.last_month)
    if not spans:
        raise ended_already(row, basis.from_month)
    paused = kind == Kind.SUSPEND
    turned = effective(Span(s.first, s.last, s.monthly, paused) for s in spans)
    add_periods(row, turned, kind, basis, by=by, on=on)


def end_after(row: Entitlement, last: Month, basis: Basis, *, by: Doer, on: date) -> None:
    """Nothing after this month, for good."""
    row.last_month = last
    row.save(update_fields=["last_month"])
    add_periods(row, [Span(last.next(), None, 0)], Kind.STOP, basis, by=by, on=on)


def add_periods(
    row: Entitlement, spans: list[Span], kind: Kind, basis: Basis, *, by: Doer, on: date
) -> None:
    """Write what was decided for some months; nothing that stands is touched."""
    EntitlementPeriod.objects.bulk_create(
        EntitlementPeriod(
            entitlement=row,
            kind=kind,
            from_month=span.first,
            to_month=span.last,
            monthly=span.monthly,
            paused=span.paused,
            reason=basis.reason,
            decision_ref=basis.decision_ref,
            recorded_on=on,
            recorded_by=by.name,
        )
        for span in spans
    )


def _locked(entitlement: Entitlement) -> Entitlement:
    return Entitlement.objects.select_for_update().get(pk=entitlement.pk)


def _require_amount(monthly: Fen) -> None:
    if monthly <= 0:
        raise AmountRefused("金额必须大于 0；不再发放请办理停发，暂不发放请办理暂停")


def ended_already(row: Entitlement, month: Month) -> EntitlementEnded:
    last = row.last_month.label if row.last_month else "起发之前"
    return EntitlementEnded(
        f"这项待遇发放到{last}为止，不能从{month.label}起变更；停发决定被撤销的请办理恢复待遇"
    )


def earlier(one: Month | None, other: Month | None) -> Month | None:
    return min(one, other) if one and other else one or other
