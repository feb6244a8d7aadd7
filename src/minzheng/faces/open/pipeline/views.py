"""Projects and migrants' lists for everybody: money and how far, no person."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from minzheng.engines.migrants import api as lists
from minzheng.engines.pipeline import api
from minzheng.faces.open.pipeline import showing
from minzheng.faces.open.requests import OpenRequest
from minzheng.registers.divisions.api import full_names
from minzheng.registers.offices.api import home_division


@require_safe
def projects(request: OpenRequest) -> HttpResponse:
    """Approved projects, the newest first, of one kind or all."""
    kind = request.GET.get("kind", "")
    rows = api.public_projects(kind if kind in api.kinds() else "")
    names = full_names({each.project.division_code for each in rows})
    shown = {
        "table": showing.project_table(rows, names), "kinds": showing.kind_links(kind),
        "figures": showing.figures(rows), "section": "funds",
    }  # fmt: skip
    return render(request, "open/pipeline/projects.html", shown)


@require_safe
def migrants(request: OpenRequest) -> HttpResponse:
    """What was approved and paid by village and year; names hang in the village, masked."""
    rows = lists.public_rounds()
    names = full_names({each.round.division_code for each in rows})
    shown = {
        "table": showing.round_table(rows, names), "section": "funds",
        "terms": lists.terms(home_division(), request.today),
    }  # fmt: skip
    return render(request, "open/pipeline/migrants.html", shown)
