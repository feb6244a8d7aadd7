"""Lights at the desk: an area with the worst first, a facility's, what each check means."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import may
from minzheng.engines.lights import api
from minzheng.faces.desk.facilities import choosing
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.lights import showing
from minzheng.faces.desk.lights.forms import BoardFilters, NoteForm
from minzheng.faces.desk.listing import listed
from minzheng.faces.desk.pages import page, refused
from minzheng.faces.desk.requests import OfficerRequest, officer

LONGEST, PAST = 6, 50


def answering(
    view: Callable[..., HttpResponse],
) -> Callable[..., HttpResponse]:
    """The view; what is not the officer's business is not found."""

    @wraps(view)
    def answered(request: OfficerRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return view(request, *args, **kwargs)
        except api.NoSuchLight as missing:
            return refused(request, str(missing), 404)

    return answered


@require_safe
@officer(api.READERS)
@listed("lights")
def board(request: OfficerRequest) -> HttpResponse:
    """The area at a glance and who is worst."""
    form = BoardFilters(request.GET)
    colour, check = form.told("colour"), form.told("check")
    told = request.GET.get("after", "")
    after = int(told) if told.isdecimal() and len(told) <= LONGEST else 0
    rows, following = api.standings(request.viewer, colour=colour, check=check, after=after)
    more = urlencode({"colour": colour, "check": check, "after": following}) if following else ""
    return page(
        request, "lights/board", form=form, table=showing.house_table(rows),
        figures=showing.figures(api.board_of(request.viewer, request.today)),
        more=f"?{more}" if more else "",
    )  # fmt: skip


@require_safe
@officer(api.READERS)
@listed("light-checks")
def catalogue(request: OfficerRequest) -> HttpResponse:
    """What each check means and on which values it stands."""
    return page(request, "lights/checks", table=showing.check_table())


@require_safe
@officer(api.READERS)
def facility(request: OfficerRequest, pk: int) -> HttpResponse:
    """What is wrong with a facility, and what was."""
    row = choosing.facility_for(request.viewer, pk)
    rows = api.lights_of(request.viewer).filter(facility=row)
    may_note = may(request.viewer, api.KEEPERS, row.division_code)
    return page(
        request, "lights/facility", facility=row,
        table=showing.light_table(rows.filter(ended_on=None), may_note=may_note),
        past=showing.past_table(rows.exclude(ended_on=None)[:PAST]),
    )  # fmt: skip


@require_http_methods(["GET", "POST"])
@officer(api.KEEPERS)
@answering
def note(request: OfficerRequest, pk: int) -> HttpResponse:
    """Write what is being done about a light."""
    row = api.light_for(request.viewer, pk)
    back = reverse("desk:facility-lights", args=[row.facility_id])
    form = NoteForm(request.POST or None, initial={"note": row.note})
    frame = FormFrame("写处理情况", "机构亮灯", back, lead=f"{row.facility.name}：{row.why}")

    def act() -> Done:
        api.note_light(request.viewer, pk, form.cleaned_data["note"], on=request.today)
        return Done("已写明处理情况。", back)

    return form_page(request, form, frame, act, refusals=(api.LightRefused,))
