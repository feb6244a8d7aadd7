"""A month of a rental point: handed in, checked, approved, paid from one fund.

A rental is in one settlement only, a point has one a month, it is paid once.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facility_of, require_manager
from minzheng.engines.ledger import api as ledger
from minzheng.engines.rentals.coded import APPROVERS, CHECKERS, PAYERS, State
from minzheng.engines.rentals.errors import OtherPersonNeeded, RentalRefused
from minzheng.engines.rentals.models import Rental, Settlement
from minzheng.engines.rentals.posts import settlement_for
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility

FIELD = "eldercare"  # what a fund must be open for


@dataclass(frozen=True)
class Draft:
    """A month as it would be handed in now: the rentals that ended and are borne in part."""

    facility: Facility
    month: Month
    rentals: tuple[Rental, ...]

    @property
    def rent(self) -> int:
        return sum(row.rent for row in self.rentals)

    @property
    def subsidy(self) -> int:
        return sum(row.subsidy for row in self.rentals)

    @property
    def digest(self) -> str:
        return seal_of(self.rentals)


def draft_of(facility: Facility, month: Month) -> Draft:
    """What ended until the month's last day and no settlement holds. One query."""
    rows = Rental.objects.filter(
        facility=facility, settlement=None, subsidy__gt=0, ended_on__lte=month.last
    ).exclude(ended="")
    found = rows.select_related("person", "item__product").order_by("ended_on", "pk")
    return Draft(facility, month, tuple(found))


def seal_of(rentals: Iterable[Rental]) -> str:
    """The seal over rentals and their money; another one means they were changed."""
    told = sorted([row.pk, row.rent, row.subsidy, row.own] for row in rentals)
    return hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()


def why_not_yet(month: Month, on: date) -> str:
    """Why a month cannot be handed in today; "" when it can."""
    return "" if month < Month.of(on) else f"{month.label}还没有过完，{month.next().first} 起可以交"


def settlement_of(facility: Facility, month: Month) -> Settlement | None:
    """What was handed in for a month; None while it is open or given back."""
    rows = Settlement.objects.filter(facility=facility, month=str(month))
    return rows.exclude(state=State.RETURNED).first()


@transaction.atomic
def hand_in(viewer: Viewer, facility: int, month: Month, seen: str, *, on: date) -> Settlement:
    """Hand in a month that is over, as it was read (`seen`: its digest).

    Raises NotItsOwn, NotAllowed for who is not the manager, RentalRefused.
    """
    house = Facility.objects.select_for_update().get(pk=facility_of(viewer, facility, on).pk)
    require_manager(viewer)
    before = Settlement.objects.filter(facility=house, month=str(month)).first()
    _refuse(before, month, on)
    draft = draft_of(house, month)
    if not draft.rentals:
        raise RentalRefused(f"{month.label}没有公共资金承担的租用，不用交")
    if draft.digest != seen:
        raise RentalRefused("您看过以后记录有变动，没有提交。请重新看一遍再交")
    row = before or Settlement(facility=house, month=str(month))
    row.division_code, row.state, row.returned_why = house.division_code, State.HANDED_IN, ""
    row.digest, row.count = draft.digest, len(draft.rentals)
    row.rent, row.subsidy = draft.rent, draft.subsidy
    row.handed_in_on, row.handed_in_by = on, viewer.doer.name
    row.save()
    keys = [each.pk for each in draft.rentals]
    if Rental.objects.filter(pk__in=keys, settlement=None).update(settlement=row) != row.count:
        raise RentalRefused("有记录刚被改动，没有提交。请重新看一遍再交")
    _tell(viewer, "hand_in_rentals", row, {"month": row.month, "digest": row.digest})
    return row


@transaction.atomic
def check(by: Viewer, pk: int) -> Settlement:
    """The sums were gone through. Raises NoSuchRental, NotAllowed, RentalRefused."""
    row = _at(by, pk, State.HANDED_IN, CHECKERS)
    row.state, row.checked_by, row.checked_key = State.CHECKED, by.doer.name, by.doer.key
    row.save(update_fields=["state", "checked_by", "checked_key"])
    _tell(by, "check_rentals", row, {})
    return row


@transaction.atomic
def give_back(by: Viewer, pk: int, why: str) -> Settlement:
    """Back to the point with a reason; its rentals are open again. Raises as check()."""
    row = _at(by, pk, State.HANDED_IN, CHECKERS)
    if not why.strip():
        raise RentalRefused("请写明退回的原因，租赁点要照着改")
    row.state, row.returned_why = State.RETURNED, why.strip()[:200]
    row.save(update_fields=["state", "returned_why"])
    row.rentals.update(settlement=None)
    _tell(by, "return_rentals", row, {"why": row.returned_why})
    return row


@transaction.atomic
def approve(by: Viewer, pk: int) -> Settlement:
    """Fix what is to be paid. Raises OtherPersonNeeded for who checked it, and as check()."""
    row = _at(by, pk, State.CHECKED, APPROVERS)
    if by.doer.key == row.checked_key:
        raise OtherPersonNeeded("核对和核定要由不同的人办理，这一份您核对过。请由另一位负责人核定")
    if seal_of(row.rentals.all()) != row.digest:
        raise RentalRefused("明细与租赁点提交时不一致，不能核定。请停下，报告安全管理员核查")
    row.state, row.approved_by, row.approved_key = State.APPROVED, by.doer.name, by.doer.key
    row.save(update_fields=["state", "approved_by", "approved_key"])
    _tell(by, "approve_rentals", row, {"digest": row.digest})
    return row


@transaction.atomic
def pay(by: Viewer, pk: int, fund_id: int, *, on: date) -> Settlement:
    """Pay the public part to the point from a fund.

    Raises as approve(); NoSuchFund, FundShort, PurposeRefused of the ledger.
    """
    row = _at(by, pk, State.APPROVED, PAYERS)
    if by.doer.key == row.approved_key:
        raise OtherPersonNeeded("核定和支付要由不同的人办理")
    fund = ledger.fund_for(fund_id, by)
    text = f"{row.facility.name}{row.month_name}辅具租赁补贴"
    cause = ledger.Cause(row.ref, text, FIELD, f"facility:{row.facility_id}")
    entry = ledger.spend(fund, row.subsidy, cause=cause, by=by.doer, on=on)
    row.state, row.fund_name, row.entry = State.PAID, fund.name, str(entry)
    row.paid_on, row.paid_by = on, by.doer.name
    row.save(update_fields=["state", "fund_name", "entry", "paid_on", "paid_by"])
    _tell(by, "pay_rentals", row, {"fund": fund.pk})
    return row


def _refuse(before: Settlement | None, month: Month, on: date) -> None:
    if before is not None and before.state != State.RETURNED:
        raise RentalRefused(f"{month.label}的结算单已由{before.handed_in_by}交了，不用再交")
    early = why_not_yet(month, on)
    if early:
        raise RentalRefused(early)


def _at(by: Viewer, pk: int, state: State, roles: tuple[str, ...]) -> Settlement:
    """The settlement locked, if it is in this state and the viewer has the post for it."""
    require(by, roles, settlement_for(by, pk).division_code)
    rows = Settlement.objects.select_for_update(of=("self",)).select_related("facility")
    row = rows.get(pk=pk)
    if row.state != state:
        raise RentalRefused(
            f"这份结算单现在是“{row.get_state_display()}”，不能办这一步。请刷新页面查看"
        )
    return row


def _tell(by: Viewer, verb: str, row: Settlement, detail: Mapping[str, object]) -> None:
    told = {"facility": row.facility_id, "subsidy": row.subsidy, **detail}
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=told)
