"""The list of a level for those who work it: urgent first, then by score, then by age; counted."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.discovery.coded import LEVELS, VILLAGE
from minzheng.engines.discovery.models import WAITING, Deed, Entry, Reason, State
from minzheng.engines.discovery.posts import entries_of, may_read_data
from minzheng.kernel.divisions import subtree_range

PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What a list shows; empty means everything. `state`: "waiting" for all that wait."""

    level: str = ""
    state: str = "waiting"
    kind: str = ""
    division: str = ""
    mine: bool = False
    overdue: bool = False
    after: int = 0


@dataclass(frozen=True)
class EntryPage:
    """One page of a list; `after` leads to the next, 0 when there is none."""

    rows: list[Entry]
    after: int


@dataclass(frozen=True)
class EntryCounts:
    """How many wait in the viewer's area: at each level, untaken, late, hers."""

    levels: Mapping[str, int]
    untaken: int
    overdue: int
    mine: int

    @property
    def waiting(self) -> int:
        return sum(self.levels.values())


def entry_page(viewer: Viewer, wanted: Wanted, on: date) -> EntryPage:
    """A page of the viewer's entries in the list's order. At most two queries."""
    rows = chosen(viewer, wanted, on)
    last = Entry.objects.filter(pk=wanted.after).first() if wanted.after else None
    if last is not None:
        rows = rows.filter(_behind(last))
    found = list(rows.order_by("-rank", "opened_on", "pk")[: PAGE + 1])
    more = len(found) > PAGE
    return EntryPage(found[:PAGE], found[PAGE - 1].pk if more else 0)


def chosen(viewer: Viewer, wanted: Wanted, on: date) -> QuerySet[Entry]:
    """The viewer's entries that fit; what was joined to another is that one's business."""
    rows = entries_of(viewer).exclude(state=State.JOINED)
    if wanted.state == "waiting":
        rows = rows.filter(state__in=WAITING)
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.level:
        rows = rows.filter(level=wanted.level)
    if wanted.division:
        rows = rows.filter(division_code__range=subtree_range(wanted.division))
    if wanted.kind:
        rows = rows.filter(pk__in=Reason.objects.filter(kind=wanted.kind).values("entry_id"))
    if wanted.mine:
        rows = rows.filter(taken_by=viewer.doer.key)
    if wanted.overdue:
        rows = rows.filter(due_on__lt=on, state__in=WAITING)
    return rows


def counts(viewer: Viewer, on: date) -> EntryCounts:
    """The numbers at the head of the list. One query."""
    rows = entries_of(viewer).filter(state__in=WAITING)
    by = {level: Count("pk", filter=Q(level=level)) for level in LEVELS}
    found = rows.order_by().aggregate(
        **by,
        untaken=Count("pk", filter=Q(state=State.OPEN)),
        overdue=Count("pk", filter=Q(due_on__lt=on)),
        mine=Count("pk", filter=Q(taken_by=viewer.doer.key)),
    )
    levels = {level: found.pop(level) for level in LEVELS}
    return EntryCounts(levels, **found)


def reasons_of(viewer: Viewer, rows: list[Entry]) -> Mapping[int, list[Reason]]:
    """Why each entry is there, as far as the viewer is told, by the entry's key. One query."""
    found: dict[int, list[Reason]] = {row.pk: [] for row in rows}
    upper = {row.pk for row in rows if may_read_data(viewer, row)}
    for reason in Reason.objects.filter(entry_id__in=found):
        if reason.level == VILLAGE or reason.entry_id in upper:
            found[reason.entry_id].append(reason)
    return found


def deeds_of(entry: Entry) -> list[Deed]:
    """What was done, oldest first, with what was done before it was joined. One query."""
    mine = Q(entry=entry) | Q(entry__joined_to=entry)
    return list(Deed.objects.filter(mine).order_by("pk"))


def of_home(viewer: Viewer, home: int) -> Entry | None:
    """The entry of a household, if the viewer may see it. One query."""
    return entries_of(viewer).filter(home=home).exclude(state=State.JOINED).first()


def _behind(last: Entry) -> Q:
    later = Q(opened_on__gt=last.opened_on) | Q(opened_on=last.opened_on, pk__gt=last.pk)
    return Q(rank__lt=last.rank) | (Q(rank=last.rank) & later)
