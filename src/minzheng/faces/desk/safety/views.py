"""Safety at the desk: incidents of the area, one and its review, houses, one house."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.safety import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.safety import showing
from minzheng.faces.desk.safety.answering import answering
from minzheng.faces.desk.safety.forms import IncidentFilters, ReviewForm


@require_safe
@officer(api.READERS)
@listed("incidents")
def incidents(request: OfficerRequest) -> HttpResponse:
    """The incidents of the area, those not closed first."""
    form = IncidentFilters(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    show, risk = given.get("show", ""), given.get("risk", "")
    rows, following = api.incident_page(request.viewer, show, risk, after(request))
    held = {"show": show, "risk": risk, "after": following}
    more = f"?{urlencode(held)}" if following else ""
    table = showing.incident_table(rows, request.today)
    return page(request, "safety/incidents", form=form, table=table, more=more)


@never_cache
@require_safe
@officer(api.READERS)
@answering
def incident(request: OfficerRequest, pk: int) -> HttpResponse:
    """One incident, and what comes next."""
    row = api.incident_for(request.viewer, pk)
    return page(
        request, "safety/incident", row=row, entries=showing.incident_entries(row, timezone.now()),
        mine=may(request.viewer, api.REVIEWERS, row.division_code),
        posts=roles.words(api.REVIEWERS),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer(api.REVIEWERS)
@answering
def review(request: OfficerRequest, pk: int) -> HttpResponse:
    """The bureau reviews it."""
    row = api.incident_for(request.viewer, pk)
    form = ReviewForm(request.POST or None)
    back = reverse("desk:incident", args=[pk])
    lead = f"原因：{row.cause or '还没有写'}。措施：{row.measures or '还没有写'}。"
    frame = FormFrame(f"复核：{row.facility.name}的{row.risk_name}", "意外", back, lead=lead)

    def act() -> Done:
        given = form.cleaned_data
        api.review_incident(
            request.viewer, pk, given["words"], sound=given["sound"], on=request.today
        )
        return Done("已复核。", back)

    return form_page(request, form, frame, act, refusals=(api.SafetyRefused,))


@require_safe
@officer(api.READERS)
@listed("safety-houses")
def houses(request: OfficerRequest) -> HttpResponse:
    """The houses of the area over the last year."""
    table = showing.house_table(api.houses_by_safety(request.viewer, request.today))
    return page(request, "safety/houses", table=table)


@require_safe
@officer(api.READERS)
@answering
def house(request: OfficerRequest, pk: int) -> HttpResponse:
    """One house: figures, problems, drills, who is to be assessed."""
    on = request.today
    found = api.house_for(request.viewer, pk, on)
    problems = [*api.problems_at([pk]), *api.fixed_at([pk])]
    return page(
        request, "safety/house", house=found, figures=showing.figures(api.house_safety(found, on)),
        problems=showing.problem_table(problems, on),
        drills=showing.drill_table(api.drills_at([pk])),
        due=showing.due_table(api.due_assessments([pk], on)),
        incidents=showing.incident_table(api.incidents_at([pk], closed=False), on),
    )  # fmt: skip


@never_cache
@require_safe
@officer(api.READERS)
@answering
def photo(request: OfficerRequest, pk: int) -> HttpResponse:
    """The photo of what was put right."""
    content, mime = api.open_photo(request.viewer, api.problem_for(request.viewer, pk))
    headers = {"Content-Disposition": "inline", "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=mime, headers=headers)
