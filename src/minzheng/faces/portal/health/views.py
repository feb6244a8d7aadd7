"""“健康记录”: one's own, those one may read, and who may read one's own."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.health import api
from minzheng.faces.portal.health import showing
from minzheng.faces.portal.health.forms import CopyForm, ShareForm
from minzheng.faces.portal.requests import PortalRequest, citizen, refused

FORMS = require_http_methods(["GET", "POST"])
SECTION, MONTH = "my", 1
View = Callable[..., HttpResponse]


def answering(view: View) -> View:
    """The view; what the engine refuses is a page."""

    @wraps(view)
    def answered(request: PortalRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except api.NoSuchRecord as missing:
            return refused(request, str(missing), 404)
        except api.HealthRefused as refusal:
            return refused(request, str(refusal), 409)

    return answered


@never_cache
@FORMS
@citizen
def mine(request: PortalRequest) -> HttpResponse:
    """Whose record I may read, who may read mine; letting somebody read."""
    me = request.viewer.person_id or 0
    form = ShareForm(request.POST or None)
    if form.is_bound and form.is_valid():
        given = form.cleaned_data
        try:
            row = api.share(request.viewer, given["name"], given["id_number"], on=request.today)
        except api.HealthRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已授权{row.reader.name}看您的健康记录。")
            return redirect("portal:health")
    shown = {
        "form": form, "section": SECTION, "me": me,
        "others": list(api.shared_with(request.viewer)[:50]), "given": api.sharings_of(me),
    }  # fmt: skip
    return render(request, "portal/health/mine.html", shown)


@never_cache
@require_safe
@citizen
@answering
def record(request: PortalRequest, pk: int) -> HttpResponse:
    """One record; that it was read is in the trail."""
    person = api.open_for_family(request.viewer, pk)
    told = api.family_record(person, request.today)
    facts = [(row, *api.told_of(row)) for row in told.facts]
    shown = {
        "person": person, "told": told, "facts": facts, "section": SECTION,
        "curves": showing.curves(told.readings), "table": showing.reading_table(told.readings),
    }  # fmt: skip
    return render(request, "portal/health/record.html", shown)


@FORMS
@citizen
@answering
def end(request: PortalRequest, pk: int) -> HttpResponse:
    """Taken back, or given up."""
    rows = [*api.sharings_of(request.viewer.person_id or 0), *api.shared_with(request.viewer)]
    row = next((each for each in rows if each.pk == pk and each.withdrawn_on is None), None)
    if row is None:
        raise api.NoSuchRecord("没有这项授权，或它不是您的。请从“健康记录”重新进入")
    if request.method == "POST":
        api.withdraw(request.viewer, pk, on=request.today)
        messages.success(request, "已撤回授权。")
        return redirect("portal:health")
    shown = {"row": row, "section": SECTION, "back_url": reverse("portal:health")}
    return render(request, "portal/health/end.html", shown)


@FORMS
@citizen
@answering
def copy(request: PortalRequest) -> HttpResponse:
    """One's own record as a file that a hospital's system reads."""
    start = {"since": request.today.replace(day=MONTH), "until": request.today}
    form = CopyForm(request.POST or None, initial=start)
    if form.is_bound and form.is_valid():
        try:
            told = api.export_own(request.viewer, form.asked(), on=request.today)
        except api.HealthRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            name = {"Content-Disposition": 'attachment; filename="observations.json"'}
            return HttpResponse(told, content_type="application/fhir+json", headers=name)
    return render(request, "portal/health/copy.html", {"form": form, "section": SECTION})
