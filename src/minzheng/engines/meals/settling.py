"""A month of a place: reckoned, handed in, checked, approved, paid layer by layer from the funds.

A meal is in one settlement only, a place has one a month, a layer is paid once.
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
from minzheng.engines.meals.coded import APPROVERS, CHECKERS, LAYER_NAMES, PAYERS, State
from minzheng.engines.meals.errors import MealRefused, OtherPersonNeeded
from minzheng.engines.meals.models import Meal, Payment, Settlement
from minzheng.engines.meals.posts import settlement_for
from minzheng.engines.meals.pricing import rules
from minzheng.engines.meals.suspecting import look_again, waiting
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import Facility

SUMS = ("city", "district", "town", "own")


@dataclass(frozen=True)
class Draft:
    """A month as it would be handed in now: the meals, and those that wait for a judge."""

    facility: Facility
    month: Month
    meals: tuple[Meal, ...]
    waiting: tuple[Meal, ...]

    def sum(self, name: str) -> int:
        """A sum over the meals, in fen."""
        return sum(int(getattr(row, name)) for row in self.meals)

    @property
    def total(self) -> int:
        return self.sum("price") + self.sum("fee")

    @property
    def subsidy(self) -> int:
        return self.sum("city") + self.sum("district") + self.sum("town")

    @property
    def people(self) -> int:
        return len({row.person_id for row in self.meals})

    @property
    def digest(self) -> str:
        return seal_of(self.meals)


@dataclass(frozen=True)
class Part:
    """One layer's part of a settlement and the fund that pays it."""

    layer: str
    amount: int
    fund: ledger.Fund


def draft_of(facility: Facility, month: Month) -> Draft:
    """The month's meals that nothing is odd about, and late ones of earlier months. Two queries."""
    rows = Meal.objects.filter(facility=facility, settlement=None, voided="", day__lte=month.last)
    meals = list(rows.select_related("person").order_by("day", "clock", "pk"))
    odd = waiting(meals)
    return Draft(
        facility, month,
        tuple(row for row in meals if row.pk not in odd),
        tuple(row for row in meals if row.pk in odd),
    )  # fmt: skip


def seal_of(meals: Iterable[Meal]) -> str:
    """The seal over meals and what each bears of them; another one means they were changed."""
    told = sorted(
        [row.pk, row.price, row.fee, row.city, row.district, row.town, row.own] for row in meals
    )
    return hashlib.sha256(json.dumps(told, separators=(",", ":")).encode()).hexdigest()


@transaction.atomic
def hand_in(viewer: Viewer, facility: int, month: Month, seen: str, *, on: date) -> Settlement:
    """Hand in a month that is over, as it was read (`seen`: its digest).

    Raises NotItsOwn, NotAllowed for who is not the manager, MealRefused.
    """
    house = Facility.objects.select_for_update().get(pk=facility_of(viewer, facility, on).pk)
    require_manager(viewer)
    before = Settlement.objects.filter(facility=house, month=str(month)).first()
    _refuse(before, month, on)
    look_again(house, month.last)
    draft = draft_of(house, month)
    if not draft.meals:
        raise MealRefused(f"{month.label}没有可以结算的餐，不用交")
    if draft.digest != seen:
        raise MealRefused("您看过以后记录有变动，没有提交。请重新看一遍再交")
    row = _settlement(before, draft, viewer, on)
    keys = [each.pk for each in draft.meals]
    if Meal.objects.filter(pk__in=keys, settlement=None).update(settlement=row) != row.count:
        raise MealRefused("有记录刚被改动，没有提交。请重新看一遍再交")
    detail = {"month": row.month, "meals": row.count, "subsidy": row.subsidy, "digest": row.digest}
    _tell(viewer, "hand_in_meals", row, detail)
    return row


@transaction.atomic
def check(by: Viewer, pk: int, *, on: date) -> Settlement:
    """The sums were gone through: on to the head. Raises NoSuchMeal, NotAllowed, MealRefused."""
    row = _at(by, pk, State.HANDED_IN, CHECKERS)
    row.state, row.checked_on = State.CHECKED, on
    row.checked_by, row.checked_key = by.doer.name, by.doer.key
    row.save(update_fields=["state", "checked_on", "checked_by", "checked_key"])
    _tell(by, "check_meals", row, {"subsidy": row.subsidy})
    return row


@transaction.atomic
def give_back(by: Viewer, pk: int, why: str, *, on: date) -> Settlement:
    """Back to the house with a reason; its meals are open again. Raises as check()."""
    row = _at(by, pk, State.HANDED_IN, CHECKERS)
    if not why.strip():
        raise MealRefused("请写明退回的原因，饭堂要照着改")
    row.state, row.returned_why = State.RETURNED, why.strip()[:200]
    row.save(update_fields=["state", "returned_why"])
    row.meals.update(settlement=None)
    _tell(by, "return_meals", row, {"why": row.returned_why, "on": f"{on}"})
    return row


@transaction.atomic
def approve(by: Viewer, pk: int, *, on: date) -> Settlement:
    """Fix what is to be paid. Raises OtherPersonNeeded for who checked it, and as check()."""
    row = _at(by, pk, State.CHECKED, APPROVERS)
    if by.doer.key == row.checked_key:
        raise OtherPersonNeeded("核对和核定要由不同的人办理，这一份您核对过。请由另一位负责人核定")
    if seal_of(row.meals.all()) != row.digest:
        raise MealRefused("明细与饭堂提交时不一致，不能核定。请停下，报告安全管理员核查")
    row.state, row.approved_on = State.APPROVED, on
    row.approved_by, row.approved_key = by.doer.name, by.doer.key
    row.save(update_fields=["state", "approved_on", "approved_by", "approved_key"])
    _tell(by, "approve_meals", row, {"subsidy": row.subsidy, "digest": row.digest})
    return row


@transaction.atomic
def pay(by: Viewer, pk: int, funds: Mapping[str, int], *, on: date) -> Settlement:
    """Pay each layer's part to the place from a fund of its own; all of them or none.

    Raises NoSuchMeal, NotAllowed, MealRefused; NoSuchFund, FundShort, PurposeRefused of the ledger.
    """
    row = _at(by, pk, State.APPROVED, PAYERS)
    if by.doer.key == row.approved_key:
        raise OtherPersonNeeded("核定和支付要由不同的人办理")
    for layer, name, amount in row.layers:
        if not funds.get(layer):
            raise MealRefused(f"请选择{name}补贴从哪笔资金支付")
        fund = ledger.fund_for(funds[layer], by)
        _pay_layer(row, Part(layer, amount, fund), by=by, on=on)
    row.state = State.PAID
    row.save(update_fields=["state"])
    _tell(by, "pay_meals", row, {"subsidy": row.subsidy})
    return row


def why_not_yet(month: Month, on: date) -> str:
    """Why a month cannot be handed in today; "" when it can."""
    return "" if month < Month.of(on) else f"{month.label}还没有过完，{month.next().first} 起可以交"


def settlement_of(facility: Facility, month: Month) -> Settlement | None:
    """What was handed in for a month; None while it is open or given back."""
    rows = Settlement.objects.filter(facility=facility, month=str(month))
    return rows.exclude(state=State.RETURNED).first()


def _pay_layer(row: Settlement, part: Part, *, by: Viewer, on: date) -> None:
    layer, amount, fund = part.layer, part.amount, part.fund
    matter = rules()
    purpose = matter.key if matter is not None else ""
    text = f"{row.facility.name}{row.month_name}助餐{LAYER_NAMES[layer]}补贴"
    cause = ledger.Cause(f"{row.ref}:{layer}", text, purpose, f"facility:{row.facility_id}")
    entry = ledger.spend(fund, amount, cause=cause, by=by.doer, on=on)
    Payment.objects.create(
        settlement=row, layer=layer, amount=amount, fund_id=fund.pk, fund_name=fund.name,
        entry=str(entry), paid_on=on, paid_by=by.doer.name,
    )  # fmt: skip


def _refuse(before: Settlement | None, month: Month, on: date) -> None:
    if before is not None and before.state != State.RETURNED:
        raise MealRefused(
            f"{month.label}的结算单已由{before.handed_in_by}于 {before.handed_in_on} 交了，不用再交"
        )
    early = why_not_yet(month, on)
    if early:
        raise MealRefused(early)


def _settlement(before: Settlement | None, draft: Draft, viewer: Viewer, on: date) -> Settlement:
    row = before or Settlement(facility=draft.facility, month=str(draft.month))
    row.division_code, row.state = draft.facility.division_code, State.HANDED_IN
    row.digest, row.count, row.people = draft.digest, len(draft.meals), draft.people
    row.total, row.returned_why = draft.total, ""
    for name in SUMS:
        setattr(row, name, draft.sum(name))
    row.handed_in_on, row.handed_in_by = on, viewer.doer.name
    row.save()
    return row


def _at(by: Viewer, pk: int, state: State, roles: tuple[str, ...]) -> Settlement:
    """The settlement locked, if it is in this state and the viewer has the post for it."""
    require(by, roles, settlement_for(by, pk).division_code)
    rows = Settlement.objects.select_for_update(of=("self",)).select_related("facility")
    row = rows.get(pk=pk)
    if row.state != state:
        raise MealRefused(
            f"这份结算单现在是“{row.get_state_display()}”，不能办这一步。请刷新页面查看"
        )
    return row


def _tell(by: Viewer, verb: str, row: Settlement, detail: Mapping[str, object]) -> None:
    told = {"facility": row.facility_id, **detail}
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=told)
