"""Inspection plans at the desk: the list, one plan and its units, one unit and its looks."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from minzheng.engines.access.api import may
from minzheng.engines.coverage import api
from minzheng.engines.duties.api import duties_of
from minzheng.engines.parameters.api import place_names
from minzheng.faces.desk.coverage import showing
from minzheng.faces.desk.coverage.answering import answering
from minzheng.faces.desk.coverage.forms import UnitFilters
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

PAGE = 50


@require_safe
@officer(api.READERS)
@listed("coverage")
def plans(request: OfficerRequest) -> HttpResponse:
    """The plans of the years."""
    approved = Q(parts__number=0, parts__state=api.State.APPROVED)
    rows = api.plans_of(request.viewer).annotate(
        units=Count("rows", distinct=True), approved=Count("parts", filter=approved, distinct=True)
    )
    watched = [(row, row.approved > 0, row.units) for row in rows]
    writes = bool(request.viewer.roles & set(api.WRITERS))
    return page(request, "coverage/plans", table=showing.plan_table(watched), writes=writes)


@require_safe
@officer(api.READERS)
@answering
@listed("coverage-units", "coverage-groups", "coverage-quarters")
def plan(request: OfficerRequest, pk: int) -> HttpResponse:
    """One plan: how it covers its units, gaps first."""
    row, viewer = api.plan_for(request.viewer, pk), request.viewer
    found = api.coverage_of(viewer, row, request.today)
    places = dict(place_names({*(u.division for u in found.units), *(u.town for u in found.units)}))
    towns = sorted({(unit.town, places.get(unit.town, unit.town)) for unit in found.units})
    form = UnitFilters(request.GET, towns=towns)
    chosen = form.chosen(found.units)
    begins = _after(chosen, request.GET.get("after", ""))
    shown = chosen[begins : begins + PAGE]
    query = {key: value for key, value in form.cleaned_data.items() if value}
    url, watches = reverse("desk:coverage-plan", args=[pk]), api.watches(viewer, row)
    parts = api.parts_of(row) if watches else []
    return page(
        request, "coverage/plan", row=row, form=form, narrowed=bool(query),
        table=showing.unit_table(shown, places), figures=showing.figures(found.units, url),
        groups=showing.group_table(found.units, places, url),
        quarters=showing.quarter_table(found, url),
        parts=[(part, showing.part_entries(part, draw)) for part, draw in parts],
        draft=next((part for part, _ in parts if part.state == api.State.DRAFT), None),
        gaps=any(unit.state == api.Standing.GAP for unit in found.units),
        writes=may(viewer, api.WRITERS, row.division_code),
        approves=may(viewer, api.APPROVERS, row.division_code),
        more=f"?{urlencode({**query, 'after': shown[-1].key})}"
        if len(chosen) > begins + PAGE else "",
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
@listed("coverage-visits", "coverage-findings")
def unit(request: OfficerRequest, pk: int) -> HttpResponse:
    """One unit of a plan: its looks, what they found, what became of it."""
    row, viewer = api.row_for(request.viewer, pk), request.viewer
    visits = api.visits_of(viewer, row)
    told = [each.finding.duty for visit in visits for each in visit.found]
    places = dict(place_names({row.division_code, *(duty.division_code for duty in told)}))
    own = set(duties_of(viewer).filter(pk__in=[d.pk for d in told]).values_list("pk", flat=True))
    writes = may(viewer, api.WRITERS, row.plan.division_code)
    return page(
        request, "coverage/unit", row=row, entries=showing.unit_entries(row, places),
        table=showing.visit_table(visits, request.today),
        findings=showing.found_table(visits, places, request.today, own=own),
        open=showing.open_looks(visits) if writes and row.part.state == api.State.APPROVED else [],
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@answering
def paper(request: OfficerRequest, pk: int) -> HttpResponse:
    """What shows a look; looking at it is in the trail."""
    content, mime, _ = api.open_paper(request.viewer, pk)
    return HttpResponse(content, content_type=mime)


def _after(units: list[api.UnitStanding], key: str) -> int:
    """Where the page begins; an address that was cut begins anew."""
    places = [place for place, each in enumerate(units, 1) if each.key == key]
    return places[0] if places else 0
