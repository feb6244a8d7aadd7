"""Health in the house: everybody, one record, what the next shift must know."""

from datetime import timedelta

from django.http import HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from minzheng.engines.care.api import stay_of
from minzheng.engines.health import api
from minzheng.faces.provider.health import showing
from minzheng.faces.provider.health.answering import answering
from minzheng.faces.provider.health.forms import ShiftFilters
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member


@never_cache
@require_safe
@member
def people(request: HouseRequest) -> HttpResponse:
    """Everybody with the house. Seven queries."""
    rows = api.in_house(request.viewer, request.today)
    waiting = sum(row.calls for row in rows)
    return page(request, "health/people", table=showing.people_table(rows), waiting=waiting)


@never_cache
@require_safe
@member
@answering
def record(request: HouseRequest, pk: int) -> HttpResponse:
    """One record. Twelve queries."""
    stay = stay_of(request.viewer, pk, request.today)
    told = api.record_of(stay, request.today)
    levels = api.assessments_of([stay.person_id], request.today)
    sharings = [row for row in api.sharings_of(stay.person_id) if row.withdrawn_on is None]
    return page(
        request, "health/record", stay=stay, told=told, curves=showing.curves(told.readings),
        readings=showing.reading_table(told.readings), doses=showing.dose_table(told.doses),
        cares=showing.care_table(told.entries), facts=showing.fact_lines(told.facts),
        level=showing.level_words(stay.person_id, levels), sharings=sharings,
        is_manager=request.viewer.house is not None and request.viewer.house.duty == "manager",
    )  # fmt: skip


@never_cache
@require_safe
@member
def handover(request: HouseRequest) -> HttpResponse:
    """What the next shift must know; to be read or printed. Eight queries."""
    now = timezone.localtime().hour
    current = next(key for key, (_, a, b) in api.SHIFTS.items() if a <= now < b)
    form = ShiftFilters(request.GET or None, initial={"day": request.today, "shift": current})
    given = form.cleaned_data if form.is_valid() else {}
    day = given.get("day") or request.today
    if not request.today - timedelta(days=366) <= day <= request.today:
        day = request.today
    shift = api.shift_of(request.viewer, day, given.get("shift") or current)
    notes = [(row, api.note_of(row)) for row in shift.entries]
    return page(request, "health/handover", form=form, shift=shift, notes=notes)
