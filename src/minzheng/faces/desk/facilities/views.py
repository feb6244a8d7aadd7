"""The facilities of the area: the list, one with everything known of it, who runs it."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.access.api import visible
from minzheng.engines.cases.api import cases_of_organisation
from minzheng.faces.desk import roles
from minzheng.faces.desk.facilities import choosing, showing
from minzheng.faces.desk.facilities.forms import FacilityFilters
from minzheng.faces.desk.facilities.history import history_of, names_in
from minzheng.faces.desk.facilities.keeping import KEEPERS, areas_of, may_keep, sheet_to_amend
from minzheng.faces.desk.files import download
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing.household import case_table
from minzheng.registers.divisions.api import full_names
from minzheng.registers.facilities.api import Facility, offers_by_facility, versions_of

MOST_OUT, MOST_CASES = 5_000, 50


@require_safe
@officer(roles.READERS)
@listed("facilities")
def facilities(request: OfficerRequest) -> HttpResponse:
    """Facilities by name; filters stand in the address."""
    viewer, on = request.viewer, request.today
    form, terms = FacilityFilters(request.GET, viewer=viewer, on=on), choosing.terms_for(viewer, on)
    rows, after = choosing.facility_page(viewer, form.wanted, terms)
    names = full_names({row.division_code for row in rows})
    held = {name: str(request.GET[name]) for name in request.GET if name != "after"}
    return page(
        request,
        "facilities/facilities",
        form=form,
        table=showing.facility_table(rows, names, terms),
        first=_address(held) if form.wanted.after else "",
        more=_address({**held, "after": str(after)}) if after else "",
        narrowed=bool(held),
        may_keep=bool(areas_of(viewer)),
    )


@require_safe
@officer(roles.READERS)
def facility(request: OfficerRequest, pk: int) -> HttpResponse:
    """Everything known of one, what changed, and who acts for it."""
    viewer, on = request.viewer, request.today
    row = choosing.facility_for(viewer, pk)
    runs, versions = choosing.runner_of(row.credit_code), list(versions_of(row).order_by("pk"))
    names = names_in(row, versions, runs.members if runs else ())
    after = request.GET.get("after", "")
    past = history_of(versions, names, int(after) if after.isdecimal() else 0)
    return page(
        request,
        "facilities/facility",
        facility=row,
        figures=showing.figures(row, choosing.terms_for(viewer, on)),
        entries=showing.entries(row, names.places[row.division_code]),
        offers=showing.offer_table(offers_by_facility([row.pk]).get(row.pk, [])),
        organisation=runs,
        acting=showing.acting_table(runs.acting_on(on) if runs else ()),
        history=past,
        older=f"?after={past.after}#history" if past.after else "",
        begun=bool(after),
        may_keep=may_keep(viewer, row),
        keepers=roles.words(KEEPERS),
    )


@require_safe
@officer(roles.READERS)
def organisation(request: OfficerRequest, pk: int) -> HttpResponse:
    """Who runs facilities: what it is, what it runs, who acts for it."""
    viewer, on = request.viewer, request.today
    row = choosing.organisation_for(viewer, pk)
    runs = choosing.facilities_run_by(viewer, row)
    runner = choosing.runner_of(row.credit_code)
    names = full_names({each.division_code for each in runs} | {row.division_code})
    terms = choosing.terms_for(viewer, on)
    return page(
        request,
        "facilities/organisation",
        organisation=row,
        entries=showing.organisation_entries(row, names[row.division_code]),
        runs=showing.facility_table(runs, names, terms, "它的机构"),
        acting=showing.acting_table(runner.acting_on(on) if runner else ()),
        cases=case_table(cases_of_organisation(viewer, pk)[:MOST_CASES], "它的办件"),
    )


@require_POST
@officer(KEEPERS)
def sheet_out(request: OfficerRequest) -> HttpResponse:
    """Every open facility of the area in the columns that a sheet brings in."""
    rows = visible(Facility.objects.filter(closed_on=None), request.viewer).order_by("name", "pk")
    content = sheet_to_amend(list(rows[:MOST_OUT]), by=request.viewer)
    return download(content, "text/csv; charset=utf-8", f"机构{request.today}.csv")


def _address(asked: dict[str, str]) -> str:
    return f"{reverse('desk:facilities')}?{urlencode(asked)}"
