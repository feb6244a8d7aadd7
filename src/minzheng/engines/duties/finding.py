"""Lists of duties, and how a set of them stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.duties.coded import State, TurnState
from minzheng.engines.duties.giving import Link
from minzheng.engines.duties.models import Duty, Tie, Turn
from minzheng.engines.duties.posts import duties_of, late, mine, turns_of
from minzheng.kernel.divisions import subtree_range

PAGE = 50
MINE, WATCHED = "mine", ""
LATE, WAITING, OPEN, CLOSED = "late", "waiting", "open", "closed"


@dataclass(frozen=True)
class Wanted:
    """Which turns: mine or everybody's, how far, where, from what source, tied to what (Tie.kind
    and Tie.key, as "pipeline:12").
    """

    whose: str = WATCHED
    state: str = ""
    division: str = ""
    source: str = ""
    tied: str = ""


@dataclass(frozen=True)
class TurnPage:
    """One page of turns, the earliest last day first; `after` leads to the next, "" at the end."""

    rows: list[Turn]
    after: str


@dataclass(frozen=True)
class Standing:
    """How a set of duties stands: turns by how far they are."""

    closed: int = 0
    waiting: int = 0
    open: int = 0
    late: int = 0

    def __add__(self, other: "Standing") -> "Standing":
        return Standing(
            self.closed + other.closed, self.waiting + other.waiting,
            self.open + other.open, self.late + other.late,
        )  # fmt: skip

    @property
    def all(self) -> int:
        return self.closed + self.waiting + self.open + self.late


def turn_page(viewer: Viewer, wanted: Wanted, after: str, on: date) -> TurnPage:
    """Turns that are the viewer's business. One query."""
    rows = turns_of(viewer).filter(_condition(viewer, wanted, on))
    day, _, key = after.partition(":")
    if key.isdecimal() and len(day) == 10:
        rows = rows.filter(Q(due_on__gt=day) | Q(due_on=day, pk__gt=int(key)))
    found = list(rows.order_by("due_on", "pk")[: PAGE + 1])
    last = found[PAGE - 1] if len(found) > PAGE else None
    return TurnPage(found[:PAGE], f"{last.due_on}:{last.pk}" if last else "")


def standing(viewer: Viewer, wanted: Wanted, on: date) -> Standing:
    """How the turns of a choice stand. One query."""
    rows = turns_of(viewer).filter(_condition(viewer, wanted, on))
    return _stood(rows, on)


def duties_from(kind: str, keys: Iterable[str]) -> QuerySet[Duty]:
    """The duties that come from records of a kind, whoever may see them."""
    return Duty.objects.filter(source_kind=kind, source_key__in=list(keys))


def standings(kind: str, keys: Iterable[str], on: date) -> dict[str, Standing]:
    """How the duties from each record of a kind stand. One query."""
    rows = Turn.objects.filter(duty__source_kind=kind, duty__source_key__in=list(keys))
    grouped = rows.exclude(state=TurnState.DROPPED).order_by().values("duty__source_key")
    told = grouped.annotate(**_counts(on)).values_list("duty__source_key", *_counts(on))
    return {key: Standing(*numbers) for key, *numbers in told}


def turns_in_order(duty: Duty) -> list[Turn]:
    """Every turn of a duty, the newest first. One query."""
    return list(duty.turns.order_by("-number"))


def latest(links: Iterable[Link]) -> dict[str, Duty]:
    """The running or last duty of each source, by its key. One query."""
    told = list(links)
    if not told:
        return {}
    rows = duties_from(told[0].kind, (each.key for each in told)).exclude(state=State.DROPPED)
    return {row.source_key: row for row in rows.order_by("pk")}


def my_duties(viewer: Viewer) -> QuerySet[Duty]:
    """Those one of her posts owns or helps with."""
    return duties_of(viewer).filter(mine(viewer))


def running_duties(viewer: Viewer) -> QuerySet[Duty]:
    """Those of the viewer's business that go on, the newest first."""
    return duties_of(viewer).filter(state=State.RUNNING).order_by("-pk")


def _stood(rows: QuerySet[Turn], on: date) -> Standing:
    told = rows.exclude(state=TurnState.DROPPED).order_by().aggregate(**_counts(on))
    return Standing(told["done"], told["handed"], told["going"], told["behind"])


def _counts(on: date) -> dict[str, Count]:
    going = Q(state=TurnState.OPEN, due_on__gte=on)
    return {
        "done": Count("pk", filter=Q(state=TurnState.CLOSED)),
        "handed": Count("pk", filter=Q(state=TurnState.HANDED_IN)),
        "going": Count("pk", filter=going),
        "behind": Count("pk", filter=late(on)),
    }


def _condition(viewer: Viewer, wanted: Wanted, on: date) -> Q:
    found = Q()
    if wanted.whose == MINE:
        found &= Q(duty__in=my_duties(viewer).values("pk"))
    if wanted.division:
        found &= Q(duty__division_code__range=subtree_range(wanted.division))
    if wanted.source:
        found &= Q(duty__source_kind=wanted.source)
    if wanted.tied:
        kind, _, key = wanted.tied.partition(":")
        found &= Q(duty__in=Tie.objects.filter(kind=kind, key=key).values("duty"))
    states = {
        LATE: late(on), WAITING: Q(state=TurnState.HANDED_IN),
        OPEN: Q(state=TurnState.OPEN), CLOSED: Q(state=TurnState.CLOSED),
    }  # fmt: skip
    return found & states.get(wanted.state, Q())
