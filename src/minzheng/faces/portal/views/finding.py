"""Finding a service: the home page, the list, the guide and the sheet to print."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.notices.api import live_publicity
from minzheng.faces.portal.finding import groups, occasions, offers
from minzheng.faces.portal.guide import guide_of
from minzheng.faces.portal.place import county_of, place_of
from minzheng.faces.portal.requests import PortalRequest, viewer_for
from minzheng.faces.portal.todo import todo_of
from minzheng.kernel.matter import Matter, UnknownMatter, catalogue

SHOWN = 5


@require_safe
def home(request: PortalRequest) -> HttpResponse:
    """Search, occasions in life, what waits for me, the latest publicity."""
    viewer = viewer_for(request)
    shown = {
        "occasions": occasions(),
        "count": len(offers()),
        "todo": todo_of(viewer, request.today),
        "publicities": live_publicity(request.today, county_of(place_of(viewer)))[:SHOWN],
    }
    return render(request, "portal/home.html", shown)


@require_safe
def services(request: PortalRequest) -> HttpResponse:
    """All services, narrowed by an occasion or by words."""
    text, field = request.GET.get("q", ""), request.GET.get("field", "")
    shown = {
        "groups": groups(offers(text, field)), "text": text, "field": field,
        "occasions": occasions(), "section": "services",
    }  # fmt: skip
    return render(request, "portal/services.html", shown)


@require_safe
def guide(request: PortalRequest, field: str, name: str) -> HttpResponse:
    """The guide of one service."""
    return _guide(request, matter_or_404(field, name), "portal/guide.html")


@require_safe
def tell_once(request: PortalRequest, field: str, name: str) -> HttpResponse:
    """The same on one sheet to print."""
    return _guide(request, matter_or_404(field, name), "portal/tell_once.html")


def matter_or_404(field: str, name: str) -> Matter:
    """The matter of a folder, or the page that says there is none."""
    try:
        return catalogue().get(f"{field}/{name}")
    except UnknownMatter as unknown:
        raise Http404(str(unknown)) from unknown


def _guide(request: PortalRequest, matter: Matter, template: str) -> HttpResponse:
    place = place_of(viewer_for(request))
    shown = {
        "guide": guide_of(matter, place=place, on=request.today),
        "service": matter.service,
        "field": matter.field, "name": matter.key.partition("/")[2], "section": "services",
    }  # fmt: skip
    return render(request, template, shown)
