"""The basic elder-care list of any place with a list, on any day: on a page, and as a PDF."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.guarantees import api
from minzheng.engines.notices import api as notices
from minzheng.engines.parameters.api import place_names
from minzheng.faces.looks.fields import offer
from minzheng.faces.open.guarantees import showing
from minzheng.faces.open.requests import OpenRequest
from minzheng.kernel.divisions import covers
from minzheng.registers.offices.api import home_division

COUNTY = 6
SECTION = "guarantees"


class ListFilters(forms.Form):
    """Where, and from which list's day on."""

    place = forms.ChoiceField(label="哪里的清单", required=False)
    day = forms.DateField(
        label="哪一天施行的", required=False,
        widget=forms.DateInput({"type": "date"}, format="%Y-%m-%d"),
    )  # fmt: skip


@dataclass(frozen=True)
class _Asked:
    """What was asked for: a place, a day, and every list there is."""

    form: ListFilters
    place: str
    name: str
    day: date
    everything: list[api.Published]

    @property
    def rows(self) -> tuple[api.Listed, ...]:
        return api.merged(self.everything, self.place, self.day)


@require_safe
def lists(request: OpenRequest) -> HttpResponse:
    """What holds there on that day, from which lists, and what the newest one changed."""
    asked = _asked(request)
    held = api.newest_of_places(asked.everything, asked.day)
    sources = [each for each in held if covers(each.place, asked.place)]
    shown = {
        "form": asked.form, "place": asked.name, "code": asked.place, "day": asked.day,
        "groups": showing.groups(asked.rows), "sources": sources, "advice": showing.ADVICE,
        "changes": _changes(asked, sources), "section": SECTION,
        "away": showing.away(asked.rows, asked.place, asked.day) if asked.rows else None,
    }  # fmt: skip
    return render(request, "open/guarantees/lists.html", shown)


@require_safe
def pdf(request: OpenRequest) -> HttpResponse:
    """The same on paper."""
    asked = _asked(request)
    if not asked.rows:
        raise Http404("这个地方这一天没有施行的清单")
    content = _typeset(showing.letter(asked.name, asked.day, asked.rows))
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = 'inline; filename="guarantees.pdf"'
    return answer


@lru_cache(maxsize=8)
def _typeset(letter: notices.Letter) -> bytes:
    """Set once for all who read the same."""
    return notices.render(letter).pdf


def _asked(request: OpenRequest) -> _Asked:
    """What was chosen; what cannot be read is the district of this house, today."""
    everything = api.published()
    codes = sorted({each.place for each in everything})
    names = place_names(codes)
    form = ListFilters(request.GET)
    offer(form, "place", [("", "本区"), *((code, names[code]) for code in codes)])
    told = form.cleaned_data if form.is_valid() else {}
    home = home_division()[:COUNTY].ljust(12, "0")
    place, day = told.get("place") or home, told.get("day") or request.today
    name = names.get(place) or place_names([place])[place]
    return _Asked(form, place, name, day, everything)


def _changes(asked: _Asked, sources: list[api.Published]) -> list[tuple[api.Published, object]]:
    """Of each list in force that had one before it, what it changed."""
    found: list[tuple[api.Published, object]] = []
    for each in sources:
        earlier = [e for e in asked.everything if e.place == each.place and e.since < each.since]
        if earlier:
            found.append((each, showing.changes(api.changes(earlier[0], each))))
    return found
