"""A month of a house: handed in, sampled, checked, approved, paid; a use is in one only, paid once.

The sample is drawn from the seal of what was handed in: nobody knows it before, anybody can draw
it again.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facility_of, require_manager
from minzheng.engines.ledger import api as ledger
from minzheng.engines.vouchers.coded import (
    APPROVERS,
    CHECKERS,
    PAYERS,
    SAMPLERS,
    Finding,
    State,
)
from minzheng.engines.vouchers.errors import OtherPersonNeeded, VoucherRefused
from minzheng.engines.vouchers.models import Owed, Settlement, Use
from minzheng.engines.vouchers.posts import settlement_for, use_for
from minzheng.engines.vouchers.terms import WHOLE, terms_at
from minzheng.engines.vouchers.using import void
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility

PURPOSE = "eldercare"


@dataclass(frozen=True)
class Draft:
    """A month as it would be handed in now; `off`: what the house owes back from before."""

    facility: Facility
    month: Month
    uses: tuple[Use, ...]
    off: int

    def sum(self, name: str) -> int:
        """A sum over the uses, in fen."""
        return sum(int(getattr(row, name)) for row in self.uses)

    @property
    def people(self) -> int:
        return len({row.person_id for row in self.uses})

    @property
    def digest(self) -> str:
        return seal_of(self.uses)


def draft_of(facility: Facility, month: Month) -> Draft:
    """The month's uses that no settlement holds and whose service stands. Two queries."""
    rows = Use.objects.filter(facility=facility, settlement=None, voided="", month=str(month))
    rows = rows.filter(service__cancelled_on=None)
    uses = tuple(rows.select_related("person").order_by("day", "pk"))
    owed = Owed.objects.filter(facility=facility, settlement=None).values_list("amount", flat=True)
    return Draft(facility, month, uses, min(sum(owed), sum(row.voucher for row in uses)))


def seal_of(uses: Iterable[Use]) -> str:
    """The seal over uses and what each party bears; another one means they were changed."""
    told = sorted([row.pk, row.fee, row.insured, row.voucher] for row in uses)
    return hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()


def drawn(uses: Sequence[Use], digest: str, share: int) -> list[Use]:
    """The sample: the share (万分之一) rounded up, one at least, by the seal."""
    size = max(1, -(-len(uses) * share // WHOLE)) if uses else 0
    lot = {row.pk: hashlib.sha256(f"{digest}:{row.pk}".encode()).hexdigest() for row in uses}
    return sorted(uses, key=lambda row: lot[row.pk])[:size]


@transaction.atomic
def hand_in(viewer: Viewer, facility: int, month: Month, seen: str, *, on: date) -> Settlement:
    """Hand in a month that is over, as it was read (`seen`: its digest); the sample is drawn.

    Raises NotItsOwn, NotAllowed for who is not the manager, VoucherRefused.
    """
    house = Facility.objects.select_for_update().get(pk=facility_of(viewer, facility, on).pk)
    require_manager(viewer)
    before = Settlement.objects.filter(facility=house, month=str(month)).first()
    if before is not None and before.state != State.RETURNED:
        raise VoucherRefused(f"{month.label}的结算单已于 {before.handed_in_on} 交了，不用再交")
    if month >= Month.of(on):
        raise VoucherRefused(f"{month.label}还没有过完，{month.next().first} 起可以交")
    draft = draft_of(house, month)
    if not draft.uses:
        raise VoucherRefused(f"{month.label}没有可以结算的用券，不用交")
    if draft.digest != seen:
        raise VoucherRefused("您看过以后记录有变动，没有提交。请重新看一遍再交")
    row = _settlement(before, draft, viewer, on)
    keys = [use.pk for use in draft.uses]
    Use.objects.filter(pk__in=keys).update(settlement=row, sampled=False, finding="")
    share = terms_at(house.division_code, on).sample
    sample = [use.pk for use in drawn(draft.uses, draft.digest, share)]
    Use.objects.filter(pk__in=sample).update(sampled=True)
    detail = {"month": row.month, "uses": row.count, "voucher": row.voucher, "sample": len(sample)}
    _tell(viewer, "hand_in_vouchers", row, detail)
    return row


@transaction.atomic
def visit(by: Viewer, pk: int, finding: str, words: str, *, on: date) -> Use:
    """What was found on the spot of a sampled use; one that never was is void and not paid.

    Raises NoSuchVoucher, NotAllowed, VoucherRefused.
    """
    require(by, SAMPLERS, use_for(by, pk).division_code)
    rows = Use.objects.select_for_update(of=("self",)).select_related("settlement")
    row = rows.get(pk=pk)
    if not row.sampled or row.finding or row.settlement is None:
        raise VoucherRefused("这一笔没有抽中，或者已经核查过了。请刷新页面")
    if row.settlement.state != State.HANDED_IN:
        raise VoucherRefused("这份结算单已经核对过，不能再改抽查结果")
    if finding not in Finding.values or not words.strip():
        raise VoucherRefused("请选择核查结果，并写明见到谁、看了什么")
    row.finding, row.finding_words = finding, words.strip()[:200]
    row.found_by, row.found_on = by.doer.name, on
    row.save(update_fields=["finding", "finding_words", "found_by", "found_on"])
    if finding == Finding.FALSE:
        void(row, "visit", f"现场核查：{row.finding_words}")
        _reckon(row.settlement)
    detail = {"finding": finding, "words": row.finding_words}
    audit.record(by.doer, "visit_voucher", row.ref, division=row.division_code, detail=detail)
    return row


@transaction.atomic
def check(by: Viewer, pk: int, *, on: date) -> Settlement:
    """The sample was visited and the sums gone through. Raises NoSuchVoucher, VoucherRefused."""
    row = _at(by, pk, State.HANDED_IN, CHECKERS)
    waiting = row.uses.filter(sampled=True, finding="").count()
    if waiting:
        raise VoucherRefused(f"还有 {waiting} 笔抽中的没有现场核查，核查完再核对")
    row.state, row.checked_on = State.CHECKED, on
    row.checked_by, row.checked_key = by.doer.name, by.doer.key
    row.save(update_fields=["state", "checked_on", "checked_by", "checked_key"])
    _tell(by, "check_vouchers", row, {"due": row.due})
    return row


@transaction.atomic
def give_back(by: Viewer, pk: int, why: str, *, on: date) -> Settlement:
    """Back to the house with a reason; its uses are open again. Raises as check()."""
    row = _at(by, pk, State.HANDED_IN, CHECKERS)
    if not why.strip():
        raise VoucherRefused("请写明退回的原因，机构要照着改")
    row.state, row.returned_why = State.RETURNED, why.strip()[:200]
    row.save(update_fields=["state", "returned_why"])
    row.uses.filter(voided="").update(settlement=None, sampled=False, finding="")
    _tell(by, "return_vouchers", row, {"why": row.returned_why, "on": f"{on}"})
    return row


@transaction.atomic
def approve(by: Viewer, pk: int, *, on: date) -> Settlement:
    """Fix what is paid. Raises OtherPersonNeeded for who checked it, and as check()."""
    row = _at(by, pk, State.CHECKED, APPROVERS)
    if by.doer.key == row.checked_key:
        raise OtherPersonNeeded("核对和核定要由不同的人办理，这一份您核对过。请由另一位负责人核定")
    if seal_of(row.uses.filter(voided="")) != row.digest:
        raise VoucherRefused("明细与提交时不一致，不能核定。请停下，报告安全管理员核查")
    _take_off(row)
    row.state, row.approved_on = State.APPROVED, on
    row.approved_by, row.approved_key = by.doer.name, by.doer.key
    row.save(update_fields=["state", "approved_on", "approved_by", "approved_key", "off"])
    _tell(by, "approve_vouchers", row, {"due": row.due, "off": row.off, "digest": row.digest})
    return row


@transaction.atomic
def pay(by: Viewer, pk: int, fund: int, *, on: date) -> Settlement:
    """Pay the house from a fund; nothing due is settled without an entry.

    Raises NoSuchVoucher, NotAllowed, VoucherRefused; NoSuchFund, FundShort, PurposeRefused.
    """
    row = _at(by, pk, State.APPROVED, PAYERS)
    if by.doer.key == row.approved_key:
        raise OtherPersonNeeded("核定和支付要由不同的人办理")
    if row.due:
        chosen = ledger.fund_for(fund, by)
        text = f"{row.facility.name}{row.month_name}养老服务消费券"
        cause = ledger.Cause(row.ref, text, PURPOSE, f"facility:{row.facility_id}")
        row.entry = str(ledger.spend(chosen, row.due, cause=cause, by=by.doer, on=on))
        row.fund_name = chosen.name
    row.state, row.paid_on, row.paid_by = State.PAID, on, by.doer.name
    row.save(update_fields=["state", "paid_on", "paid_by", "entry", "fund_name"])
    _tell(by, "pay_vouchers", row, {"due": row.due})
    return row


def settlement_of(facility: Facility, month: Month) -> Settlement | None:
    """What was handed in for a month; None while it is open or given back."""
    rows = Settlement.objects.filter(facility=facility, month=str(month))
    return rows.exclude(state=State.RETURNED).first()


def _settlement(before: Settlement | None, draft: Draft, viewer: Viewer, on: date) -> Settlement:
    row = before or Settlement(facility=draft.facility, month=str(draft.month))
    row.division_code, row.state = draft.facility.division_code, State.HANDED_IN
    row.digest, row.count, row.people = draft.digest, len(draft.uses), draft.people
    row.fee, row.insured, row.voucher = (draft.sum(name) for name in ("fee", "insured", "voucher"))
    row.off, row.returned_why = 0, ""
    row.handed_in_on, row.handed_in_by = on, viewer.doer.name
    row.save()
    return row


def _reckon(row: Settlement) -> None:
    """The sums and the seal anew after a use was found not to have been."""
    live = list(row.uses.filter(voided=""))
    row.count, row.people = len(live), len({use.person_id for use in live})
    row.fee, row.insured, row.voucher = (
        sum(int(getattr(use, name)) for use in live) for name in ("fee", "insured", "voucher")
    )
    row.digest = seal_of(live)
    row.save(update_fields=["count", "people", "fee", "insured", "voucher", "digest"])


def _take_off(row: Settlement) -> None:
    """Take off what the house owes from before, the oldest first; the rest waits."""
    rows = Owed.objects.select_for_update().filter(facility=row.facility_id, settlement=None)
    for owed in rows:
        room = row.voucher - row.off
        if room <= 0:
            return
        if owed.amount > room:
            Owed.objects.create(
                use_id=owed.use_id, facility_id=owed.facility_id, amount=owed.amount - room,
                why=owed.why, since=owed.since,
            )  # fmt: skip
            owed.amount = room
        owed.settlement = row
        owed.save(update_fields=["amount", "settlement"])
        row.off += owed.amount


def _at(by: Viewer, pk: int, state: State, roles: tuple[str, ...]) -> Settlement:
    """The settlement locked, if it is in this state and the viewer has the post for it."""
    require(by, roles, settlement_for(by, pk).division_code)
    rows = Settlement.objects.select_for_update(of=("self",)).select_related("facility")
    row = rows.get(pk=pk)
    if row.state != state:
        words = row.get_state_display()
        raise VoucherRefused(f"这份结算单现在是“{words}”，不能办这一步。请刷新页面查看")
    return row


def _tell(by: Viewer, verb: str, row: Settlement, detail: Mapping[str, object]) -> None:
    told = {"facility": row.facility_id, **detail}
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=told)
