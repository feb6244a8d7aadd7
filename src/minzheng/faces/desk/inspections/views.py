"""The list of inspections, one of them, a facility's history, letters and papers."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from minzheng.engines.access.api import may
from minzheng.engines.oversight import api
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.inspections import showing
from minzheng.faces.desk.inspections.forms import InspectionFilters
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.registers.divisions.api import full_names


@require_safe
@officer(api.READERS)
@listed("inspections")
def inspections(request: OfficerRequest) -> HttpResponse:
    """What waits, what is late on top; filters stand in the address."""
    viewer, on = request.viewer, request.today
    form = InspectionFilters(request.GET, viewer=viewer, on=on)
    found = api.inspection_page(viewer, form.wanted, on)
    names = full_names({each.facility.division_code for each in found.rows})
    held = {name: str(request.GET[name]) for name in request.GET if name != "after"}
    return page(
        request,
        "inspections/inspections",
        form=form,
        tabs=showing.tabs(form.wanted, api.counts(viewer, on)),
        table=showing.inspection_table(found.rows, names, on, "检查"),
        first=showing.address(**held) if form.wanted.after else "",
        more=showing.address(**held, after=str(found.after)) if found.after else "",
        narrowed=bool(held),
        may_plan=bool(viewer.roles & set(api.PLANNERS)),
    )


@require_safe
@officer(api.READERS)
def inspection(request: OfficerRequest, pk: int) -> HttpResponse:
    """One inspection: how far it is, what was found, what is to be done next."""
    one = api.inspection_for(request.viewer, pk)
    return page(request, "inspections/inspection", **whole(request, one))


@require_safe
@officer(api.READERS)
def history(request: OfficerRequest, pk: int) -> HttpResponse:
    """Every inspection of one facility, newest first."""
    facility = api.facility_for(request.viewer, pk)
    rows = api.history(request.viewer, pk)
    names = full_names({each.facility.division_code for each in rows})
    table = showing.inspection_table(rows, names, request.today, "历次检查")
    may_plan = may(request.viewer, api.PLANNERS, facility.division_code)
    return page(request, "inspections/history", facility=facility, table=table, may_plan=may_plan)


@never_cache
@require_safe
@officer(api.READERS)
def letter(request: OfficerRequest, pk: int) -> HttpResponse:
    """The letter as issued."""
    one = api.inspection_for(request.viewer, pk)
    content, number = api.open_letter(request.viewer, one)
    return inline(content, "application/pdf", f"{number}.pdf")


@never_cache
@require_safe
@officer(api.READERS)
def photo(request: OfficerRequest, pk: int) -> HttpResponse:
    """The photo of a finding; looking is in the trail."""
    return _paper(request, api.finding_for(request.viewer, pk))


@never_cache
@require_safe
@officer(api.READERS)
def proof(request: OfficerRequest, pk: int) -> HttpResponse:
    """What a house handed in; looking is in the trail."""
    return _paper(request, api.proof_for(request.viewer, pk))


def whole(request: OfficerRequest, one: api.Inspection) -> dict[str, Any]:
    """What the page about one inspection shows."""
    viewer, on = request.viewer, request.today
    found, answers = api.findings_of(one), list(one.answers.all())
    place = one.facility.division_code
    inspects = viewer.doer.key in one.inspectors and may(viewer, api.INSPECTORS, place)
    wrong = showing.wrong_items(one, answers, [row for row, _ in found])
    open_now = one.state == api.State.OPEN
    return {
        "one": one,
        "figures": showing.figures(one, full_names({place})[place]),
        "entries": showing.entries(one, len(answers)),
        "events": showing.events(one),
        "cards": showing.cards(found, viewer, on) if one.concluded_on else [],
        "wrong": [] if one.concluded_on else wrong,
        "inspects": inspects,
        "may_plan": may(viewer, api.PLANNERS, place),
        "may_stop": open_now and may(viewer, api.HEADS, place),
        "missing": api.missing(one, on) if open_now else [],
        "confirmed": _has_confirmed(one, viewer.doer.key),
        "clock": api.due_clock(one.next_on, on) if one.waits else None,
    }


def _has_confirmed(one: api.Inspection, key: str) -> bool:
    days = {one.first_key: one.first_confirmed_on, one.second_key: one.second_confirmed_on}
    return days.get(key) is not None


def _paper(request: OfficerRequest, row: api.Finding | api.Deed) -> HttpResponse:
    if not row.paper:
        raise NotFound("这里没有照片，请返回检查页面")
    content, mime = api.open_paper(request.viewer, row)
    return inline(content, mime, row.paper_name)
