"""Money set aside for one thing (a contract, a pay list) and paid out of it, to the fen."""

from collections import defaultdict
from datetime import date

from django.db import transaction

from minzheng.engines.ledger.coded import COMMIT, PAY, RELEASE, SEND, Route, Side
from minzheng.engines.ledger.drawing import move
from minzheng.engines.ledger.errors import LedgerRefused
from minzheng.engines.ledger.funds import require_use
from minzheng.engines.ledger.models import Entry, Fund, Posting
from minzheng.engines.ledger.spending import oldest_first
from minzheng.engines.ledger.splitting import Part, stretch
from minzheng.engines.ledger.values import Cause
from minzheng.kernel.doer import Doer
from minzheng.kernel.money import Fen, yuan_text


@transaction.atomic
def set_aside(fund: Fund, amount: Fen, *, cause: Cause, by: Doer, on: date) -> Entry:
    """Set money of a fund aside for a cause, the oldest paper's first.

    Raises FundShort, PurposeRefused, PeriodClosed, LedgerRefused for nothing or less.
    """
    require_use(fund, cause.purpose, on)
    if amount <= 0:
        raise LedgerRefused("预留的金额必须大于 0，请核对金额")
    steps = [(COMMIT, oldest_first(fund, amount))]
    return move(fund.division_code, steps, cause=cause, by=by, on=on)


def give_free(fund: Fund, amount: Fen, *, cause: Cause, by: Doer, on: date) -> Entry | None:
    """Give back so much of what is set aside; nothing for nothing. Raises LedgerRefused."""
    if not amount:
        return None
    return _move(fund, [RELEASE], _first(cause.ref, amount), cause, by=by, on=on)


def pay_out(fund: Fund, amount: Fen, *, cause: Cause, by: Doer, on: date) -> Entry:
    """Pay from what is set aside, through the accounts every payment goes. Raises LedgerRefused."""
    return _move(fund, [SEND, PAY], _first(cause.ref, amount), cause, by=by, on=on)


def reserved(ref: str) -> Fen:
    """What is set aside for a cause now, in fen. One query."""
    return sum(part.amount for part in _held(ref))


def _move(
    fund: Fund, routes: list[Route], parts: list[Part], cause: Cause, *, by: Doer, on: date
) -> Entry:
    steps = [(route, parts) for route in routes]
    return move(fund.division_code, steps, cause=cause, by=by, on=on)


def _first(ref: str, amount: Fen) -> list[Part]:
    held = _held(ref)
    has = sum(part.amount for part in held)
    if not 0 < amount <= has:
        raise LedgerRefused(
            f"预留的还有 {yuan_text(has)}，要动用 {yuan_text(amount)}。请先在“资金”里核对凭证"
        )
    return stretch(held, 0, amount)


def _held(ref: str) -> list[Part]:
    rows = Posting.objects.filter(entry__cause_ref=ref, side=Side.COMMITTED).order_by("pk")
    sums: dict[tuple[int, int], Fen] = defaultdict(int)
    for fund, source, amount in rows.values_list("fund_id", "source_id", "amount"):
        sums[fund, source] += amount
    return [Part(*key, amount) for key, amount in sums.items() if amount]
