"""Open funds: money that went to the bank by month and matter, and by town for one matter.

The totals are those of the runs to the cent. Where fewer than five were paid, matters are merged
with the next, and so are towns; no table by town stands beside that of the matters, for the one
would tell what the other does not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Substr

from minzheng.engines.indicators.smallness import MERGED, Cell, shy, told
from minzheng.engines.indicators.sources.money import RETURNED, sent_lines
from minzheng.kernel.divisions import normalise
from minzheng.kernel.money import Fen
from minzheng.kernel.months import Month

TOWN = 9


@dataclass(frozen=True)
class Paid:
    """Money of a month for a matter or a town: what went to the bank, of which came back; `people`
    were paid. `money` None: not told.
    """

    key: str
    month: Month
    money: Fen | None
    returned: Fen | None
    people: int | None


@dataclass(frozen=True)
class PaidMonth:
    """A month: the whole, and by matter (the key of merged ones is MERGED)."""

    month: Month
    whole: Paid
    matters: tuple[Paid, ...]


def paid_months(months: Iterable[Month]) -> tuple[PaidMonth, ...]:
    """Months in which money went to the bank, oldest first. One query."""
    wanted = list(months)
    rows = sent_lines().filter(run__month__in=wanted)
    found: dict[Month, list[Cell]] = {}
    for row in _summed(rows.order_by().values(_month=F("run__month"), _key=F("run__matter"))):
        found.setdefault(row["_month"], []).append(_cell(row["_key"], row))
    return tuple(_month(month, found[month]) for month in sorted(found))


def paid_towns(matter: str, month: Month) -> tuple[Paid, ...]:
    """A matter's month by town; nothing where the matter itself is merged. Two queries."""
    (whole,) = paid_months([month]) or (None,)
    if whole is None or matter not in {paid.key for paid in whole.matters}:
        return ()
    rows = sent_lines().filter(run__month=month, run__matter=matter).order_by()
    towns = rows.annotate(_town=Substr("division_code", 1, TOWN)).values(_key=F("_town"))
    cells = [_cell(normalise(row["_key"]), row) for row in _summed(towns)]
    return tuple(_paid(cell, month) for cell in told(sorted(cells, key=lambda c: c.key)))


def months_paid() -> list[Month]:
    """The months in which money went to the bank, oldest first. One query."""
    return sorted(set(sent_lines().order_by().values_list("run__month", flat=True).distinct()))


def _summed(rows: Any) -> Iterable[Mapping[str, Any]]:
    summed: Iterable[Mapping[str, Any]] = rows.annotate(
        _money=Sum("amount"),
        _returned=Sum("amount", filter=Q(state__in=RETURNED), default=0),
        _people=Count("entitlement", distinct=True),
    )
    return summed


def _cell(key: str, row: Mapping[str, Any]) -> Cell:
    return Cell(key, (row["_money"], row["_returned"], row["_people"]), row["_people"])


def _month(month: Month, cells: list[Cell]) -> PaidMonth:
    """The whole adds up every line, told or not; a whole of fewer than five is not told."""
    sums = tuple(sum(column) for column in zip(*(c.numbers or () for c in cells), strict=True))
    whole = shy(Cell("", sums, sums[2]))
    if whole.numbers is None:
        return PaidMonth(month, _paid(whole, month), ())
    ordered = sorted(cells, key=lambda cell: -cell.behind)
    return PaidMonth(month, _paid(whole, month), tuple(_paid(c, month) for c in told(ordered)))


def _paid(cell: Cell, month: Month) -> Paid:
    money, returned, people = cell.numbers or (None, None, None)
    return Paid(cell.key, month, money, returned, people)


__all__ = ["MERGED", "Paid", "PaidMonth", "months_paid", "paid_months", "paid_towns"]
