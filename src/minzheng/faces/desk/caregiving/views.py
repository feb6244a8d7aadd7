"""The lists of people in care, one of them, a month of care, papers."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from minzheng.engines.access.api import may
from minzheng.engines.caregiving import api
from minzheng.faces.desk.caregiving import showing
from minzheng.faces.desk.caregiving.forms import ChargeFilters, MonthFilters
from minzheng.faces.desk.files import inline
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.registers.divisions.api import full_names
from minzheng.registers.stays.api import living_in

PAGE = 50


@require_safe
@officer(api.READERS)
@listed("caregiving")
def charges(request: OfficerRequest) -> HttpResponse:
    """Who is in care, who has nobody yet, whom to visit; filters stand in the address."""
    viewer, on = request.viewer, request.today
    form = ChargeFilters(request.GET, viewer=viewer, on=on)
    found = api.charge_page(viewer, form.wanted, on)
    names = full_names({row.division_code for row in found.rows})
    held = {name: str(request.GET[name]) for name in request.GET if name != "after"}
    return page(
        request,
        "caregiving/charges",
        form=form,
        tabs=showing.tabs(form.wanted, api.counts(viewer, on)),
        table=showing.charge_table(found.rows, api.last_carers(found.rows), names, on),
        first=showing.address(**held) if form.wanted.after else "",
        more=showing.address(**held, after=str(found.after)) if found.after else "",
        narrowed=bool(held.keys() - {"state"}),
    )


@require_safe
@officer(api.READERS)
def charge(request: OfficerRequest, pk: int) -> HttpResponse:
    """One person: what is to be done, the agreement, visits, what was bad."""
    return page(request, "caregiving/charge", **whole(request, api.charge_for(request.viewer, pk)))


@require_safe
@officer(api.READERS)
@listed("care-differences")
def month(request: OfficerRequest) -> HttpResponse:
    """A month: who, by agreement, visited; and what was paid beside what was agreed."""
    form = MonthFilters(request.GET, viewer=request.viewer, on=request.today)
    division = form.cleaned_data.get("division", "")
    found = api.month_of_care(request.viewer, division, form.chosen)
    after = form.cleaned_data.get("after") or 0
    rest = found.differences[after:]
    here = f"?month={found.month}&division={division}"
    return page(
        request,
        "caregiving/month",
        form=form,
        found=found,
        figures=showing.month_figures(found),
        tiers=showing.tier_table(found),
        table=showing.difference_table(rest[:PAGE]),
        first=here if after else "",
        more=f"{here}&after={after + PAGE}" if len(rest) > PAGE else "",
    )


@never_cache
@require_safe
@officer(api.READERS)
def paper(request: OfficerRequest, pk: int) -> HttpResponse:
    """The agreement to print and sign."""
    row = api.agreement_for(request.viewer, pk)
    content = api.agreement_pdf(request.viewer, row, request.today)
    return inline(content, "application/pdf", f"照料护理协议{row.number}.pdf")


@never_cache
@require_safe
@officer(api.READERS)
def signed(request: OfficerRequest, pk: int) -> HttpResponse:
    """The signed paper; looking is in the trail."""
    row = api.agreement_for(request.viewer, pk)
    content, mime = api.open_signed(request.viewer, row)
    return inline(content, mime, row.paper_name)


@never_cache
@require_safe
@officer(api.READERS)
def photo(request: OfficerRequest, pk: int) -> HttpResponse:
    """The photo of a visit; looking is in the trail."""
    row = api.visit_for(request.viewer, pk)
    content, mime = api.open_photo(request.viewer, row)
    return inline(content, mime, row.photo_name)


def whole(request: OfficerRequest, row: api.Charge) -> dict[str, Any]:
    """What the page about one person shows."""
    viewer, on, place = request.viewer, request.today, row.division_code
    agreements = api.agreements_of(row)
    live = next((each for each in agreements if each.state == api.AgreementState.IN_FORCE), None)
    draft = next((each for each in agreements if each.waits), None)
    return {
        "charge": row,
        "figures": showing.figures(row, full_names({place})[place]),
        "duties": showing.duties(row, api.duties_of(row, live), on),
        "workings": showing.workings(row),
        "live": live,
        "live_entries": showing.agreement_entries(live, _occupancy(live, request)) if live else [],
        "draft": draft,
        "draft_entries": showing.agreement_entries(draft, "") if draft else [],
        "events": showing.agreement_events(agreements),
        "cards": showing.cards(api.faults_of(row), on),
        "visits": showing.seen(api.visits_of(row), row),
        "visit_clock": api.due_clock(row.visit_due, on) if row.visit_due else None,
        "review": api.open_review(row),
        "may_visit": may(viewer, api.VISITORS, place),
        "may_write": may(viewer, api.CLERKS, place),
        "may_decide": may(viewer, api.HEADS, place),
    }


def _occupancy(live: api.Agreement, request: OfficerRequest) -> str:
    """How full the house is, by the register of stays."""
    house = live.house
    if house is None:
        return ""
    there = living_in([house.pk], request.today).get(house.pk, 0)
    beds = f"共 {house.capacity} 张床位" if house.capacity is not None else "床位数没有登记"
    return f"{live.stay.place if live.stay else ''}　{beds}，住 {there} 人".strip()
