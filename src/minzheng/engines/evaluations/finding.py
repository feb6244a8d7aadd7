"""Lists and figures: rounds, the houses of one, subsidies; and what anybody may read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db.models import Count, Model, Q, QuerySet, Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.evaluations.coded import EntryState, RoundState, SubsidyState
from minzheng.engines.evaluations.errors import NoSuchEvaluation
from minzheng.engines.evaluations.models import Entry, Round, Scheme, Subsidy
from minzheng.engines.evaluations.posts import entries_of, rounds_of, schemes_of, subsidies_of
from minzheng.kernel.money import Fen

PAGE = 50
Listed = TypeVar("Listed", bound=Model)
TAKES_PART = ~Q(entries__state=EntryState.LEFT_OUT)


@dataclass(frozen=True)
class Page(Generic[Listed]):
    """One page of rows; `after` leads to the next, 0 when there is none."""

    rows: list[Listed]
    after: int


@dataclass(frozen=True)
class Sums:
    """Subsidies of a round in fen: how many, in all, paid."""

    count: int
    amount: Fen
    paid: Fen


def round_page(viewer: Viewer, state: str, after: int) -> Page[Round]:
    """Rounds with `houses` and `waiting` counted, the newest first. One query."""
    rows = _counted(Round.objects.filter(pk__in=rounds_of(viewer).values("pk")))
    return _page(rows.filter(state=state) if state else rows, after)


def entry_page(viewer: Viewer, row: Round, state: str, after: int) -> Page[Entry]:
    """The houses of a round in the viewer's area, by their number. One query."""
    rows = entries_of(viewer).filter(round=row)
    return _page(rows.filter(state=state) if state else rows, after)


def scheme_page(viewer: Viewer, after: int) -> Page[Scheme]:
    """The versions proposed in the viewer's area, the newest first. One query."""
    return _page(schemes_of(viewer), after)


def subsidy_page(viewer: Viewer, state: str, after: int) -> Page[Subsidy]:
    """Subsidies, the newest first. One query."""
    rows = subsidies_of(viewer)
    return _page(rows.filter(state=state) if state else rows, after)


def subsidy_sums(rows: Iterable[int]) -> dict[int, Sums]:
    """The subsidies of rounds by the round's number. One query."""
    live = Subsidy.objects.filter(entry__round__in=list(rows)).exclude(state=SubsidyState.RETURNED)
    paid = Sum("amount", filter=Q(state=SubsidyState.PAID), default=0)
    found = (
        live.order_by().values("entry__round").annotate(Count("pk"), all=Sum("amount"), paid=paid)
    )
    return {
        each["entry__round"]: Sums(each["pk__count"], each["all"], each["paid"]) for each in found
    }


def own_subsidies(entry: Entry) -> list[Subsidy]:
    """The subsidies of a house in a round that stand. One query."""
    return list(entry.subsidies.exclude(state=SubsidyState.RETURNED))


def state_counts(viewer: Viewer, row: Round) -> dict[str, int]:
    """How many houses are how far. One query."""
    rows = entries_of(viewer).filter(round=row).order_by()
    return dict(rows.values_list("state").annotate(Count("pk")))


def public_rounds() -> QuerySet[Round]:
    """Every round that was planned, the newest first."""
    return _counted(Round.objects.all()).order_by("-pk")


def public_round(pk: int) -> Round:
    """One round. Raises NoSuchEvaluation."""
    found = Round.objects.filter(pk=pk).first()
    if found is None:
        raise NoSuchEvaluation("没有这一次评价，请从列表进入")
    return found


def public_entries(row: Round) -> list[Entry]:
    """The houses of a round: points once they are published, those left out with the reason."""
    rows = row.entries.select_related("facility").order_by("name", "pk")
    found = list(rows)
    if row.state == RoundState.OPEN:
        return found
    return sorted(found, key=lambda each: (each.state == EntryState.LEFT_OUT, -(each.total or 0)))


def history_of(facility: int, on: date) -> list[Entry]:
    """The results a facility had, the newest first. One query."""
    rows = Entry.objects.filter(facility=facility, decided_on__lte=on).select_related("round")
    return list(rows.order_by("-decided_on", "-pk")[:PAGE])


def _counted(rows: QuerySet[Round]) -> QuerySet[Round]:
    taking = Count("entries", filter=TAKES_PART, distinct=True)
    waiting = Count(
        "entries", filter=Q(entries__state__in=(EntryState.INVITED, EntryState.HANDED_IN)),
        distinct=True,
    )  # fmt: skip
    return rows.annotate(houses=taking, waiting=waiting)


def _page(rows: QuerySet[Listed], after: int) -> Page[Listed]:
    ordered = rows.order_by("-pk")
    found = list((ordered.filter(pk__lt=after) if after else ordered)[: PAGE + 1])
    return Page(found[:PAGE], found[PAGE - 1].pk if len(found) > PAGE else 0)
