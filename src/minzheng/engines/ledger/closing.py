"""Closing a month: one asks, another closes; what was wrong afterwards is reversed later."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import Sum

from minzheng.engines.audit import api as audit
from minzheng.engines.ledger.coded import Side
from minzheng.engines.ledger.errors import LedgerRefused, SamePerson
from minzheng.engines.ledger.models import Book, Closing, ClosingBalance, Entry, Fund, Posting
from minzheng.engines.ledger.posting import closed_until, queue
from minzheng.engines.ledger.values import Cause
from minzheng.kernel.doer import Doer
from minzheng.kernel.months import Month

Sums = dict[int, dict[str, int]]


@transaction.atomic
def ask_close(book: Book, period: Month, *, by: Doer, on: date) -> Closing:
    """Ask for a month to be closed; asking again gives the one there is.

    Raises LedgerRefused: the month is not over, or an earlier one with entries is still open.
    """
    if Month.of(on) <= period:
        raise LedgerRefused(f"{period.label}还没有过完，月底以后才能结账")
    _refuse_gap(book, period)
    asked = {"asked_on": on, "asked_key": by.key, "asked_by": by.name}
    row, made = Closing.objects.get_or_create(book=book, period=str(period), defaults=asked)
    if made:
        audit.record(by, "ask_close", row.ref, division=book.division_code)
    return row


@transaction.atomic
def close_period(closing: Closing, *, by: Doer, on: date) -> Closing:
    """A second person closes the month for good and keeps every fund's balances.

    Raises SamePerson, LedgerRefused when it is closed already.
    """
    asked = Closing.objects.select_related("book").get(pk=closing.pk)
    if by.kind != "officer" or by.key == asked.asked_key:
        raise SamePerson("提请和结账须由两位不同的人员办理，请由另一位有复核权限的人员结账")
    book = queue(asked.book, "close_period", Cause(asked.ref, ""), by=by, period=asked.period)
    row = Closing.objects.get(pk=asked.pk)
    if row.state == Closing.State.CLOSED:
        raise LedgerRefused(f"{Month.parse(row.period).label}已由{row.closed_by}结账")
    row.state, row.closed_on, row.closed_by = Closing.State.CLOSED, on, by.name
    row.entries = Entry.objects.filter(book=book, period=row.period).count()
    row.save()
    sums = sums_until(book, row.period)
    ClosingBalance.objects.bulk_create(
        ClosingBalance(closing=row, fund_id=fund, **sides) for fund, sides in sums.items()
    )
    return row


def sums_until(book: Book, period: str) -> Sums:
    """By fund and account, all postings up to the end of a month. One query."""
    rows = Posting.objects.filter(entry__book=book, entry__period__lte=period)
    return summed(rows.order_by().values_list("fund_id", "side").annotate(Sum("amount")))


def summed(rows: Iterable[Any]) -> Sums:
    """(fund, account, sum) rows as a table with every account."""
    found: Sums = {}
    for fund, side, amount in rows:
        found.setdefault(fund, dict.fromkeys(Side.values, 0))[side] = int(amount)
    return found


def next_to_close(book: Book, on: date) -> Month | None:
    """The oldest month with entries that is over and not closed; None when there is none."""
    after = closed_until(book)
    open_ones = Entry.objects.filter(book=book, period__gt=after).order_by("period")
    first = open_ones.values_list("period", flat=True).first()
    month = Month.parse(first) if first else None
    return month if month and month < Month.of(on) else None


def _refuse_gap(book: Book, period: Month) -> None:
    done = closed_until(book)
    earlier = Entry.objects.filter(book=book, period__gt=done, period__lt=str(period))
    gap = earlier.order_by("period").values_list("period", flat=True).first()
    if gap:
        raise LedgerRefused(f"{Month.parse(gap).label}还没有结账，请先结那个月的账")
    if not Fund.objects.filter(book=book).exists():
        raise LedgerRefused("还没有设立资金，没有账可以结")
