"""Work lists: keyset pages over open steps and cases, one query a page whatever the size."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, ViewerPost, visible
from minzheng.engines.cases.access_rules import CASE_ROLES
from minzheng.engines.cases.clocks import step_deadline
from minzheng.engines.cases.models import Case, CaseStep, StepKind
from minzheng.engines.cases.reading.values import WorkList, WorkRow
from minzheng.kernel.calendar import UnknownCalendarYear, official_calendar
from minzheng.kernel.clock import ClockState
from minzheng.kernel.divisions import normalise, subtree_range
from minzheng.kernel.matter import catalogue

PAGE = 50
EVERY_MATTER = "*"
SOON = 3  # days left from which the kernel's clock shows a period as pressing
VIEWS = {
    "todo": "待办",
    "doing": "在办",
    "returned": "退回",
    "soon": "即将超期",
    "late": "已超期",
    "done": "已办",
}


class UnknownView(ValueError):
    """The list has no such view."""


@dataclass(frozen=True)
class Filters:
    """What narrows a list: matter, a division's subtree, part of a number or of the name."""

    matter: str = ""
    division: str = ""
    text: str = ""


NO_FILTERS = Filters()


def work_list(
    viewer: Viewer, on: date, *, view: str = "todo", cursor: str = "", filters: Filters = NO_FILTERS
) -> WorkList:
    """One page of the viewer's work. Views: todo, doing, returned, soon, late, done.

    Raises UnknownView. Rows are those of her posts' subtrees only; nobody without a post sees any.
    """
    if view not in SOURCES:
        raise UnknownView(f"没有“{view}”这个列表，可选：{'、'.join(VIEWS)}")
    source = SOURCES[view]
    found = list(_page(source, _narrowed(source.rows(viewer, on), filters), cursor))
    more = source.cursor(found[PAGE - 1]) if len(found) > PAGE else ""
    return WorkList(view, tuple(_row(step, on) for step in found[:PAGE]), more)


def work_counts(viewer: Viewer, on: date) -> dict[str, int]:
    """How many rows each view but “done” has, for the tabs: five counts by index."""
    return {view: SOURCES[view].rows(viewer, on).count() for view in VIEWS if view != "done"}


def cases_of_household(viewer: Viewer, household_id: int) -> Sequence[Case]:
    """Every case of a household that the viewer may see, newest first."""
    rows = visible(Case.objects.filter(household_id=household_id), viewer, own="applicant_id")
    return list(rows.select_related("applicant").order_by("-submitted_on", "-id"))


def cases_of_person(viewer: Viewer, person_id: int) -> Sequence[Case]:
    """Every case a person applied for that the viewer may see, newest first."""
    rows = visible(Case.objects.filter(applicant_id=person_id), viewer, own="applicant_id")
    return list(rows.select_related("applicant").order_by("-submitted_on", "-id"))


@dataclass(frozen=True)
class Source:
    """Where a view's rows come from and by which two columns they are ordered."""

    rows: Callable[[Viewer, date], QuerySet[CaseStep]]
    column: str
    descending: bool = False

    def cursor(self, step: CaseStep) -> str:
        return f"{getattr(step, self.column).isoformat()}:{step.pk}"


def _page(source: Source, rows: QuerySet[CaseStep], cursor: str) -> QuerySet[CaseStep]:
    """One page and one row more. The keys are chosen first, so only shown rows are joined."""
    chosen = _after(source, rows, cursor).values("pk")[: PAGE + 1]
    shown = CaseStep.objects.filter(pk__in=chosen).select_related("case__applicant")
    return _ordered(source, shown.defer("record", "signers", "case__facts", "case__answers"))


def _ordered(source: Source, rows: QuerySet[CaseStep]) -> QuerySet[CaseStep]:
    sign = "-" if source.descending else ""
    return rows.order_by(f"{sign}{source.column}", f"{sign}pk")


def _after(source: Source, rows: QuerySet[CaseStep], cursor: str) -> QuerySet[CaseStep]:
    """Rows behind the last one shown: where the page began is a condition, never an offset."""
    ordered = _ordered(source, rows)
    day, _, pk = cursor.partition(":")
    if not pk.isdecimal():
        return ordered
    compare = "lt" if source.descending else "gt"
    last = date.fromisoformat(day)
    later = Q(**{f"{source.column}__{compare}": last})
    return ordered.filter(later | Q(**{source.column: last, f"pk__{compare}": int(pk)}))


def _narrowed(rows: QuerySet[CaseStep], filters: Filters) -> QuerySet[CaseStep]:
    if filters.matter:
        rows = rows.filter(case__matter=filters.matter)
    if filters.division:
        rows = rows.filter(case__division_code__range=subtree_range(normalise(filters.division)))
    if filters.text:
        text = filters.text.strip()
        named = Q(case__applicant__name__startswith=text)
        rows = rows.filter(named | Q(case__number__startswith=text.upper()))
    return rows


def _open(viewer: Viewer) -> QuerySet[CaseStep]:
    """Open steps of the cases that her posts' subtrees hold."""
    rows = CaseStep.objects.filter(closed_on=None)
    return visible(rows, viewer, "case__division_code", matter_field="case__matter")


def _mine(viewer: Viewer) -> Q:
    """Steps of her role at an office that her post covers, and hence in her subtree."""
    posts = [post for post in viewer.posts if post.role in CASE_ROLES]
    return reduce(or_, (_reach(post) for post in posts), Q(pk__in=()))


def _reach(post: ViewerPost) -> Q:
    reach = Q(role=post.role, division_code__range=subtree_range(post.division))
    if EVERY_MATTER in post.matters:
        return reach
    return reach & Q(case__matter__in=sorted(post.matters))


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
    return visible(rows, viewer)


def _pressing(on: date) -> date:
    """The last day that counts as soon: three working days on, or as far as the calendar goes."""
    calendar, day, left = official_calendar(), on, SOON
    while left and day < calendar.last:
        day += timedelta(days=1)
        left -= calendar.is_workday(day)
    return day


def _row(step: CaseStep, on: date) -> WorkRow:
    case = step.case
    open_now = step.closed_on is None
    return WorkRow(
        number=case.number,
        matter=case.matter,
        matter_title=_title(case.matter),
        event=case.event,
        applicant=case.applicant.name,
        division_code=case.division_code,
        place=case.place,
        current=step.element if open_now else case.current,
        submitted_on=case.submitted_on,
        due_on=step.due_on if open_now else case.next_due_on,
        clock=clock_of(step, on) if open_now else None,
        round=step.round,
        outcome=step.outcome,
        done_on=step.closed_on,
    )


def clock_of(step: CaseStep, on: date) -> ClockState | None:
    """Days left on an open step; None where the day falls into a year without calendar."""
    try:
        return step_deadline(step).state(on)
    except UnknownCalendarYear:
        return None


def _title(matter: str) -> str:
    found = catalogue().matters.get(matter)
    return found.service.short if found else matter


SOURCES: Mapping[str, Source] = {
    "todo": Source(_todo, "due_on"),
    "doing": Source(_doing, "due_on"),
    "returned": Source(_returned, "due_on"),
    "soon": Source(_soon, "due_on"),
    "late": Source(_late, "due_on"),
    "done": Source(_done, "closed_on", descending=True),
}
