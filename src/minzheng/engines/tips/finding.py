"""Lists and counts of tips for those who work them; the progress anybody may ask by number."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.tips.coded import PUBLIC_OUTCOMES
from minzheng.engines.tips.errors import NoSuchTip
from minzheng.engines.tips.models import WAITING, Deed, State, Tip
from minzheng.engines.tips.posts import tips_of
from minzheng.kernel.divisions import subtree_range

PAGE = 50
OWED = "owed"


@dataclass(frozen=True)
class Wanted:
    """What a list shows; empty means everything. `state`: "waiting" for all that wait."""

    state: str = "waiting"
    kind: str = ""
    source: str = ""
    division: str = ""
    mine: bool = False
    overdue: bool = False
    after: int = 0


@dataclass(frozen=True)
class TipPage:
    """One page of a list; `after` leads to the next, 0 when there is none."""

    rows: list[Tip]
    after: int


@dataclass(frozen=True)
class TipCounts:
    """How many wait in the viewer's area, are late, are in her hands, in nobody's."""

    waiting: int
    overdue: int
    mine: int
    untaken: int
    harm: int
    owed: int


@dataclass(frozen=True)
class Progress:
    """What anybody may know by the receipt's number: no person, no place, no reason."""

    number: str
    received_on: date
    due_on: date
    steps: tuple[tuple[str, date], ...]
    closed: bool
    outcome: str
    answer: str


def tip_page(viewer: Viewer, wanted: Wanted, on: date) -> TipPage:
    """A page of the viewer's tips, what is due first first. At most two queries."""
    rows = chosen(viewer, wanted, on)
    last = Tip.objects.filter(pk=wanted.after).first() if wanted.after else None
    if last is not None:
        later = Q(due_on__gt=last.due_on) | Q(due_on=last.due_on, pk__gt=last.pk)
        rows = rows.filter(later)
    found = list(rows.order_by("due_on", "pk")[: PAGE + 1])
    more = len(found) > PAGE
    return TipPage(found[:PAGE], found[PAGE - 1].pk if more else 0)


def chosen(viewer: Viewer, wanted: Wanted, on: date) -> QuerySet[Tip]:
    """The viewer's tips that fit."""
    rows = tips_of(viewer)
    if wanted.state == "waiting":
        rows = rows.filter(state__in=WAITING)
    elif wanted.state == OWED:
        rows = rows.filter(answer_due__isnull=False, answered_on=None)
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.division:
        rows = rows.filter(division_code__range=subtree_range(wanted.division))
    if wanted.mine:
        rows = rows.filter(taken_by=viewer.doer.key)
    if wanted.overdue:
        rows = rows.filter(due_on__lt=on, state__in=WAITING)
    exact = {"kind": wanted.kind, "source": wanted.source}
    return rows.filter(**{name: value for name, value in exact.items() if value})


def counts(viewer: Viewer, on: date) -> TipCounts:
    """The numbers at the head of the list. One query."""
    open_, owed = Q(state__in=WAITING), Q(answer_due__isnull=False, answered_on=None)
    rows = tips_of(viewer).filter(open_ | owed)
    found = rows.order_by().aggregate(
        waiting=Count("pk", filter=open_),
        overdue=Count("pk", filter=open_ & Q(due_on__lt=on)),
        mine=Count("pk", filter=open_ & Q(taken_by=viewer.doer.key)),
        untaken=Count("pk", filter=Q(state=State.OPEN)),
        harm=Count("pk", filter=open_ & Q(kind="child_harm")),
        owed=Count("pk", filter=owed),
    )
    return TipCounts(**found)


def deeds_of(tip: Tip) -> list[Deed]:
    """What was done with a tip, oldest first. One query."""
    return list(tip.deeds.all())


def progress(number: str) -> Progress:
    """How far a tip is, by its number alone. Raises NoSuchTip."""
    tip = Tip.objects.filter(number=number.strip().upper()).first()
    if tip is None:
        raise NoSuchTip("没有这个回执号，请核对：以 T 开头，共 10 位")
    shown = (Deed.Kind.RECEIVED, Deed.Kind.TAKEN, Deed.Kind.VISITED, Deed.Kind.CLOSED)
    steps = tuple((d.get_kind_display(), d.on) for d in deeds_of(tip) if d.kind in shown)
    outcome = PUBLIC_OUTCOMES.get(tip.outcome, "")
    closed = tip.state == State.CLOSED
    return Progress(tip.number, tip.received_on, tip.due_on, steps, closed, outcome, tip.answer)
