"""Standards and rules for everybody to read."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.faces.open.boards import place_of
from minzheng.faces.open.law import numbers, rules_of, status_counts
from minzheng.faces.open.place import home_division
from minzheng.faces.open.requests import OpenRequest
from minzheng.kernel.matter import UnknownMatter, catalogue


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
    """Every rule of a matter in words, with the text of its articles."""
    try:
        matter = catalogue().get(f"{field}/{name}")
    except UnknownMatter as unknown:
        raise Http404(str(unknown)) from unknown
    shown = {
        "service": matter.service, "rules": rules_of(matter, home_division(), request.today),
        "field": field, "name": name, "section": "parameters",
    }  # fmt: skip
    return render(request, "open/rules.html", shown)
