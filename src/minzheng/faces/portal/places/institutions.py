"""Finding an institution: the list with its map, one of them, and up to three side by side."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from minzheng.engines.bookings.api import offers_at
from minzheng.faces.looks.dotmap import Dot, dot_map
from minzheng.faces.portal.place import place_name
from minzheng.faces.portal.places import showing
from minzheng.faces.portal.places.choosing import InstitutionFilters
from minzheng.faces.portal.requests import PortalRequest
from minzheng.registers.facilities.api import (
    Facility,
    NoSuchFacility,
    find_facility,
    nearest,
    offers_by_facility,
)
from minzheng.registers.offices.api import home_division

MOST_COMPARED, MOST_POINTS, NEIGHBOURS = 3, 2_000, 4
SECTION = "institutions"


@require_safe
def institutions(request: PortalRequest) -> HttpResponse:
    """The list first, the map beside it; narrowed by what is asked for."""
    form = _filters(request)
    found = form.found(_number(request.GET.get("after", "")))
    keys = [placed.pk for placed in found.shown]
    listed = showing.items(found, Facility.objects.in_bulk(keys), offers_by_facility(keys), form)
    shown = {
        "form": form, "items": listed, "found": found, "map": dot_map(showing.dots(listed)),
        "next_url": form.address(after=found.after) if found.after else "",
        "first_url": form.address() if found.first else "",
        "points_url": f"{reverse('portal:institution-points')}{form.address()}",
        "measured": any(item.far for item in listed), "section": SECTION,
    }  # fmt: skip
    return render(request, "portal/places/institutions.html", shown)


@require_safe
def points(request: PortalRequest) -> HttpResponse:
    """Names and positions of all that fit: the phone itself finds the nearest, and tells nobody."""
    keys = [row[0] for row in _filters(request).fitting() if row[1] is not None][:MOST_POINTS]
    rows = Facility.objects.filter(pk__in=keys).order_by("name", "pk")
    told = [
        {
            "name": row.name, "kind": row.kind_name, "address": row.address,
            "url": reverse("portal:institution", args=[row.pk]),
            "latitude": row.latitude, "longitude": row.longitude,
        }
        for row in rows
    ]  # fmt: skip
    return JsonResponse({"places": told})


@require_safe
def institution(request: PortalRequest, pk: int) -> HttpResponse:
    """Everything about one."""
    facility, on = _facility(pk), request.today
    offers = offers_by_facility([pk]).get(pk, [])
    shown = {
        "facility": facility,
        "figures": showing.figures(facility, offers, on),
        "services": showing.service_table(offers),
        "entries": showing.entries(facility, place_name(facility.division_code), on),
        "is_closed": facility.closed_on is not None and facility.closed_on <= on,
        "bookable": offers_at(facility.ref, on=on),
        "map": dot_map(_own_dot(facility)),
        "others": _others(facility, request),
        "back_url": reverse("portal:institutions"), "back_words": "返回找机构", "section": SECTION,
    }  # fmt: skip
    return render(request, "portal/places/institution.html", shown)


@require_safe
def compare(request: PortalRequest) -> HttpResponse:
    """Up to three side by side."""
    asked = [int(each) for each in request.GET.getlist("c") if each.isdecimal() and len(each) < 10]
    keys = list(dict.fromkeys(asked))
    known = Facility.objects.in_bulk(keys[:MOST_COMPARED])
    chosen = [known[key] for key in keys if key in known]
    table = showing.comparison(chosen, offers_by_facility(known), request.today)
    shown = {
        "table": table, "chosen": chosen, "too_many": len(keys) > MOST_COMPARED,
        "back_url": reverse("portal:institutions"), "back_words": "返回找机构", "section": SECTION,
    }  # fmt: skip
    return render(request, "portal/places/compare.html", shown)


def _filters(request: PortalRequest) -> InstitutionFilters:
    at = timezone.localtime().time()
    return InstitutionFilters(request.GET, home=home_division(), on=request.today, at=at)


def _facility(pk: int) -> Facility:
    try:
        return find_facility(pk)
    except NoSuchFacility as gone:
        raise Http404(str(gone)) from gone


def _own_dot(facility: Facility) -> list[Dot]:
    if facility.latitude is None or facility.longitude is None:
        return []
    return [Dot(1, facility.name, facility.latitude, facility.longitude)]


def _others(facility: Facility, request: PortalRequest) -> list[tuple[Facility, str]]:
    """The nearest of the same kind."""
    if facility.latitude is None or facility.longitude is None:
        return []
    position = facility.latitude, facility.longitude
    found = nearest(*position, [facility.kind], NEIGHBOURS, on=request.today)
    return [
        (near.facility, showing.distance_words(near.metres))
        for near in found
        if near.facility.pk != facility.pk
    ]


def _number(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 10 else 0
