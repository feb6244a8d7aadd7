"""The list of tips, one of them, and taking one down for somebody who calls or comes."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.discovery import api as discovery
from minzheng.engines.tips import api
from minzheng.faces.desk import roles
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer
from minzheng.faces.desk.tips import showing
from minzheng.faces.desk.tips.forms import NewTipForm, PurposeForm, TipFilters
from minzheng.registers.divisions.api import full_names
from minzheng.registers.people.api import PhoneRefused
from minzheng.statutes.minors_protection import 未成年人保护法 as MinorsProtection


@require_safe
@officer(api.READERS)
@listed("tips")
def tips(request: OfficerRequest) -> HttpResponse:
    """What waits, what is due first first; filters stand in the address."""
    viewer, on = request.viewer, request.today
    form = TipFilters(request.GET, viewer=viewer, on=on)
    found = api.tip_page(viewer, form.wanted, on)
    names = full_names({tip.division_code for tip in found.rows})
    held = {name: str(request.GET[name]) for name in request.GET if name != "after"}
    return page(
        request,
        "tips/tips",
        form=form,
        tabs=showing.tabs(form.wanted, api.counts(viewer, on)),
        table=showing.tip_table(found.rows, names, on),
        first=showing.address(**held) if form.wanted.after else "",
        more=showing.address(**held, after=str(found.after)) if found.after else "",
        narrowed=bool(held),
        may_record=bool(viewer.roles & set(api.RECORDERS)),
    )


@require_http_methods(["GET", "POST"])
@officer(api.RECORDERS)
def new(request: OfficerRequest) -> HttpResponse:
    """Take down what somebody tells."""
    viewer, on = request.viewer, request.today
    form = NewTipForm(request.POST or None, request.FILES or None, viewer=viewer, on=on)
    alike = _alike(request, form) if form.is_valid() and not form.cleaned_data["sure"] else []
    made = _receive(request, form) if form.is_valid() and not alike else None
    if made is None:
        return page(request, "tips/new", form=form, alike=alike)
    messages.success(request, f"已登记，回执号 {made.number}，请告诉反映人。")
    seen = api.tips_of(viewer).filter(pk=made.pk).exists()
    return redirect("desk:tip", made.pk) if seen else redirect("desk:tips")


@require_safe
@officer(api.READERS)
def tip(request: OfficerRequest, pk: int) -> HttpResponse:
    """One tip: what was told, what was done, what may be the same, what can be done."""
    return page(request, "tips/tip", **shown(request, api.tip_for(request.viewer, pk)))


def shown(request: OfficerRequest, row: api.Tip) -> dict[str, Any]:
    """What every page about one tip shows."""
    viewer, on = request.viewer, request.today
    alike = api.likely_same(viewer, row)
    names = full_names({row.division_code, *(each.tip.division_code for each in alike)})
    clock = api.clock_of(row, on) if row.waits else None
    takes_in = bool(viewer.roles & set(roles.TAKERS_IN))
    deeds = api.deeds_of(row)
    return {
        "tip": row,
        "figures": showing.figures(row, names[row.division_code]),
        "entries": showing.story(row),
        "clock": clock,
        "events": showing.events(deeds, row, clock),
        "likely": showing.likely(alike, names),
        "may_work": api.may_work(viewer, row),
        "may_answer": api.may_answer(viewer, row),
        "workers": roles.words(api.workers_of(row)),
        "duty": MinorsProtection.第十一条 if row.is_harm else None,
        "is_reported": any(deed.kind == api.Deed.Kind.REPORTED for deed in deeds),
        "purposes": PurposeForm(),
        "intake_url": reverse("desk:intake") if takes_in else "",
    }


def _alike(request: OfficerRequest, form: NewTipForm) -> list[discovery.Alike]:
    """What tells of the same already, as far as she may see it; shown once, before it is sent."""
    given = form.cleaned_data
    told = {name: given[name] for name in ("who", "where", "words")}
    sketch = discovery.Sketch(given["kind"], given["division_code"], told)
    return discovery.alike(request.viewer, sketch, request.today)


def _receive(request: OfficerRequest, form: NewTipForm) -> api.Tip | None:
    same_as = form.cleaned_data["same_as"]
    try:
        new = form.new()
        return discovery.report(new, by=request.viewer, on=request.today, same_as=same_as).tip
    except PhoneRefused as wrong:
        form.add_error("phone", str(wrong))
    except api.TipRefused as wrong:
        form.add_error(None, str(wrong))
    return None
