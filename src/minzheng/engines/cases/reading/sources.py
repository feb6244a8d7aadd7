"""Where the rows of each work list come from: whose they are, and in which order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db import connection
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Concat

from minzheng.engines.access.api import Viewer, ViewerPost, visible
from minzheng.engines.cases.access_rules import CASE_ROLES
from minzheng.engines.cases.models import CaseStep, StepKind
from minzheng.engines.cases.reading.calling import open_steps_called, steps_called
from minzheng.kernel.calendar import official_calendar
from minzheng.kernel.divisions import level, subtree_range
from minzheng.kernel.flow import Actor
from minzheng.vocabulary import offices

EVERY_MATTER = "*"
SOON = 3  # days left from which the kernel's clock shows a period as pressing
# Where nearly every row is the viewer's, rows are best read in the order of their days; below, the
# index of places finds the few. PostgreSQL knows how many lie where. SQLite does not, so to a wide
# post the place is shown as an expression, which leads to no index.
WIDE = frozenset({"nation", "province", "city", "county"})
# The level of division at which the office of a role sits.
LEVELS = {a.role: a.level for a in vars(offices).values() if isinstance(a, Actor)}


@dataclass(frozen=True)
class Source:
    """Where a view's rows come from and by which two columns they are ordered."""

    rows: Callable[[Viewer, date], QuerySet[CaseStep]]
    column: str
    descending: bool = False  # closed steps, newest first; else open ones, most pressing first

    def called(self, text: str) -> Q:
        """Rows whose case is called so."""
        return steps_called(text) if self.descending else open_steps_called(text)

    def cursor(self, step: CaseStep) -> str:
        """Where the next page begins."""
        return f"{getattr(step, self.column).isoformat()}:{step.pk}"

    def ordered(self, rows: QuerySet[CaseStep]) -> QuerySet[CaseStep]:
        """Rows in the view's order."""
        sign = "-" if self.descending else ""
        return rows.order_by(f"{sign}{self.column}", f"{sign}pk")

    def after(self, rows: QuerySet[CaseStep], cursor: str) -> QuerySet[CaseStep]:
        """Rows behind the last one shown: where a page began is a condition, never an offset."""
        ordered = self.ordered(rows)
        day, _, pk = cursor.partition(":")
        if not pk.isdecimal():
            return ordered
        compare, bound = ("lt", "lte") if self.descending else ("gt", "gte")
        last = date.fromisoformat(day)
        later = Q(**{f"{self.column}__{compare}": last})
        beside = later | Q(**{self.column: last, f"pk__{compare}": int(pk)})
        return ordered.filter(beside, **{f"{self.column}__{bound}": last})  # so the index seeks


def _open(viewer: Viewer) -> QuerySet[CaseStep]:
    """Open steps of the cases that her posts' subtrees hold; a case that ended has none."""
    rows = CaseStep.objects.filter(closed_on=None)
    is_wide = any(level(post.division) in WIDE for post in viewer.seeing_posts)
    if is_wide and connection.vendor == "sqlite":
        rows = rows.alias(lies_in=Concat("place_code", Value("")))
        return visible(rows, viewer, "lies_in", matter_field="matter")
    return visible(rows, viewer, "place_code", matter_field="matter")


def _mine(viewer: Viewer) -> Q:
    """Steps of her role at an office that her post covers, and hence in her subtree.

    Posts at one office are one condition, so that an index answers it.
    """
    by_reach: dict[Q, set[str]] = {}
    for post in viewer.posts:
        if post.role in CASE_ROLES:
            by_reach.setdefault(_reach(post), set()).add(post.role)
    held = (Q(role__in=sorted(roles)) & reach for reach, roles in by_reach.items())
    return reduce(or_, held, Q(pk__in=()))


def _reach(post: ViewerPost) -> Q:
    if EVERY_MATTER in post.matters:
        return _offices(post)
    return _offices(post) & Q(matter__in=sorted(post.matters))


def _offices(post: ViewerPost) -> Q:
    """The office alone where its level is the one that acts: its rows lie in order."""
    if level(post.division) == LEVELS.get(post.role):
        return Q(division_code=post.division)
    return Q(division_code__range=subtree_range(post.division))


def _todo(viewer: Viewer, on: date) -> QuerySet[CaseStep]:
    return CaseStep.objects.filter(_mine(viewer), closed_on=None)


def _doing(viewer: Viewer, on: date) -> QuerySet[CaseStep]:
    return _open(viewer).exclude(_mine(viewer))


def _returned(viewer: Viewer, on: date) -> QuerySet[CaseStep]:
    """Back with the person for papers or a hearing, or done once more by an office."""
    return _open(viewer).filter(Q(kind=StepKind.AWAIT) | Q(kind=StepKind.STEP, round__gt=1))


def _soon(viewer: Viewer, on: date) -> QuerySet[CaseStep]:
    return _todo(viewer, on).filter(due_on__gte=on, due_on__lte=_pressing(on))


def _late(viewer: Viewer, on: date) -> QuerySet[CaseStep]:
    return _open(viewer).filter(kind=StepKind.STEP, due_on__lt=on)


def _done(viewer: Viewer, on: date) -> QuerySet[CaseStep]:
    rows = CaseStep.objects.filter(taken_by_key=viewer.doer.key, closed_on__isnull=False)
    return visible(rows, viewer, "place_code")


def _pressing(on: date) -> date:
    """The last day that counts as soon: three working days on, or as far as the calendar goes."""
    calendar, day, left = official_calendar(), on, SOON
    while left and day < calendar.last:
        day += timedelta(days=1)
        left -= calendar.is_workday(day)
    return day


SOURCES: Mapping[str, Source] = {
    "todo": Source(_todo, "due_on"),
    "doing": Source(_doing, "due_on"),
    "returned": Source(_returned, "due_on"),
    "soon": Source(_soon, "due_on"),
    "late": Source(_late, "due_on"),
    "done": Source(_done, "closed_on", descending=True),
}
