"""The gaps of the area, one community, and measuring anew."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.circles import api
from minzheng.faces.desk.circles import showing
from minzheng.faces.desk.circles.forms import GapFilters, MeasureForm
from minzheng.faces.desk.circles.where import county
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.forms.filters import places_below
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.dotmap import Dot, dot_map
from minzheng.kernel.divisions import parent
from minzheng.registers.divisions.api import full_names
from minzheng.registers.facilities.api import Facility, nearest

PART, NEAR, MAPPED = "生活圈", 8, 20


@require_safe
@officer(api.READERS)
@listed("circle-gaps")
def circles(request: OfficerRequest) -> HttpResponse:
    """Gaps of one kind of place, the largest first."""
    viewer = request.viewer
    known = api.latest(viewer)
    form = GapFilters(request.GET, places=places_below(viewer, request.today), kinds=known)
    survey = known.get(form.chosen_kind)
    may_plan = bool(viewer.roles & set(api.PLANNERS))
    if survey is None:
        return page(
            request, "circles/none", form=form, kind=showing.kind_name(form.chosen_kind),
            may_plan=may_plan,
        )  # fmt: skip
    rows = api.rows_of(survey, viewer, form.place).select_related("nearest")
    shown, after = api.page_of(rows, request.GET.get("cursor", ""))
    names = full_names({row.division_code for row in shown})
    held = {"kind": form.chosen_kind, "division": form.place}
    return page(
        request, "circles/gaps", form=form, survey=survey, may_plan=may_plan,
        figures=showing.survey_figures(survey), rule=showing.rule_words(survey),
        table=showing.gap_table(shown, survey, names),
        map=dot_map(showing.gap_dots(shown[:MAPPED], names)), mapped=MAPPED,
        more=f"?{urlencode({**held, 'cursor': after})}" if after else "",
    )  # fmt: skip


@require_safe
@officer(api.READERS)
def community(request: OfficerRequest, pk: int) -> HttpResponse:
    """One community: its figures, by level of ability, what stands near, and who they are."""
    row = api.coverage_for(request.viewer, pk)
    survey, place = row.survey, full_names([row.division_code])[row.division_code]
    near = _near(row, request)
    members = reverse("desk:population-members", args=["elders"])
    address = urlencode({"division": row.division_code})
    dots = [Dot(at, n.name, n.latitude or 0, n.longitude or 0) for at, (n, _) in enumerate(near, 1)]
    if row.latitude is not None and row.longitude is not None:
        dots.append(Dot(0, place, row.latitude, row.longitude, "square"))
    return page(
        request, "circles/community", row=row, survey=survey, place=place,
        town=parent(row.division_code),
        figures=showing.community_figures(row, f"{members}?{address}"),
        levels=showing.level_table(row), places=showing.place_table(near, survey),
        map=dot_map(dots), rule=showing.rule_words(survey),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer(api.PLANNERS)
def measure(request: OfficerRequest) -> HttpResponse:
    """Measure some kinds for the county, by the newest population table."""
    viewer, on = request.viewer, request.today
    form = MeasureForm(request.POST or None, initial={"kinds": list(api.MEASURED)})

    def act() -> Done:
        kinds = form.cleaned_data["kinds"]
        for kind in kinds:
            api.survey(kind, county(viewer), by=viewer, on=on)
        url = f"{reverse('desk:circles')}?{urlencode({'kind': kinds[0]})}"
        return Done(f"已测算 {len(kinds)} 类设施。", url)

    frame = FormFrame("重新测算", PART, reverse("desk:circles"), button="测算")
    return form_page(request, form, frame, act, refusals=(api.CirclesRefused,))


def _near(row: api.Coverage, request: OfficerRequest) -> list[tuple[Facility, int]]:
    """What stands nearest to its point."""
    if row.latitude is None or row.longitude is None:
        return []
    found = nearest(row.latitude, row.longitude, [row.survey.kind], NEAR, on=request.today)
    return [(each.facility, each.metres) for each in found]
