"""“What if a canteen stood here”, and the best of the pool; nothing is kept."""

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from minzheng.engines.circles import api
from minzheng.faces.desk.circles import showing
from minzheng.faces.desk.circles.forms import BestForm, IdeaForm
from minzheng.faces.desk.circles.where import county
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.looks.dotmap import Dot, dot_map
from minzheng.registers.divisions.api import full_names
from minzheng.registers.facilities.api import nearest

MOST_POOL, NEAR = 200, 6


@require_safe
@officer(api.READERS)
def what_if(request: OfficerRequest) -> HttpResponse:
    """A kind, a place and a size are asked; what would change is told before anything is built."""
    viewer, on = request.viewer, request.today
    form = IdeaForm(request.GET or None, pool=list(api.pool_of(viewer)[:MOST_POOL]))
    outcome = None
    if form.is_bound and "kind" in request.GET and form.is_valid():
        place = county(viewer)
        try:
            outcome = api.suppose(form.idea(place, on), by=viewer, place=place, on=on)
        except api.CirclesRefused as refusal:
            form.add_error(None, str(refusal))
    shown = _shown(outcome, request) if outcome else {}
    return page(request, "circles/what_if", form=form, outcome=outcome, **shown)


@require_safe
@officer(api.READERS)
def best(request: OfficerRequest) -> HttpResponse:
    """The best of the pool, one after the other."""
    viewer, on = request.viewer, request.today
    form = BestForm(request.GET if "kind" in request.GET else None, initial={"most": 3})
    picked: tuple[api.Picked, ...] | None = None
    if form.is_valid():
        given, pool = form.cleaned_data, list(api.pool_of(viewer)[:MOST_POOL])
        try:
            picked = api.pick(given["kind"], pool, given["most"], place=county(viewer), on=on)
        except api.CirclesRefused as refusal:
            form.add_error(None, str(refusal))
    if picked is None:
        return page(request, "circles/best", form=form)
    dots = [
        Dot(at, one.premises.name, one.premises.latitude or 0, one.premises.longitude or 0,
            "diamond")
        for at, one in enumerate(picked, 1)
    ]  # fmt: skip
    return page(
        request, "circles/best", form=form, table=showing.best_table(picked), map=dot_map(dots)
    )


def _shown(outcome: api.Outcome, request: OfficerRequest) -> dict[str, Any]:
    idea = outcome.idea
    names = full_names({change.division for change in outcome.changes})
    near = nearest(idea.latitude, idea.longitude, [idea.kind], NEAR, on=request.today)
    dots = [
        Dot(at, one.facility.name, one.facility.latitude or 0, one.facility.longitude or 0)
        for at, one in enumerate(near, 1)
    ]
    here = Dot(0, "设想的一处", idea.latitude, idea.longitude, "diamond")
    return {
        "figures": showing.outcome_figures(outcome),
        "table": showing.change_table(outcome, names),
        "map": dot_map([here, *dots]), "near": near, "kind": showing.kind_name(idea.kind),
    }  # fmt: skip
