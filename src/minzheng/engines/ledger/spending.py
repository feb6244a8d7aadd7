"""Money leaves a fund, goes to another, or comes back; the oldest paper's money goes first."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.db.models import Sum

from minzheng.engines.ledger.coded import ALLOT, RECEIVE, REPAY, SPEND, Route, Side
from minzheng.engines.ledger.errors import FundShort, LedgerRefused
from minzheng.engines.ledger.funds import require_use
from minzheng.engines.ledger.models import Entry, Fund, Holding, Posting
from minzheng.engines.ledger.posting import NewEntry, post, queue
from minzheng.engines.ledger.splitting import Part, stretch
from minzheng.engines.ledger.values import Cause, Move
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen, yuan_text


@transaction.atomic
def spend(fund: Fund, amount: Fen, *, cause: Cause, by: Doer, on: date) -> Entry:
    """Money leaves a fund at once: cash relief, an instalment. `cause.purpose` must be allowed.

    Raises FundShort, PurposeRefused, PeriodClosed, LedgerRefused for nothing or less.
    """
    require_use(fund, cause.purpose, on)
    _require(amount)
    book = queue(fund.book, "spend", cause, by=by, amount=amount, fund=fund.code)
    parts = oldest_first(fund, amount)
    moves = moves_of(parts, SPEND, cause)
    return post(book, NewEntry(on, cause, moves), by=by)


@transaction.atomic
def transfer(
    from_fund: Fund, to_fund: Fund, amount: Fen, *, cause: Cause, by: Doer, on: date
) -> Entry:
    """One fund gives another of the same county money; each yuan keeps its source paper.

    The caller has had it approved. Raises FundShort, PeriodClosed, LedgerRefused.
    """
    _require(amount)
    if from_fund.pk == to_fund.pk or from_fund.book_id != to_fund.book_id:
        raise LedgerRefused("只能在同一区县的两笔不同资金之间下拨，请重新选择资金")
    book = queue(
        from_fund.book, "transfer", cause, by=by, amount=amount, fund=from_fund.code,
        to_fund=to_fund.code,
    )  # fmt: skip
    return post(book, NewEntry(on, cause, allotting(from_fund, to_fund, amount)), by=by)


@transaction.atomic
def give_back(entry: Entry, *, reason: str, by: Doer, on: date, amount: Fen | None = None) -> Entry:
    """Money of an earlier spend() comes back to the funds and papers it came from.

    Without `amount` all that has not come back yet. Raises LedgerRefused for more than that, or
    for an entry that spent nothing; PeriodClosed.
    """
    cause = Cause(entry.cause_ref, reason)
    book = queue(entry.book, "give_back", cause, by=by, entry=entry.number, amount=amount or 0)
    parts = parts_given(entry, Side.SPENT)
    back = _came_back(entry)
    left = sum(part.amount for part in parts) - back
    wanted = left if amount is None else amount
    if not reason.strip() or not 0 < wanted <= left:
        raise LedgerRefused(f"凭证 {entry} 还有 {yuan_text(left)} 可以退回，请核对金额，并写明原因")
    moves = moves_of(stretch(parts, back, wanted), REPAY, _as_before(entry, cause))
    return post(book, NewEntry(on, cause, moves, gives_back=entry), by=by)


@transaction.atomic
def reversal_of(entry: Entry, reason: str, *, by: Doer, on: date) -> Entry:
    """Take an entry back whole by its mirror, once, on a day that is still open.

    Raises LedgerRefused when it was reversed or partly given back, FundShort when the money is
    gone, PeriodClosed.
    """
    cause = Cause(entry.cause_ref, f"冲销 {entry}：{reason.strip()}")
    book = queue(entry.book, "reverse", cause, by=by, entry=entry.number)
    if not reason.strip():
        raise LedgerRefused("请写明冲销的原因")
    if entry.postings.filter(side__in=(Side.COMMITTED, Side.TRANSIT)).exists():
        raise LedgerRefused(f"凭证 {entry} 是发放批次的，随批次变动，请在发放里办理重发或追回")
    if entry.reverses_id or Entry.objects.filter(reverses=entry).exists() or _came_back(entry):
        raise LedgerRefused(f"凭证 {entry} 已经冲销或退回过，不能再冲销")
    return post(book, NewEntry(on, cause, _mirrored(entry), reverses=entry), by=by)


def oldest_first(fund: Fund, amount: Fen) -> list[Part]:
    """What `amount` fen of a fund are made of, by paper. Raises FundShort."""
    held = Holding.objects.filter(fund=fund, available__gt=0).order_by("source__day", "source_id")
    parts = [Part(fund.pk, row.source_id, row.available) for row in held]
    require_enough(fund, amount, sum(part.amount for part in parts))
    return _up_to(parts, amount)


def require_enough(fund: Fund, amount: Fen, has: Fen) -> None:
    """Raises FundShort when a fund has less than is wanted."""
    if has < amount:
        raise FundShort(
            f"“{fund.name}”可用 {yuan_text(has)}，这次需要 {yuan_text(amount)}，"
            f"差 {yuan_text(amount - has)}。请先登记并复核新的拨款，或换一笔资金"
        )


def allotting(from_fund: Fund, to_fund: Fund, amount: Fen) -> list[Move]:
    """The moves by which one fund gives another money."""
    parts = oldest_first(from_fund, amount)
    given = [Move(part.fund_id, part.source_id, ALLOT, part.amount) for part in parts]
    return given + [Move(to_fund.pk, part.source_id, RECEIVE, part.amount) for part in parts]


def moves_of(parts: Sequence[Part], route: Route, cause: Cause) -> list[Move]:
    """The same route for every part."""
    return [
        Move(part.fund_id, part.source_id, route, part.amount, cause.purpose, cause.payee_ref)
        for part in parts
    ]


def parts_given(entry: Entry, side: Side) -> list[Part]:
    """What an entry brought onto one account, in the order it was written. One query."""
    rows = Posting.objects.filter(entry=entry, side=side, amount__gt=0).order_by("pk")
    return [Part(*row) for row in rows.values_list("fund_id", "source_id", "amount")]


def _up_to(parts: Sequence[Part], amount: Fen) -> list[Part]:
    found, left = [], amount
    for part in parts:
        taken = min(left, part.amount)
        if taken > 0:
            found.append(Part(part.fund_id, part.source_id, taken))
            left -= taken
    return found


def _came_back(entry: Entry) -> Fen:
    back = Posting.objects.filter(entry__gives_back=entry, side=Side.SPENT)
    return -int(back.aggregate(all=Sum("amount", default=0))["all"])


def _as_before(entry: Entry, cause: Cause) -> Cause:
    """What comes back is booked to the use and payee it was spent for."""
    first = Posting.objects.filter(entry=entry, side=Side.SPENT).order_by("pk")[0]
    return Cause(cause.ref, cause.text, first.purpose, first.ref)


def _mirrored(entry: Entry) -> list[Move]:
    """An entry is written as pairs (taken, given); its mirror walks each pair the other way."""
    rows = list(Posting.objects.filter(entry=entry).order_by("pk"))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return [
        Move(
            given.fund_id, given.source_id, Route(Side(given.side), Side(taken.side)),
            given.amount, given.purpose, given.ref,
        )
        for taken, given in pairs
    ]  # fmt: skip


def _require(amount: Fen) -> None:
    if amount <= 0:
        raise LedgerRefused("金额必须大于 0，请核对金额")
