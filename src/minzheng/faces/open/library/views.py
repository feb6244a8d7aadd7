"""Policies for everybody: the text in force, older editions, what each changes."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.library import api
from minzheng.faces.open.library import showing
from minzheng.faces.open.library.forms import PolicyForm
from minzheng.faces.open.paging import known_number, page_of
from minzheng.faces.open.requests import OpenRequest

SECTION = {"section": "policies"}


@require_safe
def policies(request: OpenRequest) -> HttpResponse:
    """Those that were opened, by level and words."""
    form = PolicyForm(request.GET)
    given = form.cleaned_data if form.is_valid() else {}
    rows = api.public_policies(given.get("level", ""), given.get("words", ""))
    found, more = page_of(rows.order_by("-pk"), request)
    table = showing.policy_table(found, request.today)
    shown = {"table": table, "form": form, "next_url": more, **SECTION}
    return render(request, "open/library/policies.html", shown)


@require_safe
def policy(request: OpenRequest, pk: int) -> HttpResponse:
    """One: the edition that holds, or the one asked for."""
    try:
        row, editions = api.public_policy(known_number(pk))
    except api.NoSuchPolicy as missing:
        raise Http404(str(missing)) from missing
    number = request.GET.get("edition", "")
    asked = next((each for each in editions if str(each.number) == number), None)
    if number and asked is None:
        raise Http404
    edition = asked or api.holding(editions, request.today)
    if edition is None:
        raise Http404
    shown = {
        "row": row, "edition": edition,
        "entries": showing.entries(edition, editions, request.today),
        "editions": showing.edition_table(editions, request.today),
        "changes": showing.change_table(edition), **SECTION,
    }  # fmt: skip
    return render(request, "open/library/policy.html", shown)
