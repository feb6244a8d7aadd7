"""Money of a contract or an award is set aside in its fund: what may still be paid, to the fen."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.access.api import Viewer
from minzheng.engines.ledger import api as ledger
from minzheng.engines.ledger.api import reserved
from minzheng.engines.projects.coded import USE
from minzheng.engines.projects.errors import ProjectRefused
from minzheng.kernel.money import Fen, yuan_text

__all__ = [
    "Promise", "fund_of", "give_all_free", "give_free", "pay_out", "require_money", "reserved",
    "set_aside",
]  # fmt: skip


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
    ledger.set_aside(fund, amount, cause=promise.cause, by=by.doer, on=on)


def give_free(promise: Promise, amount: Fen, *, by: Viewer, on: date) -> None:
    """Give back so much of what is set aside; nothing for nothing. Raises LedgerRefused."""
    if amount:
        ledger.give_free(_fund(promise, by), amount, cause=promise.cause, by=by.doer, on=on)


def give_all_free(promise: Promise, *, by: Viewer, on: date) -> None:
    """Give back whatever is still set aside. Raises LedgerRefused."""
    give_free(promise, reserved(promise.ref), by=by, on=on)


def pay_out(promise: Promise, amount: Fen, *, by: Viewer, on: date) -> ledger.Entry:
    """Pay from what is set aside, through the accounts every payment goes. Raises LedgerRefused."""
    return ledger.pay_out(_fund(promise, by), amount, cause=promise.cause, by=by.doer, on=on)


def _fund(promise: Promise, by: Viewer) -> ledger.Fund:
    return ledger.fund_for(promise.fund or 0, by)
