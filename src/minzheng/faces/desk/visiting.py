"""Home visits: the steps whose record asks for the day of the visit, whatever the matter."""

from collections.abc import Iterable
from datetime import date

from django.urls import reverse

from minzheng.engines.access.api import Viewer
from minzheng.engines.cases.api import Filters, OpenStep, WorkList, WorkRow, work_list
from minzheng.faces.desk.showing.words import near
from minzheng.faces.looks.cells import clock_cell
from minzheng.faces.looks.parts import Column, Row, Table
from minzheng.kernel.flow import Delegated, Element, Step
from minzheng.kernel.matter import catalogue
from minzheng.vocabulary import records

VISIT_DAY = records.调查日期.column
COLUMNS = (Column("办件号"), Column("家庭"), Column("住处"), Column("事项", secondary=True),
           Column("剩余时限"))  # fmt: skip


def is_visit(element: Element) -> bool:
    """Whether an element is a visit to the home."""
    if not isinstance(element, Step) or element.records is None:
        return False
    return any(asked.column == VISIT_DAY for asked in element.records.fields())


def visit_step(open_steps: tuple[OpenStep, ...]) -> OpenStep | None:
    """The visit a case waits for."""
    return next((opened for opened in open_steps if is_visit(opened.element)), None)


def visits_to_do(
    viewer: Viewer, on: date, *, cursor: str = "", most: int | None = None
) -> WorkList:
    """A page of the visits among the viewer's work, most pressing first."""
    names = _visit_names(viewer.roles)
    if not names:
        return WorkList("todo", (), "")
    return work_list(viewer, on, cursor=cursor, filters=Filters(elements=names), most=most)


def visit_table(rows: Iterable[WorkRow]) -> Table:
    """The visits as a table that reads well on a phone."""
    drawn = tuple(_row(row) for row in rows)
    why = "没有要做的入户调查。"
    then = "申请受理后，需要入户的家庭会出现在这里；入户要两名以上工作人员。"
    return Table("要做的入户调查", COLUMNS, drawn, empty=why, empty_next=then)


def _row(row: WorkRow) -> Row:
    tone = {"late": "late", "soon": "soon"}.get(row.clock.level, "") if row.clock else ""
    left = clock_cell(row.clock) if row.clock else "历法待公布"
    url = reverse("desk:visit", args=[row.number])
    return Row((row.number, row.applicant, near(row.place), row.matter_title, left), url, tone)


def _visit_names(held: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Visits that one of these roles makes: the matter's key and the element's name."""
    return tuple(
        (key, element.name)
        for key, matter in catalogue().matters.items()
        for flow in matter.flows
        for element in flow.elements
        if isinstance(element, Step) and is_visit(element) and held & _roles(element)
    )


def _roles(step: Step) -> set[str]:
    """Who may come to act: where a power may be handed down, both."""
    if isinstance(step.by, Delegated):
        return {step.by.to.role, step.by.otherwise.role}
    return {step.by.role}
