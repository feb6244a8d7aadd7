"""A year's grants to staff: what the records come to, confirmed by the house's head."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.care.api import facilities_of, facility_of
from minzheng.engines.staffing import api
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member
from minzheng.faces.provider.staffing import showing
from minzheng.faces.provider.staffing.answering import answering

FIRST, YEARS = 2020, 2


@require_safe
@member
def claims(request: HouseRequest) -> HttpResponse:
    """The last years of each facility. Three queries."""
    own = facilities_of(request.viewer, request.today)
    years = [request.today.year - back for back in range(YEARS)]
    table = showing.list_table(own, api.claims_by(own), years)
    return page(request, "staffing/claims", table=table)


@require_http_methods(["GET", "POST"])
@member
@answering
def claim(request: HouseRequest, pk: int, year: int) -> HttpResponse:
    """One year of a facility, as the records stand or as it was confirmed."""
    house = facility_of(request.viewer, pk, request.today)
    if not FIRST <= year <= request.today.year:
        raise api.NoSuchStaff("没有这个年度。请从“年度奖补”重新进入")
    if request.method == "POST":
        seen = request.POST.get("digest", "")
        row = api.confirm(request.viewer, pk, year, seen, on=request.today)
        messages.success(request, f"{row.year} 年度清单已确认，等民政核对、核定。")
        return redirect("provider:staff-claim", pk, year)
    done = api.claim_at(house, year)
    if done is not None:
        table = showing.line_table(done.lines.select_related("employment"))
        return page(request, "staffing/claimed", row=done, house=house, table=table)
    draft = api.draft_of(house, year)
    lines = [
        api.ClaimLine(employment=each.employment, kind=each.kind, amount=each.amount,
                      words=each.words)
        for each in draft.lines
    ]  # fmt: skip
    return page(
        request, "staffing/claim", draft=draft, house=house, table=showing.line_table(lines),
        early=api.why_not_yet(year, request.today), why=api.why_nothing(house, year),
    )  # fmt: skip
