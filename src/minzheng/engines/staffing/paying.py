"""A year's list at the bureau: checked, given back, approved by another, paid from a fund."""

from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.cases.api import field_of_care
from minzheng.engines.ledger import api as ledger
from minzheng.engines.staffing.claiming import seal_of
from minzheng.engines.staffing.coded import APPROVERS, CHECKERS, PAYERS, State
from minzheng.engines.staffing.errors import OtherPersonNeeded, StaffRefused
from minzheng.engines.staffing.models import ClaimList
from minzheng.engines.staffing.reaching import claim_for, tell


@transaction.atomic
def check(by: Viewer, pk: int, *, on: date) -> ClaimList:
    """The list was gone through. Raises NoSuchStaff, NotAllowed, StaffRefused."""
    row = _at(by, pk, State.CONFIRMED, CHECKERS)
    row.state, row.checked_on = State.CHECKED, on
    row.checked_by, row.checked_key = by.doer.name, by.doer.key
    row.save(update_fields=["state", "checked_on", "checked_by", "checked_key"])
    tell(by, "check_staff_claims", row, {"amount": row.amount})
    return row


@transaction.atomic
def give_back(by: Viewer, pk: int, why: str, *, on: date) -> ClaimList:
    """Back to the house with a reason; its lines are gone, to be reckoned anew. As check()."""
    row = _at(by, pk, State.CONFIRMED, CHECKERS)
    if not why.strip():
        raise StaffRefused("请写明退回的原因，机构要照着改", "why")
    row.state, row.returned_why = State.RETURNED, why.strip()[:200]
    row.save(update_fields=["state", "returned_why"])
    row.lines.all().delete()
    tell(by, "return_staff_claims", row, {"why": row.returned_why, "on": f"{on}"})
    return row


@transaction.atomic
def approve(by: Viewer, pk: int, *, on: date) -> ClaimList:
    """Fix what is to be paid. Raises OtherPersonNeeded for who checked it, and as check()."""
    row = _at(by, pk, State.CHECKED, APPROVERS)
    if by.doer.key == row.checked_key:
        raise OtherPersonNeeded("核对和核定要由不同的人办理，这一份您核对过。请由另一位负责人核定")
    if seal_of(row.lines.values_list("once", "amount")) != row.digest:
        raise StaffRefused("明细与机构确认时不一致，不能核定。请停下，报告安全管理员核查")
    row.state, row.approved_on = State.APPROVED, on
    row.approved_by, row.approved_key = by.doer.name, by.doer.key
    row.save(update_fields=["state", "approved_on", "approved_by", "approved_key"])
    tell(by, "approve_staff_claims", row, {"amount": row.amount, "digest": row.digest})
    return row


@transaction.atomic
def pay(by: Viewer, pk: int, fund_pk: int, *, on: date) -> ClaimList:
    """Pay the list from one fund, once.

    Raises NoSuchStaff, NotAllowed, StaffRefused, and what the ledger refuses.
    """
    row = _at(by, pk, State.APPROVED, PAYERS)
    if by.doer.key == row.approved_key:
        raise OtherPersonNeeded("核定和支付要由不同的人办理")
    fund = ledger.fund_for(fund_pk, by)
    text = f"{row.facility.name} {row.year} 年度人员奖补"
    cause = ledger.Cause(row.ref, text, field_of_care(), f"facility:{row.facility_id}")
    entry = ledger.spend(fund, row.amount, cause=cause, by=by.doer, on=on)
    row.state, row.entry, row.fund_id, row.fund_name = State.PAID, str(entry), fund.pk, fund.name
    row.paid_on, row.paid_by = on, by.doer.name
    row.save()
    tell(by, "pay_staff_claims", row, {"amount": row.amount})
    return row


def _at(by: Viewer, pk: int, state: State, roles: tuple[str, ...]) -> ClaimList:
    """The list locked, if it is in this state and the viewer has the post for it."""
    require(by, roles, claim_for(by, pk).division_code)
    row = ClaimList.objects.select_for_update(of=("self",)).select_related("facility").get(pk=pk)
    if row.state != state:
        raise StaffRefused(
            f"这份清单现在是“{row.get_state_display()}”，不能办这一步。请刷新页面查看"
        )
    return row
