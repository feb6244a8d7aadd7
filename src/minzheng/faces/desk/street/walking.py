"""A patrol walked on a phone, also where there is no network: each tap is kept and sent once."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from minzheng.engines.access.api import require
from minzheng.engines.street import api
from minzheng.faces.desk.keeping import Told, keeper, moment_kept, take_kept
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.street.views import patrol_of
from minzheng.faces.desk.street.walk_forms import SightForm, WalkFindingForm


@never_cache
@require_safe
@officer(api.PATROLLERS)
def walk(request: OfficerRequest, pk: int) -> HttpResponse:
    """The points with one tap each, and who is met; nothing that was told of anybody."""
    row = patrol_of(request, pk)
    require(request.viewer, api.PATROLLERS, row.division_code)
    if row.state != api.PatrolState.WALKING:
        return redirect("desk:street-patrol", pk)
    sights = list(row.sights.select_related("point"))
    shown = {
        "one": row, "sights": sights, "viewer": request.viewer,
        "found": WalkFindingForm(None, None, sights=sights),
        "worker_url": reverse("desk:street-walk-worker", args=[pk]),
    }  # fmt: skip
    return render(request, "desk/street/walk.html", shown)


@never_cache
@require_POST
@officer(api.PATROLLERS)
def seen(request: OfficerRequest, pk: int) -> HttpResponse:
    """What a phone kept of a point."""
    row, form = patrol_of(request, pk), SightForm(request.POST)

    def act() -> Told:
        given = form.cleaned_data
        sight = api.see_point(
            row, given["point"], given["outcome"], by=request.viewer,
            moment=_moment(request, row), note=given["note"],
        )  # fmt: skip
        return Told(f"{sight.point.name}：{sight.outcome_name}。")

    return take_kept(form, act, refusals=(api.StreetRefused,))


@never_cache
@require_POST
@officer(api.PATROLLERS)
def met(request: OfficerRequest, pk: int) -> HttpResponse:
    """Somebody met, as a phone kept it; taken in once, however often it is sent."""
    row = patrol_of(request, pk)
    sights = list(row.sights.select_related("point"))
    form = WalkFindingForm(request.POST, request.FILES, sights=sights)

    def act() -> Told:
        point = form.point_chosen
        found = api.note_finding(
            form.new(point.division_code), by=request.viewer, moment=_moment(request, row),
            patrol=row, point=point,
        )  # fmt: skip
        return Told(f"{point.name}：已记下，编号 {found.number}。")

    return take_kept(form, act, refusals=(api.StreetRefused,))


@require_safe
@officer(api.PATROLLERS)
def worker(request: OfficerRequest, pk: int) -> HttpResponse:
    """The program that keeps the page on the phone."""
    row = patrol_of(request, pk)
    require(request.viewer, api.PATROLLERS, row.division_code)
    shell = reverse("desk:street-walk", args=[row.pk])
    return keeper(request, shell, "desk/street.css", "desk/walking.js")


def _moment(request: OfficerRequest, row: api.Patrol) -> api.Moment:
    days = api.kept_days(row.division_code, request.today)
    return api.Moment(*moment_kept(request, days))
