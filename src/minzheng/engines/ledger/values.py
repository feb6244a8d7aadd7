"""What the ledger's verbs take and give, as frozen values. Money is whole fen."""

from dataclasses import dataclass
from datetime import date

from minzheng.engines.ledger.coded import Route
from minzheng.engines.ledger.models import Fund
from minzheng.kernel.money import Fen


@dataclass(frozen=True)
class NewFund:
    """A fund to open. `uses`: matters ("relief/dibao"), fields ("relief") or ("*",).

    `division` is a county or below it: a town's reserve has its town.
    """

    code: str
    name: str
    kind: str
    division: str
    uses: tuple[str, ...] = ("*",)
    document: str = ""
    restricted: bool = False


@dataclass(frozen=True)
class NewAppropriation:
    """Money that comes into a fund, by a paper; `from_fund_id` when another fund gives it."""

    fund_id: int
    amount: Fen
    origin: str
    document: str
    purpose: str
    day: date
    giver: str = ""
    from_fund_id: int | None = None


@dataclass(frozen=True)
class Cause:
    """Why money moves: what led to it ("reserve:7"), in words, for which use, to whom."""

    ref: str
    text: str
    purpose: str = ""
    payee_ref: str = ""


@dataclass(frozen=True)
class Draw:
    """What a pay run wants: a matter's total in a county, shared out among the funds."""

    division: str
    matter: str
    total: Fen


@dataclass(frozen=True)
class Bearer:
    """A fund, what it bears of a total, and what it has available before."""

    fund: Fund
    amount: Fen
    left: Fen


@dataclass(frozen=True)
class Preview:
    """What a run would draw on; `kept`: the county keeps books. `refused`: why it cannot."""

    kept: bool
    bearers: tuple[Bearer, ...]
    refused: str


@dataclass(frozen=True)
class Move:
    """Money of one paper in one fund that goes from one account to another."""

    fund_id: int
    source_id: int
    route: Route
    amount: Fen
    purpose: str = ""
    ref: str = ""


@dataclass(frozen=True)
class NewShare:
    """Parts of a matter's money by fund, in ten-thousandths that add up to 10,000."""

    division: str
    matter: str
    since: date
    document: str
    status: str
    weights: tuple[tuple[int, int], ...]
