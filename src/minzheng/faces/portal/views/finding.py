"""Finding a service: the home page, the list, the guide and the sheet to print."""

from collections.abc import Callable, Mapping
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from minzheng.engines.bookings.api import offers_at
from minzheng.engines.notices.api import live_publicity
from minzheng.faces.portal.blanks import blank_form, sample_form, sample_result
from minzheng.faces.portal.bundles import events
from minzheng.faces.portal.fieldwords import Occasion
from minzheng.faces.portal.finding import groups, occasions, offers
from minzheng.faces.portal.guide import guide_of
from minzheng.faces.portal.place import county_of, place_name, place_of
from minzheng.faces.portal.requests import PortalRequest, viewer_for
from minzheng.faces.portal.sieving import sieves_of
from minzheng.faces.portal.todo import todo_of
from minzheng.kernel.matter import Matter, UnknownMatter, catalogue
from minzheng.registers.offices.api import office_of

SHOWN = 5
PAPERS: Mapping[str, Callable[[Matter, str, date], bytes | None]] = {
    "form": blank_form, "form-sample": sample_form, "result-sample": sample_result,
}  # fmt: skip


@require_safe
def home(request: PortalRequest) -> HttpResponse:
    """Search, occasions in life, what waits for me, the latest publicity."""
    viewer = viewer_for(request)
    shown = {
        "occasions": [(each, _way_to(each)) for each in occasions()],
        "count": len(offers()),
        "todo": todo_of(viewer, request.today),
        "publicities": live_publicity(request.today, county_of(place_of(viewer)))[:SHOWN],
    }
    return render(request, "portal/home.html", shown)


@require_safe
def services(request: PortalRequest) -> HttpResponse:
    """All services, narrowed by words, occasion, audience, department or level."""
    text, field = request.GET.get("q", ""), request.GET.get("field", "")
    sieves = sieves_of(request.GET)
    found = [offer for offer in offers(text, field) if all(sieve.lets(offer) for sieve in sieves)]
    shown = {
        "groups": groups(found), "text": text, "field": field, "sieves": sieves,
        "occasions": occasions(), "section": "services", "count": len(found),
    }  # fmt: skip
    return render(request, "portal/services.html", shown)


@require_safe
def calculator(request: PortalRequest) -> HttpResponse:
    """What can be estimated: every matter whose rules give an amount."""
    paying = [offer for offer in offers() if offer.pays]
    return render(request, "portal/calculator.html", {"groups": groups(paying)})


@require_safe
def guide(request: PortalRequest, field: str, name: str) -> HttpResponse:
    """The guide of one service."""
    return _guide(request, matter_or_404(field, name), "portal/guide.html")


@require_safe
def tell_once(request: PortalRequest, field: str, name: str) -> HttpResponse:
    """The same on one sheet to print."""
    return _guide(request, matter_or_404(field, name), "portal/tell_once.html")


@require_safe
def blank(request: PortalRequest, field: str, name: str, paper: str) -> HttpResponse:
    """A paper to take away as PDF."""
    maker = PAPERS.get(paper)
    matter = matter_or_404(field, name)
    place = place_of(viewer_for(request))
    office = office_of(place, "town") or office_of(place, "district")
    issuer = office.name if office is not None else place_name(county_of(place))
    pdf = maker(matter, issuer, request.today) if maker else None
    if pdf is None:
        raise Http404("没有这份表。请从办事指南里下载")
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}-{paper}.pdf"'
    return response


def matter_or_404(field: str, name: str) -> Matter:
    """The matter of a folder, or the page that says there is none."""
    try:
        return catalogue().get(f"{field}/{name}")
    except UnknownMatter as unknown:
        raise Http404(str(unknown)) from unknown


def _way_to(occasion: Occasion) -> str:
    """To its matters together where they can be applied for together, else to their list."""
    together = next((event for event in events() if event.title == occasion.words), None)
    if together is not None:
        return reverse("portal:event", args=[together.slug])
    return f"{reverse('portal:services')}?field={occasion.field}"


def _guide(request: PortalRequest, matter: Matter, template: str) -> HttpResponse:
    place = place_of(viewer_for(request))
    shown = {
        "guide": guide_of(matter, place=place, on=request.today),
        "bookings": _bookings(matter, place, request.today),
        "service": matter.service,
        "field": matter.field, "name": matter.key.partition("/")[2], "section": "services",
    }  # fmt: skip
    return render(request, template, shown)


def _bookings(matter: Matter, place: str, on: date) -> str:
    """Where a time can be booked for it, if any can."""
    url = reverse("portal:booking")
    if offers_at("", matter.key, county_of(place), on=on).exists():
        return f"{url}?matter={matter.key}"
    return url if offers_at("", "", county_of(place), on=on).exists() else ""
