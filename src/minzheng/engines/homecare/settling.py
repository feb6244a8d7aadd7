"""A provider's month by verified minutes: handed in, called back, checked, approved, paid.

A visit is in one settlement only, a provider has one a month, it is paid once.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.care.api import facility_of, require_manager
from minzheng.engines.delivery.api import drawn
from minzheng.engines.homecare.coded import APPROVERS, CHECKERS, PAYERS, State, VisitState
from minzheng.engines.homecare.errors import HomecareRefused, OtherPersonNeeded
from minzheng.engines.homecare.models import Call, Flag, Settlement, Visit
from minzheng.engines.homecare.posts import settlement_for
from minzheng.engines.homecare.suspecting import look_again, waiting
from minzheng.engines.homecare.terms import number
from minzheng.engines.homecare.trail import tell
from minzheng.engines.ledger import api as ledger
from minzheng.kernel.doer import Doer
from minzheng.kernel.months import Month
from minzheng.kernel.units import WHOLE
from minzheng.registers.facilities.api import Facility
from minzheng.vocabulary import homecare as terms

USE = "eldercare"


@dataclass(frozen=True)
class Draft:
    """A month as it would be handed in now: the visits, and those that wait for a judge."""

    facility: Facility
    month: Month
    visits: tuple[Visit, ...]
    waiting: tuple[Visit, ...]

    @property
    def minutes(self) -> int:
        return sum(row.payable for row in self.visits)

    @property
    def public(self) -> int:
        return sum(row.public for row in self.visits)

    @property
    def own(self) -> int:
        return sum(row.own for row in self.visits)

    @property
    def people(self) -> int:
        return len({row.person_id for row in self.visits})

    @property
    def digest(self) -> str:
        return seal_of(self.visits)


def draft_of(facility: Facility, month: Month) -> Draft:
    """The month's visits that nothing is odd about, and late ones of earlier months. 2 queries."""
    rows = Visit.objects.filter(
        facility=facility, settlement=None, voided=False, state=VisitState.DONE,
        day__lte=month.last,
    )  # fmt: skip
    visits = list(rows.select_related("person", "plan").order_by("day", "in_clock", "pk"))
    odd = waiting(visits)
    return Draft(
        facility, month,
        tuple(row for row in visits if row.pk not in odd),
        tuple(row for row in visits if row.pk in odd),
    )  # fmt: skip


def seal_of(visits: Iterable[Visit]) -> str:
    """The seal over visits and what each costs whom; another one means they were changed."""
    told = sorted([row.pk, row.minutes, row.payable, row.public, row.own] for row in visits)
    return hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()


@transaction.atomic
def hand_in(viewer: Viewer, facility: int, month: Month, seen: str, *, on: date) -> Settlement:
    """Hand in a month that is over, as it was read (`seen`: its digest); calls are drawn.

    Raises NotItsOwn, NotAllowed for who is not the manager, HomecareRefused.
    """
    house = Facility.objects.select_for_update().get(pk=facility_of(viewer, facility, on).pk)
    require_manager(viewer)
    before = Settlement.objects.filter(facility=house, month=str(month)).first()
    _refuse(before, month, on)
    look_again(draft_of(house, month).visits, on)
    draft = draft_of(house, month)
    if not draft.visits:
        raise HomecareRefused(f"{month.label}没有可以结算的上门服务，不用交")
    if draft.digest != seen:
        raise HomecareRefused("您看过以后记录有变动，没有提交。请重新看一遍再交")
    row = _settlement(before, draft, viewer, on)
    Visit.objects.filter(pk__in=[each.pk for each in draft.visits]).update(settlement=row)
    _draw(row, draft, on)
    _tell(viewer.doer, "hand_in_home_month", row, minutes=row.minutes, digest=row.digest)
    return row


@transaction.atomic
def check(by: Viewer, pk: int, *, on: date) -> Settlement:
    """All calls made, nothing odd left: sums reckoned once more, on to the head.

    Raises NoSuchVisit, NotAllowed, HomecareRefused.
    """
    row = _at(by, pk, State.HANDED_IN, CHECKERS)
    visits = list(row.visits.all())
    open_calls = Call.objects.filter(visit__settlement=row, called_on=None).count()
    if open_calls:
        raise HomecareRefused(f"还有 {open_calls} 条回访没有做，做完再核对")
    odd = Flag.objects.filter(visit__settlement=row, verdict="").values("visit").distinct().count()
    if odd:
        raise HomecareRefused(f"还有 {odd} 次服务的疑点没有判定，判定以后再核对")
    if not visits:
        raise HomecareRefused("这份结算单的服务都判定不结算了，请退回机构")
    _sum(row, visits)
    row.state, row.checked_on = State.CHECKED, on
    row.checked_by, row.checked_key = by.doer.name, by.doer.key
    row.save()
    _tell(by.doer, "check_home_month", row, minutes=row.minutes, public=row.public)
    return row


@transaction.atomic
def give_back(by: Viewer, pk: int, why: str, *, on: date) -> Settlement:
    """Back to the provider with a reason; its visits are open again. Raises as check()."""
    row = _at(by, pk, State.HANDED_IN, CHECKERS)
    if not why.strip():
        raise HomecareRefused("请写明退回的原因，机构要照着改")
    row.state, row.returned_why = State.RETURNED, why.strip()[:200]
    row.save(update_fields=["state", "returned_why"])
    row.visits.update(settlement=None)
    _tell(by.doer, "return_home_month", row, why=row.returned_why, on=f"{on}")
    return row


@transaction.atomic
def approve(by: Viewer, pk: int, *, on: date) -> Settlement:
    """Fix what is to be paid. Raises OtherPersonNeeded for who checked it, and as check()."""
    row = _at(by, pk, State.CHECKED, APPROVERS)
    if by.doer.key == row.checked_key:
        raise OtherPersonNeeded("核对和核定要由不同的人办理，这一份您核对过。请由另一位负责人核定")
    if Flag.objects.filter(visit__settlement=row, verdict="").exists():
        raise HomecareRefused("核对以后又有服务被标了疑点，请先判定再核定")
    if seal_of(row.visits.all()) != row.digest:
        raise HomecareRefused("明细与核对时不一致，不能核定。请停下，报告安全管理员核查")
    row.state, row.approved_on = State.APPROVED, on
    row.approved_by, row.approved_key = by.doer.name, by.doer.key
    row.save(update_fields=["state", "approved_on", "approved_by", "approved_key"])
    _tell(by.doer, "approve_home_month", row, public=row.public, digest=row.digest)
    return row


@transaction.atomic
def pay(by: Viewer, pk: int, fund: int, *, on: date) -> Settlement:
    """Pay the public part to the provider from a fund.

    Raises NoSuchVisit, NotAllowed, HomecareRefused; NoSuchFund, LedgerRefused of the ledger.
    """
    row = _at(by, pk, State.APPROVED, PAYERS)
    if by.doer.key == row.approved_key:
        raise OtherPersonNeeded("核定和支付要由不同的人办理")
    if row.public:
        money = ledger.fund_for(fund, by)
        text = f"{row.facility.name}{row.month_name}居家服务"
        cause = ledger.Cause(row.ref, text, USE, f"facility:{row.facility_id}")
        row.entry = str(ledger.spend(money, row.public, cause=cause, by=by.doer, on=on))
        row.fund_name = money.name
    row.state, row.paid_on, row.paid_by = State.PAID, on, by.doer.name
    row.save(update_fields=["entry", "fund_name", "state", "paid_on", "paid_by"])
    _tell(by.doer, "pay_home_month", row, public=row.public)
    return row


def why_not_yet(month: Month, on: date) -> str:
    """Why a month cannot be handed in today; "" when it can."""
    return "" if month < Month.of(on) else f"{month.label}还没有过完，{month.next().first} 起可以交"


def settlement_of(facility: Facility, month: Month) -> Settlement | None:
    """What was handed in for a month; None while it is open or given back."""
    rows = Settlement.objects.filter(facility=facility, month=str(month))
    return rows.exclude(state=State.RETURNED).first()


def _draw(row: Settlement, draft: Draft, on: date) -> None:
    """Which visits are called back: by the month's own seal, so that anybody can draw again."""
    share = number(terms.回访份额, row.division_code, on)
    most = max(-(-row.count * share // WHOLE), 1)
    keys = drawn(row.digest, (each.pk for each in draft.visits), most)
    there = set(Call.objects.filter(visit__in=keys).values_list("visit_id", flat=True))
    Call.objects.bulk_create(Call(visit_id=key, drawn_on=on) for key in sorted(keys - there))


def _refuse(before: Settlement | None, month: Month, on: date) -> None:
    if before is not None and before.state != State.RETURNED:
        raise HomecareRefused(
            f"{month.label}的结算单已由{before.handed_in_by}于 {before.handed_in_on} 交了，不用再交"
        )
    early = why_not_yet(month, on)
    if early:
        raise HomecareRefused(early)


def _settlement(before: Settlement | None, draft: Draft, viewer: Viewer, on: date) -> Settlement:
    row = before or Settlement(facility=draft.facility, month=str(draft.month))
    row.division_code, row.state = draft.facility.division_code, State.HANDED_IN
    row.returned_why = ""
    row.handed_in_on, row.handed_in_by = on, viewer.doer.name
    _sum(row, draft.visits)
    row.save()
    return row


def _sum(row: Settlement, visits: Iterable[Visit]) -> None:
    held = list(visits)
    row.digest, row.count = seal_of(held), len(held)
    row.people = len({each.person_id for each in held})
    row.minutes = sum(each.payable for each in held)
    row.public, row.own = sum(each.public for each in held), sum(each.own for each in held)


def _at(by: Viewer, pk: int, state: State, roles: tuple[str, ...]) -> Settlement:
    """The settlement locked, if it is in this state and the viewer has the post for it."""
    require(by, roles, settlement_for(by, pk).division_code)
    rows = Settlement.objects.select_for_update(of=("self",)).select_related("facility")
    row = rows.get(pk=pk)
    if row.state != state:
        raise HomecareRefused(
            f"这份结算单现在是“{row.get_state_display()}”，不能办这一步。请刷新页面查看"
        )
    return row


def _tell(by: Doer, verb: str, row: Settlement, **detail: object) -> None:
    tell(by, verb, row.ref, row.division_code, facility=row.facility_id, **detail)
