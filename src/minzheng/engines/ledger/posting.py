"""Writing one entry: the only place where the ledger is written.

The audit entry comes first, as in the payments engine: its lock is the queue of all who move
money, so that the ledger's own lock (the book) is never waited for from both ends.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate

from django.db import transaction
from django.db.models import Sum

from minzheng.engines.audit import api as audit
from minzheng.engines.ledger.coded import HELD, Side
from minzheng.engines.ledger.errors import FundShort, LedgerRefused, PeriodClosed
from minzheng.engines.ledger.models import Book, Closing, Entry, Fund, Holding, Posting
from minzheng.engines.ledger.values import Cause, Move
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen, yuan_text
from minzheng.kernel.months import Month

Key = tuple[int, int]
Deltas = dict[Key, dict[Side, Fen]]


@dataclass(frozen=True)
class NewEntry:
    """An entry about to be written; at most one of `reverses` and `gives_back`."""

    day: date
    cause: Cause
    moves: Sequence[Move]
    reverses: Entry | None = None
    gives_back: Entry | None = None


@transaction.atomic
def queue(book: Book, verb: str, cause: Cause, *, by: Doer, **detail: Fen | str) -> Book:
    """Record who does what, then hold the book till the end of the transaction."""
    audit.record(by, verb, cause.ref, division=book.division_code, detail=detail)
    return Book.objects.select_for_update().get(pk=book.pk)


def post(book: Book, new: NewEntry, *, by: Doer) -> Entry:
    """Write an entry into a book that is held. Raises FundShort, PeriodClosed, LedgerRefused."""
    moves = [move for move in new.moves if move.amount]
    if not moves or any(move.amount < 0 for move in moves):
        raise LedgerRefused("凭证没有金额，或金额小于零，请核对金额")
    _refuse_closed(book, new.day)
    deltas = _deltas(moves)
    _hold(deltas)
    _refuse_before_money(deltas, new.day)
    book.last_number += 1
    book.save(update_fields=["last_number"])
    entry = Entry.objects.create(
        book=book,
        number=book.last_number,
        day=new.day,
        period=str(Month.of(new.day)),
        text=new.cause.text[:200],
        cause_ref=new.cause.ref,
        reverses=new.reverses,
        gives_back=new.gives_back,
        by_key=by.key,
        by_name=by.name,
    )
    Posting.objects.bulk_create(_postings(entry, moves))
    return entry


def closed_until(book: Book) -> str:
    """The last closed month ("2026-10"), or "" when none is."""
    closed = Closing.objects.filter(book=book, state=Closing.State.CLOSED).order_by("-period")
    return closed.values_list("period", flat=True).first() or ""


def _refuse_closed(book: Book, day: date) -> None:
    last = closed_until(book)
    if last and str(Month.of(day)) <= last:
        month = Month.parse(last)
        raise PeriodClosed(
            f"{month.label}及以前已经结账，不能再记 {day} 的账。"
            f"请用{month.next().label}及以后的日期；原来记错的，在当期冲销后重记"
        )


def _deltas(moves: Iterable[Move]) -> Deltas:
    found: Deltas = defaultdict(lambda: defaultdict(int))
    for move in moves:
        sides = found[move.fund_id, move.source_id]
        sides[move.route.taken] -= move.amount
        sides[move.route.given] += move.amount
    return found


def _hold(deltas: Deltas) -> None:
    """Bring the holdings up to date; refuse what a fund does not have."""
    keys = {fund for fund, _ in deltas}
    rows = {(row.fund_id, row.source_id): row for row in Holding.objects.filter(fund__in=keys)}
    for (fund_id, source_id), sides in deltas.items():
        row = rows.get((fund_id, source_id)) or Holding(fund_id=fund_id, source_id=source_id)
        for side, amount in sides.items():
            setattr(row, side.value, getattr(row, side.value) + amount)
        if any(getattr(row, side.value) < 0 for side in HELD):
            raise _short(row, sides)
        row.save()


def _refuse_before_money(deltas: Deltas, day: date) -> None:
    """An entry of an earlier day must not use money that came only later."""
    taken: dict[int, Fen] = defaultdict(int)
    for (fund_id, _), sides in deltas.items():
        taken[fund_id] -= sides.get(Side.AVAILABLE, 0)
    for fund_id, amount in taken.items():
        least = _least_since(fund_id, day) if amount > 0 else amount
        if least < amount:
            fund = Fund.objects.get(pk=fund_id)
            raise FundShort(
                f"“{fund.name}”在 {day} 可用 {yuan_text(max(least, 0))}，这次需要 "
                f"{yuan_text(amount)}：后来的钱不能用在更早的日期，请改填日期或换一笔资金"
            )


def _least_since(fund_id: int, day: date) -> Fen:
    """The lowest the fund's available money was at the end of this day or of any later one."""
    rows = Posting.objects.filter(fund_id=fund_id, side=Side.AVAILABLE)
    before = rows.filter(entry__day__lte=day).aggregate(all=Sum("amount", default=0))["all"]
    later = rows.filter(entry__day__gt=day).order_by("entry__day").values_list("entry__day")
    changes = (amount for _, amount in later.annotate(Sum("amount")))
    return int(min(accumulate(changes, initial=int(before))))


def _short(row: Holding, sides: dict[Side, Fen]) -> FundShort:
    side = next(side for side in HELD if getattr(row, side.value) < 0)
    fund = Fund.objects.get(pk=row.fund_id)
    has = getattr(row, side.value) - sides[side]
    return FundShort(
        f"“{fund.name}”{side.label} {yuan_text(has)}，不够转出 {yuan_text(-sides[side])}。"
        "请先登记并复核新的拨款，或减少这次的金额"
    )


def _postings(entry: Entry, moves: Iterable[Move]) -> Iterable[Posting]:
    for move in moves:
        for side, amount in ((move.route.taken, -move.amount), (move.route.given, move.amount)):
            yield Posting(
                entry=entry,
                fund_id=move.fund_id,
                source_id=move.source_id,
                side=side,
                amount=amount,
                purpose=move.purpose,
                ref=move.ref,
            )
