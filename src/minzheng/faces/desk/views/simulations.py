"""Trying a change on everybody before it is made."""

from typing import Any

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.screening.api import NoSnapshot
from minzheng.engines.simulation.api import (
    PLANNERS,
    ChangeError,
    NameTaken,
    Scenario,
    Simulation,
    Trial,
    keep,
    read_back,
    scenario_for,
    scenarios,
    simulate,
)
from minzheng.faces.desk.forms.simulations import KeepForm, TrialForm
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import NotFound, OfficerRequest, officer
from minzheng.faces.desk.showing import simulations as showing
from minzheng.kernel.params import NotInForce, ParamError

REFUSALS = (ChangeError, ParamError, NotInForce, NoSnapshot)


@require_safe
@officer(PLANNERS)
@listed("simulations")
def simulations(request: OfficerRequest) -> HttpResponse:
    """The scenarios kept."""
    return page(request, "simulations", table=showing.kept_table(scenarios(request.viewer)))


@require_safe
@officer(PLANNERS)
def simulation_new(request: OfficerRequest) -> HttpResponse:
    """One change: asked for, and once it is stated, tried."""
    matter = request.GET.get("matter", "")
    if "change" not in request.GET:
        return page(request, "simulation_new", form=TrialForm(None, matter=matter))
    return _shown(request, TrialForm(request.GET, matter=matter), KeepForm())


@require_POST
@officer(PLANNERS)
def simulation_keep(request: OfficerRequest) -> HttpResponse:
    """Try it once more and keep it under a name."""
    form = TrialForm(request.POST, matter=request.POST.get("matter", ""))
    named = KeepForm(request.POST)
    if not form.is_valid() or not named.is_valid():
        return _shown(request, form, named)
    try:
        found = simulate(_trial(request, form))
        kept = keep(found, named.cleaned_data["name"], by=request.viewer, on=request.today)
    except NameTaken as taken:
        named.add_error("name", str(taken))
        return _shown(request, form, named)
    return HttpResponseRedirect(reverse("desk:simulation", args=[kept.pk]))


@require_safe
@officer(PLANNERS)
def simulation(request: OfficerRequest, pk: int) -> HttpResponse:
    """A scenario as it was kept."""
    try:
        kept = scenario_for(request.viewer, pk)
    except Scenario.DoesNotExist:
        raise NotFound(f"没有第 {pk} 号方案，或者不在您的辖区") from None
    return page(request, "simulation", scenario=kept, **_told(read_back(kept)))


def _shown(request: OfficerRequest, form: TrialForm, named: KeepForm) -> HttpResponse:
    if not form.is_valid():
        return page(request, "simulation_new", form=form)
    try:
        found = simulate(_trial(request, form))
    except REFUSALS as refusal:
        form.add_error("change", str(refusal))
        return page(request, "simulation_new", form=form)
    return page(request, "simulation_new", form=form, named=named, **_told(found))


def _trial(request: OfficerRequest, form: TrialForm) -> Trial:
    given = form.cleaned_data
    changes = {given["key"]: given["change"]}
    return Trial(given["matter"], changes, _place(request), request.today)


def _place(request: OfficerRequest) -> str:
    """The division of the post that may try."""
    return next(post.division for post in request.viewer.posts if post.role in PLANNERS)


def _told(found: Simulation) -> dict[str, Any]:
    return {
        "found": found,
        "figures": showing.figures(found),
        "places": showing.place_table(found),
        "kinds": showing.kind_table(found),
        "chart": showing.chart(found),
        "who": showing.subject(found),
    }
