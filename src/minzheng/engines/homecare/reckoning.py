"""What a visit costs whom: payable minutes, those within the month's quota, fen.

payable = the smaller of planned and actual minutes; public = share × price of the minutes within
the quota, rounded down; own = the rest of the price. Earlier visits take the quota first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from minzheng.engines.homecare.coded import VisitState
from minzheng.engines.homecare.models import Plan, Visit
from minzheng.engines.homecare.terms import number, public_share, quota_minutes
from minzheng.kernel.months import Month
from minzheng.kernel.units import WHOLE
from minzheng.vocabulary import homecare as terms


@dataclass(frozen=True)
class Borne:
    """What becomes of one visit: minutes payable and within the quota, fen public and own."""

    payable: int
    public_minutes: int
    public: int
    own: int


@dataclass(frozen=True)
class Quota:
    """A person's month in minutes: what is given, carried over from the month before, used."""

    given: int
    carried: int
    used: int

    @property
    def whole(self) -> int:
        return self.given + self.carried

    @property
    def left(self) -> int:
        return max(self.whole - self.used, 0)


def bear(minutes: int, planned: int, price: int, left: int, share: int) -> Borne:
    """Divide one visit. `left`: minutes of the quota still there; `share` in 万分之一."""
    payable = min(minutes, planned)
    within = min(payable, left)
    whole = price * payable // planned
    public = price * within * share // (planned * WHOLE)
    return Borne(payable, within, public, whole - public)


def reckon_month(person: int, month: Month) -> None:
    """Divide every visit of a person's month anew, in the order they were made.

    Visits of a settlement stand as they are and take the quota first.
    """
    rows = list(_made(person, month).select_for_update(of=("self",)).select_related("plan"))
    if not rows:
        return
    plan = rows[-1].plan
    share = public_share(plan.person_class, plan.division_code, month.last)
    left = quota_of(plan, month).whole - sum(
        row.public_minutes for row in rows if row.settlement_id is not None
    )
    for row in (each for each in rows if each.settlement_id is None):
        borne = bear(row.minutes, row.planned, row.price, max(left, 0), share)
        left -= borne.public_minutes
        row.payable, row.public_minutes = borne.payable, borne.public_minutes
        row.public, row.own = borne.public, borne.own
    Visit.objects.bulk_update(rows, ["payable", "public_minutes", "public", "own"])


def quota_of(plan: Plan, month: Month) -> Quota:
    """What a person has this month; of the month before at most the carried minutes. 2 queries."""
    given = _given(plan, month.last)
    most = number(terms.结转分钟, plan.division_code, month.last)
    carried = 0
    if most and plan.since <= month.previous().last:
        before = month.previous()
        spare = _given(plan, before.last) - _used(plan.person_id, before)
        carried = min(max(spare, 0), most)
    return Quota(given, carried, _used(plan.person_id, month))


def void(rows: Iterable[Visit]) -> None:
    """Nobody pays for these visits; the months of their people are reckoned anew."""
    told = list(rows)
    for row in told:
        row.voided = True
        row.payable = row.public_minutes = row.public = row.own = 0
        row.settlement = None
    names = ["voided", "payable", "public_minutes", "public", "own", "settlement"]
    Visit.objects.bulk_update(told, names)
    for person, month in {(row.person_id, Month.of(row.day)) for row in told}:
        reckon_month(person, month)


def _given(plan: Plan, on: date) -> int:
    return quota_minutes(plan.person_class, plan.division_code, on)


def _used(person: int, month: Month) -> int:
    return sum(_made(person, month).values_list("public_minutes", flat=True))


def _made(person: int, month: Month) -> QuerySet[Visit]:
    rows = Visit.objects.filter(person=person, day__range=(month.first, month.last))
    return rows.filter(state=VisitState.DONE, voided=False).order_by("day", "in_clock", "pk")
