"""Lists of tasks for those who work them: filtered, counted, in the order of harm."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.alerts.models import AlertTask, Deed, State
from minzheng.engines.alerts.models.task import WAITING
from minzheng.engines.alerts.posts import tasks_of
from minzheng.kernel.divisions import subtree_range

PAGE = 50
SIBLINGS = 20


@dataclass(frozen=True)
class Wanted:
    """What a list shows; empty means everything. `state`: "waiting" for all that wait."""

    concern: str = ""
    severity: int = 0
    rule: str = ""
    division: str = ""
    state: str = "waiting"
    mine: bool = False
    overdue: bool = False


@dataclass(frozen=True)
class TaskPage:
    """One page of a list and how many there are."""

    rows: list[AlertTask]
    total: int
    number: int

    @property
    def more(self) -> bool:
        """Whether another page follows."""
        return self.number * PAGE < self.total


def task_page(viewer: Viewer, wanted: Wanted, number: int, on: date) -> TaskPage:
    """A page of the viewer's tasks: what is graver first, then what is due first. Two queries."""
    rows = chosen(viewer, wanted, on)
    first = (number - 1) * PAGE
    ordered = rows.order_by("-severity", "due_on", "pk")[first : first + PAGE]
    return TaskPage(list(ordered), rows.count(), number)


def chosen(viewer: Viewer, wanted: Wanted, on: date) -> QuerySet[AlertTask]:
    """The viewer's tasks that fit."""
    rows = tasks_of(viewer)
    if wanted.state == "waiting":
        rows = rows.filter(state__in=WAITING)
    elif wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.division:
        rows = rows.filter(division_code__range=subtree_range(wanted.division))
    if wanted.mine:
        rows = rows.filter(taken_by=viewer.doer.key)
    if wanted.overdue:
        rows = rows.filter(due_on__lt=on)
    exact = {"concern": wanted.concern, "severity": wanted.severity, "rule": wanted.rule}
    return rows.filter(**{name: value for name, value in exact.items() if value})


@dataclass(frozen=True)
class Counts:
    """How many wait, by concern; how many are late, in the viewer's hands, taken by nobody."""

    waiting: int
    overdue: int
    mine: int
    untaken: int
    concerns: Mapping[str, int]


def counts(viewer: Viewer, on: date) -> Counts:
    """The numbers at the head of the list and on the day page. One query."""
    rows = tasks_of(viewer).filter(state__in=WAITING).values("concern")
    found = rows.annotate(
        all=Count("pk"),
        late=Count("pk", filter=Q(due_on__lt=on)),
        own=Count("pk", filter=Q(taken_by=viewer.doer.key)),
        free=Count("pk", filter=Q(state=State.OPEN)),
    ).order_by("concern")
    by = list(found)
    return Counts(
        waiting=sum(row["all"] for row in by),
        overdue=sum(row["late"] for row in by),
        mine=sum(row["own"] for row in by),
        untaken=sum(row["free"] for row in by),
        concerns={row["concern"]: row["all"] for row in by},
    )


def deeds_of(task: AlertTask) -> list[Deed]:
    """What was done with a task, oldest first. One query."""
    return list(task.deeds.all())


def deed_for(task: AlertTask, pk: int) -> Deed | None:
    """A line of the task's history."""
    return task.deeds.filter(pk=pk).first()


def same_subject(viewer: Viewer, task: AlertTask) -> list[AlertTask]:
    """The other tasks about the same person, household or feed that the viewer may see."""
    rows = tasks_of(viewer).filter(about=task.about, subject=task.subject, feed=task.feed)
    return list(rows.exclude(pk=task.pk).order_by("-raised_on", "-pk")[:SIBLINGS])
