"""Recomputing the ledger from its postings: whatever does not agree is said."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Max, Sum

from minzheng.engines.ledger.closing import Sums, summed, sums_until
from minzheng.engines.ledger.coded import Side
from minzheng.engines.ledger.models import (
    Book,
    Closing,
    ClosingBalance,
    Entry,
    Fund,
    Posting,
)


@dataclass(frozen=True)
class FundSum:
    """A fund recomputed, in fen: `received` is what came in, all others where it is now."""

    fund: Fund
    received: int
    available: int
    committed: int
    transit: int
    spent: int
    allotted: int

    @property
    def is_closed(self) -> bool:
        """Sources = allotted + spent + in transit + committed + balance, and nothing below zero."""
        parts = (self.available, self.committed, self.transit, self.spent, self.allotted)
        return self.received == sum(parts) and min(parts[:3]) >= 0


@dataclass(frozen=True)
class Verdict:
    """Everything recomputed; `faults` is empty when the ledger agrees with itself."""

    funds: tuple[FundSum, ...]
    entries: int
    faults: tuple[str, ...]


def verify() -> Verdict:
    """Read every posting and compare. A handful of queries."""
    sums = summed(Posting.objects.order_by().values_list("fund_id", "side").annotate(Sum("amount")))
    funds = tuple(_of(fund, sums.get(fund.pk)) for fund in Fund.objects.order_by("book", "code"))
    faults = (*_fund_faults(funds), *_entry_faults(), *_holding_faults(sums), *_closing_faults())
    return Verdict(funds, Entry.objects.count(), faults)


def fund_sum(fund: Fund) -> FundSum:
    """One fund recomputed from its postings. One query."""
    rows = Posting.objects.filter(fund=fund).order_by().values_list("fund_id", "side")
    return _of(fund, summed(rows.annotate(Sum("amount"))).get(fund.pk))


def _of(fund: Fund, sides: dict[str, int] | None) -> FundSum:
    told = sides or dict.fromkeys(Side.values, 0)
    return FundSum(fund, -told["received"], *(told[side] for side in Side.values[1:]))


def _fund_faults(funds: tuple[FundSum, ...]) -> Iterator[str]:
    for each in funds:
        if not each.is_closed:
            yield f"资金“{each.fund}”不平：收入与各科目之和不等，或有科目小于零"


def _entry_faults() -> Iterator[str]:
    wrong = (
        Posting.objects.order_by().values("entry", "fund").annotate(sum=Sum("amount"))
        .exclude(sum=0).values_list("entry__number", "fund__name", "sum")
    )  # fmt: skip
    for number, fund, amount in wrong:
        yield f"凭证 {number:06d} 在“{fund}”上不平，差 {amount} 分"
    numbers = (
        Entry.objects.order_by().values("book").annotate(count=Count("pk"), last=Max("number"))
    )
    for book, count, last in numbers.values_list("book__division_code", "count", "last"):
        if count != last:
            yield f"{book} 的凭证号不连续：{count} 张，最后一号是 {last}"
    for lost in Book.objects.exclude(last_number=0).filter(entries=None):
        yield f"{lost} 的凭证不见了"


def _holding_faults(sums: Sums) -> Iterator[str]:
    for fund in Fund.objects.prefetch_related("holdings"):
        held = {
            side: sum(getattr(row, side) for row in fund.holdings.all()) for side in Side.values
        }
        if held != sums.get(fund.pk, dict.fromkeys(Side.values, 0)):
            yield f"资金“{fund}”的余额与凭证不一致"


def _closing_faults() -> Iterator[str]:
    for closing in Closing.objects.filter(state=Closing.State.CLOSED).select_related("book"):
        now = sums_until(closing.book, closing.period)
        kept = {
            row.fund_id: {side: getattr(row, side) for side in Side.values}
            for row in ClosingBalance.objects.filter(closing=closing)
        }
        if now != kept:
            yield f"{closing.book} {closing.period} 的期末余额与凭证不一致"
