"""Planning an inspection: first the place, then the day and the two."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import Viewer, visible
from minzheng.engines.oversight import api
from minzheng.faces.desk.inspections.forms import FacilityForm, PlanForm
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import Facility, facilities_within

MOST = 30


@require_safe
@officer(api.PLANNERS)
def choose(request: OfficerRequest) -> HttpResponse:
    """Find the place by its name."""
    form = FacilityForm(request.GET)
    words = form.cleaned_data["q"].strip() if form.is_valid() else ""
    found = _named(request, words)
    return page(request, "inspections/choose", q=words, found=found[:MOST], more=len(found) > MOST)


@require_http_methods(["GET", "POST"])
@officer(api.PLANNERS)
def plan(request: OfficerRequest, pk: int) -> HttpResponse:
    """The day, the reason and the two."""
    facility = api.facility_for(request.viewer, pk)
    officers = api.inspectors_of(facility, request.today)
    known = {"planned_on": request.today, "first": _self(request.viewer)}
    form = PlanForm(request.POST or None, officers=officers, initial=known)
    if form.is_valid():
        try:
            new = api.NewInspection(facility, **form.cleaned_data)
            one = api.plan_inspection(new, by=request.viewer, on=request.today)
            messages.success(
                request, f"已安排 {one.planned_on} 检查，已告知{one.inspector_names}。"
            )
            return redirect("desk:inspection", one.pk)
        except api.OversightRefused as refusal:
            form.add_error(None, str(refusal))
    listed = api.checklist_for(facility.kind)
    return page(request, "inspections/plan", facility=facility, form=form, checklist=listed)


def _named(request: OfficerRequest, words: str) -> list[Facility]:
    """Facilities of the viewer's area for which there is a checklist."""
    rows = facilities_within(NATION, api.checklists(), on=request.today)
    seen = visible(rows, request.viewer)
    narrowed = seen.filter(name__icontains=words) if words else seen
    return list(narrowed[: MOST + 1])


def _self(viewer: Viewer) -> str:
    return viewer.doer.key if viewer.roles & set(api.INSPECTORS) else ""
