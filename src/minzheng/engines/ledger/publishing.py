"""What anybody may know of the funds: sums by kind, use and month; no person, no place below."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, Sum

from minzheng.engines.ledger.coded import KINDS, LOTTERY, Side
from minzheng.engines.ledger.models import Appropriation, Holding, Posting
from minzheng.kernel.money import Fen

RUN = "payrun:"
NOT_PERSONS = ("organisation:", "facility:", "contract:", "project:")


@dataclass(frozen=True)
class KindSum:
    """A kind of fund: received from outside or above, given on, spent, promised, left; in fen."""

    kind: str
    received: Fen
    allotted: Fen
    spent: Fen
    promised: Fen
    available: Fen

    @property
    def name(self) -> str:
        return KINDS.get(self.kind, self.kind)


@dataclass
class Spent:
    """A kind's spending on one use in one month; `runs` and `payees` tell how many were paid."""

    kind: str
    period: str
    purpose: str
    amount: Fen = 0
    runs: list[int] = field(default_factory=list)
    payees: int = 0


@dataclass(frozen=True)
class PaperUse:
    """A paper of the lottery fund: what it was for, and what of it was spent, in fen."""

    document: str
    purpose: str
    year: int
    amount: Fen
    spent: Fen


def sums_by_kind() -> list[KindSum]:
    """Every kind with what its funds come to. One query."""
    rows: Any = Holding.objects.order_by().values("fund__kind")
    told = {row["fund__kind"]: row for row in rows.annotate(*(Sum(side) for side in Side.values))}
    return [_kind_sum(kind, told[kind]) for kind in KINDS if kind in told]


def spent_by_month() -> list[Spent]:
    """Every kind's spending by use and month, newest month first. Two queries."""
    found: dict[tuple[str, str, str], Spent] = {}
    rows = Posting.objects.filter(side=Side.SPENT).order_by("-entry__period", "purpose")
    names = ("fund__kind", "entry__period", "purpose")
    run = Q(entry__cause_ref__startswith=RUN)
    for kind, period, purpose, ref, amount in (
        rows.filter(run).values_list(*names, "entry__cause_ref").annotate(Sum("amount"))
    ):  # fmt: skip
        cell = found.setdefault((kind, period, purpose), Spent(kind, period, purpose))
        cell.amount += amount
        cell.runs.append(int(ref.removeprefix(RUN)))
    persons = Count("ref", distinct=True, filter=_persons())
    for kind, period, purpose, amount, payees in (
        rows.exclude(run).values_list(*names).annotate(Sum("amount"), payees=persons)
    ):  # fmt: skip
        cell = found.setdefault((kind, period, purpose), Spent(kind, period, purpose))
        cell.amount += amount
        cell.payees += payees
    return sorted(found.values(), key=lambda each: (each.period, each.purpose), reverse=True)


def lottery_papers() -> list[PaperUse]:
    """The papers that brought lottery money from outside, newest first. One query."""
    papers = Appropriation.objects.filter(
        fund__kind=LOTTERY, from_fund=None, state=Appropriation.State.APPROVED
    )
    told = papers.annotate(spent=Sum("holdings__spent", default=0)).order_by("-day", "-pk")
    return [PaperUse(p.document, p.purpose, p.day.year, p.amount, p.spent) for p in told]


def _kind_sum(kind: str, row: dict[str, Fen]) -> KindSum:
    told = {side: int(row[f"{side}__sum"]) for side in Side.values}
    promised = told["committed"] + told["transit"]
    return KindSum(
        kind, -told["received"], told["allotted"], told["spent"], promised, told["available"]
    )


def _persons() -> Q:
    """Postings about persons; what goes to an organisation hides nobody."""
    wanted = ~Q(ref="")
    for beginning in NOT_PERSONS:
        wanted &= ~Q(ref__startswith=beginning)
    return wanted
