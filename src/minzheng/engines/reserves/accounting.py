"""The reserve's month beside the ledger, to the fen; the cash counted by two."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import QuerySet, Sum

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.audit import api as audit
from minzheng.engines.ledger.api import Posting, Side, balance
from minzheng.engines.reserves.errors import ReserveRefused
from minzheng.engines.reserves.models import (
    Claim,
    ClaimState,
    Count,
    Payment,
    Repayment,
    Reserve,
)
from minzheng.engines.reserves.posts import CHECKERS, PAYERS
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month
from minzheng.registers.offices.api import find_officer, posts_of

Days = tuple[tuple[date, Fen], ...]


@dataclass(frozen=True)
class Statement:
    """One month of a reserve in fen; `closing` by its own book, `ledger` by the ledger."""

    month: Month
    opening: Fen
    refilled: Fen
    paid: Fen
    returned: Fen
    ledger: Fen

    @property
    def closing(self) -> Fen:
        return self.opening + self.refilled - self.paid + self.returned

    @property
    def agrees(self) -> bool:
        """Whether the reserve's own book and the ledger say the same to the fen."""
        return self.closing == self.ledger


@dataclass(frozen=True)
class Moved:
    """What moved by day: in the ledger, and in the reserve's own book."""

    held: Days
    refilled: Days
    paid: Days
    returned: Days

    def statement(self, month: Month) -> Statement:
        """One month; the opening is the ledger's, so that a difference stays in its month."""
        opening = sum(fen for day, fen in self.held if day < month.first)
        ledger = sum(fen for day, fen in self.held if day <= month.last)
        refilled, paid = _within(self.refilled, month), _within(self.paid, month)
        returned = _within(self.returned, month)
        return Statement(month, opening, refilled, paid, returned, ledger)


def statements(reserve: Reserve, last: Month, count: int) -> list[Statement]:
    """The last months of a reserve, the newest first. Four queries."""
    months = [last.shift(-back) for back in range(count)]
    until = last.last
    paid = Payment.objects.filter(reserve=reserve, paid_on__lte=until)
    claims = Claim.objects.filter(reserve=reserve, state=ClaimState.PAID, decided_on__lte=until)
    back = Repayment.objects.filter(payment__reserve=reserve, on__lte=until)
    held = Posting.objects.filter(fund=reserve.fund, side=Side.AVAILABLE, entry__day__lte=until)
    moved = Moved(
        _days(held, "entry__day"), _days(claims, "decided_on"), _days(paid, "paid_on"),
        _days(back, "on"),
    )  # fmt: skip
    return [moved.statement(month) for month in months]


def _within(rows: Days, month: Month) -> Fen:
    return sum(fen for day, fen in rows if month.first <= day <= month.last)


@transaction.atomic
def count_cash(
    reserve: Reserve, counted: Fen, witness: str, *, words: str, by: Viewer, on: date
) -> Count:
    """Count the cash by two; a difference needs words and is not booked, it is looked into.

    Raises ReserveRefused, NotAllowed.
    """
    require(by, (*PAYERS, *CHECKERS), reserve.division_code)
    officer = find_officer(witness.strip())
    if officer is None or not posts_of(officer, on) or officer.staff_number == by.doer.key:
        raise ReserveRefused("盘点要两个人：请填另一位在岗人员的工号")
    book = balance(reserve.fund, on)
    if counted < 0 or (counted != book and not words.strip()):
        raise ReserveRefused("实有和账面不一致，请写明差在哪里、怎样处理")
    made = Count.objects.create(
        reserve=reserve, on=on, counted=counted, book=book, words=words.strip()[:300],
        by_name=by.doer.name, witness_key=officer.staff_number, witness_name=officer.name,
    )  # fmt: skip
    Reserve.objects.filter(pk=reserve.pk).update(counted_on=on)
    detail = {"difference": made.difference}
    place = reserve.division_code
    audit.record(by.doer, "count_reserve", reserve.ref, division=place, detail=detail)
    return made


def _days(rows: QuerySet[Any], day: str) -> Days:
    return tuple(rows.order_by().values_list(day).annotate(Sum("amount")))
