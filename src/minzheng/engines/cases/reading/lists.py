"""Work lists: keyset pages over open steps and cases, one query a page whatever the size."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.cases.clocks import step_deadline
from minzheng.engines.cases.models import PARTIES, Case, CaseStep
from minzheng.engines.cases.reading.counting import counted
from minzheng.engines.cases.reading.sources import SOURCES, Source
from minzheng.engines.cases.reading.values import WorkList, WorkRow
from minzheng.engines.parameters.api import steady
from minzheng.kernel.calendar import UnknownCalendarYear
from minzheng.kernel.clock import ClockState
from minzheng.kernel.divisions import normalise, subtree_range
from minzheng.kernel.matter import catalogue

PAGE = 50
VIEWS = {
    "todo": "待办",
    "doing": "在办",
    "returned": "退回",
    "soon": "即将超期",
    "late": "已超期",
    "done": "已办",
}


# What a row shows; a case's facts and answers are pages long and stay where they are.
SHOWN = (
    "element", "round", "opened_on", "due_on", "closed_on", "outcome", "case__number",
    "case__matter", "case__flow", "case__event", "case__division_code", "case__place",
    "case__current", "case__submitted_on", "case__next_due_on", "case__applicant__name",
    "case__person__name", "case__organisation__name", "case__facility__name",
)  # fmt: skip


# What a table of somebody's cases shows.
LINE = (
    "number", "matter", "event", "state", "end", "current", "submitted_on", "ended_on",
    "applicant__name", "person__name", "organisation__name", "facility__name",
)  # fmt: skip


class UnknownView(ValueError):
    """The list has no such view."""


@dataclass(frozen=True)
class Filters:
    """What narrows a list: matter, a division's subtree, part of a number or of the name.

    `elements` are pairs of a matter's key and an element's name.
    """

    matter: str = ""
    division: str = ""
    text: str = ""
    elements: tuple[tuple[str, str], ...] = ()


NO_FILTERS = Filters()


@steady()
def work_list(
    viewer: Viewer,
    on: date,
    *,
    view: str = "todo",
    cursor: str = "",
    filters: Filters = NO_FILTERS,
    most: int | None = None,
) -> WorkList:
    """One page of the viewer's work. Views: todo, doing, returned, soon, late, done.

    `most` rows, or a page of them. Raises UnknownView. Rows are those of her posts' subtrees only;
    nobody without a post sees any.
    """
    if view not in SOURCES:
        raise UnknownView(f"没有“{view}”这个列表，可选：{'、'.join(VIEWS)}")
    source, size = SOURCES[view], most or PAGE
    rows = _narrowed(source.rows(viewer, on), filters)
    if text := filters.text.strip():
        rows = rows.filter(source.called(text))
    after = source.after(rows, cursor)
    found = list(_shown(source, after, size + 1))
    more = source.cursor(found[size - 1]) if len(found) > size else ""
    return WorkList(view, tuple(_row(step, on) for step in found[:size]), more)


def work_counts(viewer: Viewer, on: date) -> dict[str, int]:
    """How many rows each view but “done” has, for the tabs: one query, none counted past 100."""
    views = [view for view in VIEWS if view != "done"]
    found = counted([SOURCES[view].rows(viewer, on) for view in views])
    return dict(zip(views, found, strict=True))


def cases_of_household(viewer: Viewer, household_id: int) -> Sequence[Case]:
    """Every case of a household that the viewer may see, newest first."""
    return list(_newest(Case.objects.filter(household_id=household_id), viewer))


def cases_of_person(viewer: Viewer, person_id: int) -> Sequence[Case]:
    """Every case by or about a person that the viewer may see, newest first."""
    return list(_newest(Case.objects.filter(_hers(person_id)), viewer))


def case_lines_of_household(viewer: Viewer, household_id: int) -> Sequence[Case]:
    """The same cases for a table: facts and answers are left where they are."""
    return list(_newest(Case.objects.filter(household_id=household_id), viewer).only(*LINE))


def case_lines_of_person(viewer: Viewer, person_id: int) -> Sequence[Case]:
    """The same cases for a table: facts and answers are left where they are."""
    return list(_newest(Case.objects.filter(_hers(person_id)), viewer).only(*LINE))


def cases_of_organisation(viewer: Viewer, organisation_id: int) -> Sequence[Case]:
    """Every case of an organisation that it or an officer looking on may see, newest first."""
    rows = Case.objects.filter(organisation_id=organisation_id)
    if viewer.house is not None and viewer.house.organisation_id == organisation_id:
        rows = rows.select_related(*PARTIES).order_by("-submitted_on", "-id")
        return list(rows.only(*LINE))
    return list(_newest(rows, viewer).only(*LINE))


def facts_by_case(cases: Iterable[Case]) -> dict[int, Mapping[str, Any]]:
    """The facts of some cases that came as lines, by the cases' keys. One query."""
    keys = [case.pk for case in cases]
    return dict(Case.objects.filter(pk__in=keys).values_list("pk", "facts")) if keys else {}


def _newest(rows: QuerySet[Case], viewer: Viewer) -> QuerySet[Case]:
    seen = visible(rows, viewer, own="applicant_id").select_related(*PARTIES)
    return seen.order_by("-submitted_on", "-id")


def _hers(person_id: int) -> Q:
    return Q(applicant_id=person_id) | Q(person_id=person_id)


def _shown(source: Source, after: QuerySet[CaseStep], size: int) -> QuerySet[CaseStep]:
    """The keys are chosen first, so only the rows shown are joined."""
    chosen = after.values("pk")[:size]
    named = [f"case__{party}" for party in PARTIES]
    rows = CaseStep.objects.filter(pk__in=chosen).select_related(*named)
    return source.ordered(rows.only(*SHOWN))


def _narrowed(rows: QuerySet[CaseStep], filters: Filters) -> QuerySet[CaseStep]:
    if filters.matter:
        rows = rows.filter(matter=filters.matter)
    if filters.division:
        rows = rows.filter(place_code__range=subtree_range(normalise(filters.division)))
    if filters.elements:
        chosen = [Q(matter=matter, element=name) for matter, name in filters.elements]
        rows = rows.filter(reduce(or_, chosen))
    return rows


def _row(step: CaseStep, on: date) -> WorkRow:
    case = step.case
    open_now = step.closed_on is None
    return WorkRow(
        number=case.number,
        matter=case.matter,
        matter_title=_title(case.matter),
        event=case.event,
        applicant=case.subject_name,
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
