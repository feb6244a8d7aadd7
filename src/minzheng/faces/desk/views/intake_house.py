"""窗口收件 from an institution: find the place, begin its draft; the form is the same as any."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import visible
from minzheng.engines.cases import api as cases
from minzheng.faces.desk import intake as reading
from minzheng.faces.desk import roles
from minzheng.faces.desk.facilities.choosing import facility_for
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.showing.intake import house_table
from minzheng.kernel.matter import Matter
from minzheng.registers.divisions.api import full_names
from minzheng.registers.facilities.api import Facility
from minzheng.registers.organisations.api import find_by_credit_code
from minzheng.vocabulary import filing

MOST, LONGEST = 50, 40
NO_BODY = "登记簿里没有运营“{name}”的组织：请先在“机构”里更正它的统一社会信用代码，再登记这家组织"


@require_safe
@officer(roles.COUNTERS)
def intake_house(request: OfficerRequest, field: str, name: str) -> HttpResponse:
    """Find the place that it is about."""
    matter = _matter(request, field, name)
    text = str(request.GET.get("q", "")).replace("\x00", "").strip()[:LONGEST]
    rows = visible(Facility.objects.filter(kind__in=filing.备案类别), request.viewer)
    found = list(rows.filter(name__contains=text, closed_on=None).order_by("name", "pk")[:MOST])
    table = house_table(matter, found, full_names({row.division_code for row in found}))
    return page(request, "intake_house", matter=matter, table=table, text=text)


@require_http_methods(["GET", "POST"])
@officer(roles.COUNTERS)
def intake_house_begin(request: OfficerRequest, field: str, name: str, pk: int) -> HttpResponse:
    """Say for whom the draft is, then open it."""
    matter, facility = _matter(request, field, name), facility_for(request.viewer, pk)
    body = find_by_credit_code(facility.credit_code) if facility.credit_code else None
    why = "" if body is not None else NO_BODY.format(name=facility.name)
    if request.method == "POST" and body is not None:
        try:
            draft = cases.open_house_draft(
                matter.key, body.pk, pk, by=request.viewer, on=request.today
            )
            return redirect("desk:intake-form", draft.pk)
        except cases.CaseRefused as refusal:
            why = str(refusal)
    shown: dict[str, Any] = {
        "matter": matter, "facility": facility, "organisation": body, "why": why,
    }  # fmt: skip
    return page(request, "intake_house_begin", **shown)


def _matter(request: OfficerRequest, field: str, name: str) -> Matter:
    """A matter of organisations that the viewer takes in. Raises NotFound."""
    matter = reading.matter_for(request.viewer, field, name)
    if not matter.organisational:
        raise NotFound(f"“{matter}”不由机构申请。请从“收件”重新选择事项")
    return matter
