"""What became of decisions: each is a duty, and the duty says how far it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.duties import api as duties
from minzheng.engines.meetings.models import Decision, Group
from minzheng.engines.meetings.posts import groups_of

LATE, OPEN, WAITING, CLOSED, DROPPED = "late", "open", "waiting", "closed", "dropped"
NAMES = {LATE: "超期", OPEN: "进行中", WAITING: "等核实", CLOSED: "已办结", DROPPED: "不再办"}
MOST = 200


@dataclass(frozen=True)
class Followed:
    """A decision with the turn that matters now."""

    decision: Decision
    turn: duties.Turn
    state: str


def followed(viewer: Viewer, on: date, state: str = "") -> list[Followed]:
    """The decisions of the viewer's groups, the newest first. Three queries."""
    rows = _with_turns(Decision.objects.filter(meeting__group__in=groups_of(viewer).values("pk")))
    told = [_told(row, on) for row in rows.order_by("-meeting__day", "number")[:MOST]]
    return [each for each in told if state in ("", each.state)]


def decisions_in(meeting: int, on: date) -> list[Followed]:
    """Those of one meeting, by number."""
    return [_told(row, on) for row in _with_turns(Decision.objects.filter(meeting=meeting))]


def unfinished(group: Group, on: date) -> Sequence[Decision]:
    """Decisions of a group that are not done, late ones first: its next meeting looks at them."""
    rows = _with_turns(Decision.objects.filter(meeting__group=group))
    told = [_told(row, on) for row in rows.order_by("meeting__day", "number")]
    wanted = [each for each in told if each.state in (LATE, OPEN, WAITING)]
    return [each.decision for each in sorted(wanted, key=lambda each: each.state != LATE)]


def _with_turns(rows: QuerySet[Decision]) -> QuerySet[Decision]:
    turns = Prefetch("duty__turns", duties.Turn.objects.order_by("number"))
    return rows.select_related("meeting__group", "duty", "item").prefetch_related(turns)


def _told(row: Decision, on: date) -> Followed:
    """The first turn that is late, else the first that is open, else the last."""
    turns = list(row.duty.turns.all())
    states = [(_state(turn, on), turn) for turn in turns]
    for wanted in (LATE, WAITING, OPEN):
        for state, turn in states:
            if state == wanted:
                return Followed(row, turn, state)
    return Followed(row, turns[-1], states[-1][0])


def _state(turn: duties.Turn, on: date) -> str:
    if turn.state == duties.TurnState.OPEN:
        return LATE if turn.due_on < on else OPEN
    known = {duties.TurnState.HANDED_IN: WAITING, duties.TurnState.CLOSED: CLOSED}
    return known.get(duties.TurnState(turn.state), DROPPED)
