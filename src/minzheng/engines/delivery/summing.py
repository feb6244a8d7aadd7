"""What a statement comes to: by payer, by service, and how far the check is. One query."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Sum

from minzheng.engines.delivery.coded import BUDGET, CLAIMED, INSURANCE, UNKNOWN_PAYER, Verdict
from minzheng.engines.delivery.models import Statement
from minzheng.engines.delivery.reckoning import Draft
from minzheng.registers.facilities.api import PAYERS

Cell = tuple[str, str, str, int, int, int, int]


@dataclass(frozen=True)
class Sums:
    """One row of sums, money in fen: lines, services given, amount, public money, accepted."""

    label: str
    lines: int
    quantity: int
    amount: int
    public: int
    accepted: int


@dataclass(frozen=True)
class Summary:
    """The sums of a statement; `waiting` lines are not judged yet, `rejected` were not accepted."""

    by_payer: tuple[Sums, ...]
    by_service: tuple[Sums, ...]
    waiting: int
    rejected: int
    accepted: int
    budget: int
    insurance: int


def summary_of(statement: Statement) -> Summary:
    """The sums of what was handed in."""
    rows = statement.lines.order_by().values_list("payer", "service", "verdict")
    cells = rows.annotate(Count("pk"), Sum("quantity"), Sum("amount"), Sum("public"))
    return _summary(list(cells))


def summary_of_draft(draft: Draft) -> Summary:
    """The same of a month that is still open."""
    return _summary(
        [
            (line.payer, line.service, "", 1, line.quantity, line.amount, line.public)
            for line in draft.lines
        ]
    )


def _summary(cells: list[Cell]) -> Summary:
    accepted = [cell for cell in cells if cell[2] == Verdict.ACCEPTED]
    return Summary(
        by_payer=_by(cells, 0, PAYERS),
        by_service=_by(cells, 1, {}),
        waiting=sum(cell[3] for cell in cells if cell[0] in CLAIMED and not cell[2]),
        rejected=sum(cell[3] for cell in cells if cell[2] == Verdict.REJECTED),
        accepted=sum(cell[6] for cell in accepted),
        budget=sum(cell[6] for cell in accepted if cell[0] in BUDGET),
        insurance=sum(cell[6] for cell in accepted if cell[0] == INSURANCE),
    )


def _by(cells: list[Cell], place: int, names: dict[str, str]) -> tuple[Sums, ...]:
    keys = sorted({str(cell[place]) for cell in cells}, key=lambda key: (key not in names, key))
    return tuple(
        _sums(names.get(key, key) or UNKNOWN_PAYER, [c for c in cells if c[place] == key])
        for key in keys
    )


def _sums(label: str, cells: Iterable[Cell]) -> Sums:
    rows = list(cells)
    lines, quantity, amount, public = (sum(int(row[at]) for row in rows) for at in range(3, 7))
    accepted = sum(row[6] for row in rows if row[2] == Verdict.ACCEPTED)
    return Sums(label, lines, quantity, amount, public, accepted)
