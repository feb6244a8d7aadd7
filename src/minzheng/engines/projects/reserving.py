"""Money of a contract or an award is set aside in its fund: what may still be paid, to the fen."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger import api as ledger
from minzheng.engines.projects.coded import USE
from minzheng.engines.projects.errors import ProjectRefused
from minzheng.kernel.money import Fen, yuan_text

RESERVE = ledger.Route(ledger.Side.AVAILABLE, ledger.Side.COMMITTED)


@dataclass(frozen=True)
class Promise:
    """For what money is set aside: the ledger's cause ("contract:7"), its fund, in words."""

    ref: str
    fund: int | None
    text: str
    payee: str = ""

    @property
    def cause(self) -> ledger.Cause:
        return ledger.Cause(self.ref, self.text, USE, self.payee)


def fund_of(pk: int | None, by: Viewer) -> ledger.Fund:
    """The fund of a promise. Raises NoSuchFund, ProjectRefused where it is not for services."""
    fund = ledger.fund_for(pk or 0, by)
    if not fund.allows(USE):
        raise ProjectRefused(f"“{fund.name}”不能用于购买服务，请换一笔资金")
    return fund


def require_money(fund: ledger.Fund, amount: Fen, on: date) -> None:
    """Raises ProjectRefused when a fund has less than is to be promised."""
    has = ledger.balance(fund, on)
    if has < amount:
        raise ProjectRefused(
            f"“{fund.name}”可用 {yuan_text(has)}，要预留 {yuan_text(amount)}，不够。"
            "请换一笔资金，或先登记拨款"
        )


def set_aside(promise: Promise, amount: Fen, *, by: Viewer, on: date) -> None:
    """Set money of the fund aside, the oldest paper's first.

    Raises NoSuchFund, ProjectRefused, LedgerRefused.
    """
    fund = fund_of(promise.fund, by)
    require_money(fund, amount, on)
    held = [
        ledger.Part(fund.pk, row.source_id, row.available)
        for row in sorted(ledger.holdings_of(fund), key=lambda row: (row.source.day, row.source_id))
    ]
    steps = [(RESERVE, ledger.stretch(held, 0, amount))]
    ledger.move(fund.division_code, steps, cause=promise.cause, by=by.doer, on=on)


def give_free(promise: Promise, amount: Fen, *, by: Viewer, on: date) -> None:
    """Give back so much of what is set aside; nothing for nothing. Raises LedgerRefused."""
    if amount:
        steps = [(ledger.RELEASE, _first(promise, amount))]
        _move(promise, steps, by, on)


def give_all_free(promise: Promise, *, by: Viewer, on: date) -> None:
    """Give back whatever is still set aside. Raises LedgerRefused."""
    give_free(promise, reserved(promise.ref), by=by, on=on)


def pay_out(promise: Promise, amount: Fen, *, by: Viewer, on: date) -> ledger.Entry:
    """Pay from what is set aside, through the accounts every payment goes. Raises LedgerRefused."""
    parts = _first(promise, amount)
    return _move(promise, [(ledger.SEND, parts), (ledger.PAY, parts)], by, on)


def reserved(ref: str) -> Fen:
    """What is set aside for a contract or an award now, in fen. Two queries."""
    return sum(part.amount for part in _parts(ref))


def _first(promise: Promise, amount: Fen) -> list[ledger.Part]:
    held = _parts(promise.ref)
    if sum(part.amount for part in held) < amount:
        raise ProjectRefused("预留的钱不够，请先在“资金”里核对这份合同的凭证")
    return ledger.stretch(held, 0, amount)


def _parts(ref: str) -> list[ledger.Part]:
    sums: dict[tuple[int, int], Fen] = defaultdict(int)
    for entry in ledger.entries_of(ref):
        for posting in entry.postings.all():
            if posting.side == ledger.Side.COMMITTED:
                sums[posting.fund_id, posting.source_id] += posting.amount
    return [ledger.Part(*key, amount) for key, amount in sums.items() if amount]


def _move(
    promise: Promise, steps: list[tuple[ledger.Route, list[ledger.Part]]], by: Viewer, on: date
) -> ledger.Entry:
    division = ledger.fund_for(promise.fund or 0, by).division_code
    return ledger.move(division, steps, cause=promise.cause, by=by.doer, on=on)
