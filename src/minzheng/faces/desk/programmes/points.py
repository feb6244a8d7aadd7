"""Points and teams as those see them who look after them: places, people, counts; no file."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.access.api import visible
from minzheng.engines.programmes import api
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.programmes import showing
from minzheng.faces.desk.programmes.forms import MateForm, PointForm
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.kernel.divisions import NATION
from minzheng.registers.facilities.api import facilities_within


@require_safe
@officer(api.MANAGERS)
@listed("programme-points")
def points(request: OfficerRequest) -> HttpResponse:
    """Counts of every point in the area; small ones are not told."""
    table = showing.figures_table(api.figures(request.viewer, request.today))
    may_open = bool(request.viewer.roles & set(api.OPENERS))
    return page(request, "programmes/points", table=table, may_open=may_open)


@require_http_methods(["GET", "POST"])
@officer(api.OPENERS)
def point_new(request: OfficerRequest) -> HttpResponse:
    """Hold a programme at a facility of the area."""
    kinds = {kind for each in api.definitions().values() for kind in each.places}
    rows = facilities_within(NATION, sorted(kinds), on=request.today)
    places = list(visible(rows, request.viewer)[:500])
    form = PointForm(request.POST or None, places=places)
    if form.is_valid():
        chosen = next(each for each in places if each.pk == form.cleaned_data["facility"])
        key = form.cleaned_data["programme"]
        try:
            made = api.open_point(chosen, key, by=request.viewer, on=request.today)
            messages.success(request, "服务点已开设，请指定团队。")
            return redirect("desk:programme-point", made.pk)
        except api.ProgrammeRefused as refusal:
            form.add_error(None, str(refusal))
    return page(request, "programmes/point_new", form=form)


@require_safe
@officer(api.MANAGERS)
def point(request: OfficerRequest, pk: int) -> HttpResponse:
    """A point and its team."""
    row = api.point_for(request.viewer, pk)
    return _shown(request, row, MateForm(None, people=api.candidates(row, request.today)))


@require_POST
@officer(api.MANAGERS)
def name(request: OfficerRequest, pk: int) -> HttpResponse:
    """Name a social worker to the team."""
    row = api.point_for(request.viewer, pk)
    form = MateForm(request.POST, people=api.candidates(row, request.today))
    if not form.is_valid():
        return _shown(request, row, form)
    given = form.cleaned_data
    made = api.name_teammate(
        row, given["staff_number"], is_lead=given["is_lead"], by=request.viewer, on=request.today
    )
    messages.success(request, f"{made.name}已加入团队，从现在起能看这个服务点的档案。")
    return redirect("desk:programme-point", pk)


@require_POST
@officer(api.MANAGERS)
def release(request: OfficerRequest, pk: int, mate: int) -> HttpResponse:
    """From today on she reads no file any more."""
    row = api.point_for(request.viewer, pk)
    found = [each for each in api.team_of(row, request.today) if each.pk == mate]
    if not found:
        raise NotFound("这个人已经不在团队里，请刷新页面")
    gone = api.release_teammate(found[0], by=request.viewer, on=request.today)
    messages.success(request, f"{gone.name}从今天起不再看这个服务点的档案。")
    return redirect("desk:programme-point", pk)


def _shown(request: OfficerRequest, row: api.Point, form: MateForm) -> HttpResponse:
    team, told = api.team_of(row, request.today), row.definition
    return page(
        request, "programmes/point", point=row, team=team, form=form, definition=told,
        nobody=not form["staff_number"].subwidgets,
    )  # fmt: skip
