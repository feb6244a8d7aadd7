"""The search page, what the box suggests while somebody types, and the help on keys."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.search.api import EVERY_KIND, MOST, Found, Kind, find, suggest
from minzheng.faces.desk import roles, shortcuts
from minzheng.faces.desk.finding import links, tables
from minzheng.faces.desk.finding.hydrating import hydrated, places_of
from minzheng.faces.desk.finding.typed import LONGEST, Typed, typed, with_box
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.showing.words import near

SUGGESTED = 8
KINDS = {kind.name.lower(): kind for kind in EVERY_KIND}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@officer(roles.READERS)
@with_box
def search(request: OfficerRequest) -> HttpResponse:
    """What is found by whatever was typed; the whole number of a case or household opens it."""
    asked = typed(request)
    kind = KINDS.get(request.GET.get("kind", ""))
    found = find(request.viewer, asked.text, kinds=(kind,) if kind else EVERY_KIND)
    if found.only is not None:
        return redirect(links.page_of(found.only))
    return page(request, "finding/search", **_shown(request, found, kind, asked))


@never_cache
@require_safe
@officer(roles.READERS)
def suggestions(request: OfficerRequest) -> HttpResponse:
    """The best hits for the box, as JSON; the page itself needs none of it."""
    hits = suggest(request.viewer, request.GET.get("q", "")[:LONGEST], most=SUGGESTED)
    places = places_of(hits)
    told = [
        {
            "label": hit.label,
            "note": hit.note or near(places.get(hit.division_code, "")),
            "kind": str(hit.kind.label),
            "url": links.page_of(hit),
        }
        for hit in hits
        if links.page_of(hit)
    ]
    return JsonResponse({"hits": told})


@require_safe
@officer(roles.EVERYBODY)
def keys(request: OfficerRequest) -> HttpResponse:
    """Which keys do what, and how to switch them off."""
    return page(request, "finding/keys", table=shortcuts.table(shortcuts.places(request.viewer)))


def _shown(
    request: OfficerRequest, found: Found, kind: Kind | None, asked: Typed
) -> dict[str, Any]:
    most = MOST if kind else tables.SHORT
    rows = hydrated(request.viewer, found, most, request.today)
    return {
        "typed": asked,
        "kind": kind,
        "tabs": tables.tabs(found, kind, asked) if asked.text and kind is None else (),
        "groups": tables.drawn(found, rows, asked, whole=kind is not None),
        "looked_up": bool(found.question.whole_id or found.question.whole_phone),
        "back": tables.address(asked) if kind else "",
    }
