"""A night's findings beside the tasks that are there: what is new, changed, back, gone, or quiet.

A task that somebody judged stays closed while nothing changes: for good after “not so”, for a
while after “so” (a case is under way), not at all after “put right already”.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, NamedTuple

from minzheng.engines.alerts.finding import Row
from minzheng.engines.alerts.models import State, Verdict
from minzheng.engines.alerts.models.task import WAITING

Key = tuple[int, str]


class Known(NamedTuple):
    """What there is of a task, as far as a night must know it."""

    pk: int
    subject: int
    feed: str
    state: str
    values: dict[str, Any]
    division_code: str
    verdict: str
    closed_on: date | None
    seen_on: date
    times: int


@dataclass(frozen=True)
class Sorted:
    """Findings and tasks by what is to be done with them. `same`: found again as it was."""

    new: list[Row] = field(default_factory=list)
    changed: list[tuple[Known, Row]] = field(default_factory=list)
    again: list[tuple[Known, Row]] = field(default_factory=list)
    same: list[Known] = field(default_factory=list)
    quiet: list[Known] = field(default_factory=list)
    gone: list[Known] = field(default_factory=list)


def sort(
    found: Iterable[Row],
    known: Mapping[Key, Known],
    unknown: frozenset[int],
    *,
    day: date,
    patience: int,
) -> Sorted:
    """Each finding with its task. `patience`: days a true verdict is given to take effect."""
    done, left = Sorted(), dict(known)
    for row in found:
        task = left.pop((row.subject, row.feed), None)
        if task is None:
            done.new.append(row)
        elif task.state in WAITING:
            _meet(done, task, row)
        elif _comes_again(task, row, day, patience):
            done.again.append((task, row))
        else:
            done.quiet.append(task)
    waiting = (task for task in left.values() if task.state in WAITING)
    done.gone.extend(task for task in waiting if task.subject not in unknown)
    return done


def _meet(done: Sorted, task: Known, row: Row) -> None:
    if task.values == row.values and task.division_code == row.division:
        done.same.append(task)
    else:
        done.changed.append((task, row))


def _comes_again(task: Known, row: Row, day: date, patience: int) -> bool:
    if task.closed_on is None:
        return False
    if task.state == State.FADED:
        return task.closed_on <= day
    if task.closed_on >= day:
        return False  # judged today: tonight's data cannot know of it yet
    if task.values != row.values or task.verdict == Verdict.CORRECTED:
        return True
    waited = task.closed_on + timedelta(days=patience) < day
    return task.verdict == Verdict.TRUE and waited
