"""Standards and rules for everybody to read."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.faces.open.boards import place_of
from minzheng.faces.open.law import law_of, numbers, status_counts
from minzheng.faces.open.requests import OpenRequest
from minzheng.kernel.matter import UnknownMatter, catalogue
from minzheng.registers.offices.api import home_division


@require_safe
def parameters(request: OpenRequest) -> HttpResponse:
    """Each number with its value, source, status and since when."""
    place = home_division()
    groups = numbers(place, request.today)
    shown = {
        "groups": groups, "counts": status_counts(groups), "place": place_of(place) or "全国",
        "section": "parameters",
    }  # fmt: skip
    return render(request, "open/parameters.html", shown)


@require_safe
def rules(request: OpenRequest, field: str, name: str) -> HttpResponse:
    """A matter as it is written: flows drawn, rules in words, stacking, worked cases."""
    try:
        matter = catalogue().get(f"{field}/{name}")
    except UnknownMatter as unknown:
        raise Http404(str(unknown)) from unknown
    law = law_of(matter, home_division(), request.today)
    shown = {
        "service": matter.service, "law": law, "place": place_of(home_division()) or "全国",
        "field": field, "name": name, "section": "parameters",
    }  # fmt: skip
    return render(request, "open/rules.html", shown)
