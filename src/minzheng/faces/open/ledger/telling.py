"""Fund figures for everybody: to the fen, with few persons merged into others."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from minzheng.engines.ledger import api
from minzheng.engines.ledger.api import FIELDS, KINDS, Spent
from minzheng.engines.payments.api import paid_counts
from minzheng.kernel.matter import catalogue
from minzheng.kernel.money import Fen

FEWEST = 3  # a cell with fewer persons could tell of one of them
SEVERAL, SEVERAL_NAME = "merged", "人数较少的事项（合并）"


@dataclass(frozen=True)
class Cell:
    """A kind's spending on a use in a month. `people` None: it went to organisations only."""

    kind: str
    period: str
    purpose: str
    amount: Fen | None
    people: int | None

    @property
    def kind_name(self) -> str:
        return KINDS.get(self.kind, self.kind)

    @property
    def purpose_name(self) -> str:
        if self.purpose == SEVERAL:
            return SEVERAL_NAME
        found = catalogue().matters.get(self.purpose)
        return found.service.short if found else FIELDS.get(self.purpose, self.purpose)


def cells() -> list[Cell]:
    """Every kind, use and month as it may be told. Three queries."""
    spent = api.spent_by_month()
    counts = paid_counts(run for each in spent for run in each.runs)
    months: dict[tuple[str, str], list[Cell]] = defaultdict(list)
    for each in spent:
        months[each.kind, each.period].append(_cell(each, counts))
    return [cell for (kind, period), held in months.items() for cell in merge(kind, period, held)]


def merge(kind: str, period: str, held: Iterable[Cell]) -> list[Cell]:
    """The smallest put together until at least three persons are in it; hidden when they are not.

    A single small cell takes the next larger one with it: its sum would follow from the total.
    """
    ranked = sorted(held, key=lambda cell: FEWEST if cell.people is None else cell.people)
    small: list[Cell] = []
    while ranked and (_is_small(ranked[0]) or (small and _count(small) < FEWEST)):
        small.append(ranked.pop(0))
    if not small:
        return ranked
    people = _count(small)
    told = sum(cell.amount or 0 for cell in small) if people >= FEWEST else None
    return [*ranked, Cell(kind, period, SEVERAL, told, people if people >= FEWEST else None)]


def _cell(each: Spent, counts: dict[int, int]) -> Cell:
    people = sum(counts.get(run, 0) for run in each.runs) + each.payees
    told = people if each.runs or each.payees else None
    return Cell(each.kind, each.period, each.purpose, each.amount, told)


def _is_small(cell: Cell) -> bool:
    return cell.people is not None and cell.people < FEWEST


def _count(held: Iterable[Cell]) -> int:
    return sum(cell.people or 0 for cell in held)
