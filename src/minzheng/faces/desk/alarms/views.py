"""Alarms at the desk: the list, one and its deeds, devices that are silent, how fast we answer."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from minzheng.engines.access.api import NotAllowed
from minzheng.engines.alarms import api
from minzheng.faces.desk.alarms import showing
from minzheng.faces.desk.alarms.answering import answering, now_of
from minzheng.faces.desk.alarms.figures import figure_strip, response_table
from minzheng.faces.desk.alarms.forms import (
    AlarmFilters,
    CloseForm,
    DeviceFilters,
    MonthFilters,
    WordsForm,
)
from minzheng.faces.desk.form_pages import Done, FormFrame, form_page
from minzheng.faces.desk.listing import after, listed
from minzheng.faces.desk.pages import page
from minzheng.faces.desk.requests import OfficerRequest, officer

FORMS = require_http_methods(["GET", "POST"])
REFUSALS = (api.AlarmRefused, NotAllowed)


@never_cache
@require_safe
@officer(api.READERS)
@listed("alarms")
def alarms(request: OfficerRequest) -> HttpResponse:
    """The alarms of the area."""
    form = AlarmFilters(request.GET)
    state = form.cleaned_data["state"] if form.is_valid() else ""
    found = api.alarm_page(request.viewer, state, after(request), request.today)
    more = f"?{urlencode({'state': state, 'after': found.after})}" if found.after else ""
    table = showing.alarm_table(found.rows)
    waiting = api.open_count(request.viewer, request.today)
    return page(request, "alarms/alarms", form=form, table=table, more=more, waiting=waiting)


@never_cache
@require_safe
@officer(api.READERS)
@answering
def alarm(request: OfficerRequest, pk: int) -> HttpResponse:
    """One alarm, minute by minute, and what comes next."""
    row = api.alarm_for(request.viewer, pk, request.today)
    return page(
        request, "alarms/alarm", row=row, tone=showing.TONES[row.state],
        steps=showing.step_table(api.steps_of(row)), mine=api.may_answer(request.viewer, row),
    )  # fmt: skip


@FORMS
@officer(api.ANSWERERS)
@answering
def answer(request: OfficerRequest, pk: int) -> HttpResponse:
    """I take it."""
    return _deed(request, pk, "应答", api.answer)


@FORMS
@officer(api.ANSWERERS)
@answering
def arrive(request: OfficerRequest, pk: int) -> HttpResponse:
    """Somebody is there."""
    return _deed(request, pk, "记到场", api.arrive)


@FORMS
@officer(api.ANSWERERS)
@answering
def close(request: OfficerRequest, pk: int) -> HttpResponse:
    """What it was."""
    row = api.alarm_for(request.viewer, pk, request.today)
    form = CloseForm(request.POST or None)
    back = reverse("desk:alarm", args=[pk])
    frame = FormFrame(f"办结：{row.device.person.name}家的报警", "报警", back, button="办结")

    def act() -> Done:
        given = form.cleaned_data
        api.close(request.viewer, pk, given["outcome"], given["found"], now=now_of(request))
        return Done("已办结。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)


@require_safe
@officer(api.READERS)
@listed("alarm-devices")
def devices(request: OfficerRequest) -> HttpResponse:
    """The devices of the area; those that are silent."""
    form = DeviceFilters(request.GET)
    show = form.cleaned_data["show"] if form.is_valid() else ""
    found = api.device_page(request.viewer, show, after(request), now_of(request))
    more = f"?{urlencode({'show': show, 'after': found.after})}" if found.after else ""
    return page(
        request, "alarms/devices", form=form, table=showing.device_table(found.rows), more=more
    )


@require_safe
@officer(api.READERS)
@listed("alarm-figures")
def figures(request: OfficerRequest) -> HttpResponse:
    """How fast alarms are answered, how many are false, by kind."""
    form = MonthFilters(request.GET, on=request.today)
    month = form.month_of(request.today)
    rows = api.responses(request.viewer, month, request.today)
    return page(
        request, "alarms/figures", form=form, month=month, table=response_table(rows),
        figures=figure_strip(rows),
    )  # fmt: skip


def _deed(request: OfficerRequest, pk: int, title: str, verb: Any) -> HttpResponse:
    row = api.alarm_for(request.viewer, pk, request.today)
    form = WordsForm(request.POST or None)
    back = reverse("desk:alarm", args=[pk])
    frame = FormFrame(f"{title}：{row.device.person.name}家的报警", "报警", back, button=title)

    def act() -> Done:
        verb(request.viewer, pk, form.cleaned_data["words"], now=now_of(request))
        return Done(f"已{title}。", back)

    return form_page(request, form, frame, act, refusals=REFUSALS)
