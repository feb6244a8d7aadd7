"""What happened to a person or household, from every engine, merged in one query.

Each arm gives the same columns: the day, its rank within a day, the row's number, four texts. A
page begins after the last row of the one before, so the last page costs no more than the first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import F, Q, QuerySet, SmallIntegerField, TextField, Value
from django.db.models.functions import Cast

PAGE = 50
COLUMNS = ("knot_day", "knot_rank", "pk", "t1", "t2", "t3", "t4")
LATEST = ("-knot_day", "-knot_rank", "-pk")


class Knot(NamedTuple):
    """One event as read: what the four texts mean depends on its rank."""

    day: date
    rank: int
    pk: int
    one: str
    two: str
    three: str
    four: str

    @property
    def cursor(self) -> str:
        return f"{self.day}.{self.rank}.{self.pk}"


@dataclass(frozen=True)
class Arm:
    """One sort of event: `kind` for the filter, `rank` its order within a day, `day` its date."""

    kind: str
    rank: int
    rows: QuerySet[Any]
    day: str
    texts: Sequence[str | Value] = ()

    def after(self, begin: Knot | None) -> QuerySet[Any, Any]:
        """The rows that stand behind the last one of the page before."""
        rows = self.rows.exclude(**{self.day: None})
        if begin is not None:
            rows = rows.filter(self._behind(begin))
        given = [*self.texts, *(Value("") for _ in range(4 - len(self.texts)))]
        texts = {f"t{place}": _text(text) for place, text in enumerate(given, start=1)}
        rank = Value(self.rank, SmallIntegerField())
        named = rows.order_by().annotate(knot_day=F(self.day), knot_rank=rank, **texts)
        chosen: QuerySet[Any, Any] = named.values_list(*COLUMNS)
        return chosen

    def _behind(self, begin: Knot) -> Q:
        earlier, same = Q(**{f"{self.day}__lt": begin.day}), Q(**{self.day: begin.day})
        if self.rank == begin.rank:
            return earlier | (same & Q(pk__lt=begin.pk))
        return earlier | same if self.rank < begin.rank else earlier


def merged(arms: Iterable[Arm], cursor: str = "") -> tuple[list[Knot], str]:
    """A page of events, newest first, and where the next page begins ("" on the last)."""
    begin = read_cursor(cursor)
    first, *others = [arm.after(begin) for arm in arms]
    rows = first.union(*others, all=True) if others else first
    knots = [Knot(*row) for row in rows.order_by(*LATEST)[: PAGE + 1]]
    more = knots[PAGE - 1].cursor if len(knots) > PAGE else ""
    return knots[:PAGE], more


def read_cursor(text: str) -> Knot | None:
    """Where a page begins; None for the first one, and for an address that was cut."""
    try:
        day, rank, pk = text.split(".")
        return Knot(date.fromisoformat(day), int(rank), int(pk), "", "", "", "")
    except ValueError:
        return None


def _text(given: str | Value) -> Cast:
    return Cast(F(given) if isinstance(given, str) else given, TextField())
