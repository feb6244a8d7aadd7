"""追评, and the public page of ratings."""

from datetime import date
from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.cases import api as cases
from minzheng.faces.portal.ratings import LEVELS, rating_tables
from minzheng.faces.portal.requests import PortalRequest, citizen

SHOWN = 20


class FollowUpForm(forms.Form):
    """How it is now."""

    level = forms.ChoiceField(
        label="处理以后，您满意吗？", choices=LEVELS, widget=forms.RadioSelect
    )
    comment = forms.CharField(
        label="想说的话", required=False, max_length=500, widget=forms.Textarea({"rows": 4})
    )


@require_http_methods(["GET", "POST"])
@citizen
def follow_up(request: PortalRequest, number: str) -> HttpResponse:
    """Say once more what one thinks, after the remedy."""
    case = cases.case_for(request.viewer, number, may="own")
    form = FollowUpForm(request.POST or None)
    if form.is_valid():
        level, said = int(form.cleaned_data["level"]), form.cleaned_data["comment"]
        try:
            cases.follow_up(number, level, said, by=request.viewer, on=request.today)
        except cases.RatingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return redirect("portal:case", number)
    shown: dict[str, Any] = {"form": form, "case": case, "section": "my"}
    return render(request, "portal/follow_up.html", shown)


@require_safe
def ratings(request: PortalRequest) -> HttpResponse:
    """How this year's services were rated, and what became of bad reviews."""
    since = date(request.today.year, 1, 1)
    found = cases.tallies(since, request.today)
    settled = cases.settled_reviews(since, request.today, SHOWN)
    shown = {**rating_tables(found, settled), "since": since, "section": "services"}
    return render(request, "portal/ratings.html", shown)
