"""Pilots, trips and courses at the desk: their lists, one pilot, one trip."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from minzheng.engines.duties.api import Duty, duties_of
from minzheng.engines.learning import api
from minzheng.engines.parameters.api import place_names
from minzheng.faces.desk.learning import showing
from minzheng.faces.desk.learning.answering import answering
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.offices.api import home_division

MOST = 100


@require_safe
@officer(api.READERS)
@listed("pilots", "trips", "courses", "schooled")
def learning(request: OfficerRequest) -> HttpResponse:
    """What is tried, and what was seen elsewhere."""
    pilots = list(api.pilots_of(request.viewer)[:MOST])
    home, year = home_division(), request.today.year
    schooled = api.schooled(home, year)
    names = place_names({row.place_code for row in pilots} | {row.division for row in schooled})
    return page(
        request, "learning/learning", keeps=api.may_keep(request.viewer, home),
        table=showing.pilot_table(pilots, names),
        trips=showing.trip_table(api.trips_of(request.viewer)[:MOST]),
        courses=showing.course_table(api.courses_of(request.viewer)[:MOST]),
        schooled=showing.schooled_table(schooled, names, year),
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def pilot(request: OfficerRequest, pk: int) -> HttpResponse:
    """One pilot: figures before and after, where it was copied."""
    row = api.pilot_for(request.viewer, pk)
    copies = list(row.copies.select_related("duty"))
    names = place_names({row.place_code, *(each.division_code for each in copies)})
    own = _own(request, [each.duty for each in copies])
    return page(
        request, "learning/pilot", row=row, entries=showing.pilot_entries(row, names),
        table=showing.figure_table(row), copies=showing.copy_table(copies, names, own),
        keeps=api.may_keep(request.viewer, row.division_code),
        over=row.ended_on is None and request.today >= row.until,
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def trip(request: OfficerRequest, pk: int) -> HttpResponse:
    """One trip: questions with answers, what is to be done here."""
    row = api.trip_for(request.viewer, pk)
    lessons = list(row.lessons.select_related("duty"))
    names = place_names({each.duty.division_code for each in lessons})
    own = _own(request, [row.duty, *(each.duty for each in lessons)])
    return page(
        request, "learning/trip", row=row, entries=showing.trip_entries(row),
        table=showing.lesson_table(lessons, names, own), own_duty=row.duty.pk in own,
        keeps=api.may_keep(request.viewer, row.division_code),
        over=api.report_waits(row, request.today),
    )  # fmt: skip


def _own(request: OfficerRequest, told: list[Duty]) -> set[int]:
    """Which of the duties are her business."""
    rows = duties_of(request.viewer).filter(pk__in=[duty.pk for duty in told])
    return set(rows.values_list("pk", flat=True))
