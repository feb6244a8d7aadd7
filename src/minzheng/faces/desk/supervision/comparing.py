"""Towns side by side, and who is due for the periodic review."""

from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from minzheng.engines.supervision import api
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.supervision import showing
from minzheng.faces.desk.supervision.forms import MatterForm
from minzheng.faces.desk.supervision.funnel import funnel_of
from minzheng.faces.desk.supervision.where import (
    county_of,
    home_of,
    matters,
    town_names,
    towns_of,
)


@require_safe
@officer(api.READERS)
def monitor(request: OfficerRequest) -> HttpResponse:
    """One matter over twelve months, a funnel for each measure."""
    viewer, on = request.viewer, request.today
    form = MatterForm(request.GET, matters=matters(), towns=())
    county = county_of(home_of(viewer, api.READERS))
    found = api.monitor(viewer, form.matter_key, county, on)
    names = town_names(on, county)
    funnels = [funnel_of(each, lambda code: names.get(code, code)) for each in found.compared]
    return page(
        request, "supervision/monitor", form=form, found=found, funnels=funnels,
        matter=showing.short(found.matter),
        deciding=[names.get(town, town) for town in found.deciding],
    )  # fmt: skip


@require_safe
@officer(api.FINDING_READERS)
@listed("periodic-reviews")
def periodic(request: OfficerRequest) -> HttpResponse:
    """Who holds a benefit and is due; read from the cases, the longest due first."""
    viewer, on = request.viewer, request.today
    home = home_of(viewer, api.FINDING_READERS)
    timed = [(matter.key, matter.service.short) for matter in api.reviewed_matters()]
    towns = towns_of(viewer, api.FINDING_READERS, on)
    form = MatterForm(request.GET, matters=timed, towns=towns)
    found = api.periodic(viewer, form.matter_key, home, on)
    dues = [due for due in found if form.keeps(due)]
    rows, more = _page(dues, request.GET.get("after", ""))
    held = urlencode({name: request.GET[name] for name in request.GET if name != "after"})
    names = dict(towns)
    url, of = reverse("desk:periodic-reviews"), urlencode({"matter": form.matter_key})
    return page(
        request, "supervision/periodic", form=form, narrowed=bool(held),
        table=showing.due_table(rows, names), rhythms=showing.rhythm_summary(found),
        summary=showing.due_summary(found, names, lambda town: f"{url}?{of}&town={town}"),
        more=f"{url}?after={more}&{held}" if more else "",
    )  # fmt: skip


def _page(dues: list[api.Due], after: str) -> tuple[list[api.Due], str]:
    """A page after the cursor "day:number", and the cursor of the next."""
    day, _, number = after.partition(":")
    rest = [due for due in dues if (due.due_on.isoformat(), due.number) > (day, number)]
    more = len(rest) > api.PAGE
    last = rest[api.PAGE - 1] if more else None
    return rest[: api.PAGE], f"{last.due_on}:{last.number}" if last else ""
