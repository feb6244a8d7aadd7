"""Alarms at the centre: what waits, one and its deeds, the devices and their contacts."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from minzheng.engines.alarms import api
from minzheng.engines.care.api import facilities_of
from minzheng.faces.provider.alarms import showing
from minzheng.faces.provider.alarms.answering import after, answering, now_of
from minzheng.faces.provider.alarms.forms import CloseForm, DeviceForm, WhyForm, WordsForm
from minzheng.faces.provider.pages import page
from minzheng.faces.provider.requests import HouseRequest, member

FORMS = require_http_methods(["GET", "POST"])


@never_cache
@require_safe
@member
def alarms(request: HouseRequest) -> HttpResponse:
    """The centre's alarms, the newest first. Four queries."""
    found = api.alarm_page(request.viewer, "", after(request), request.today)
    return page(
        request, "alarms/alarms", table=showing.alarm_table(found.rows),
        waiting=api.open_count(request.viewer, request.today),
        more=f"?after={found.after}" if found.after else "",
    )  # fmt: skip


@never_cache
@require_safe
@member
@answering
def alarm(request: HouseRequest, pk: int) -> HttpResponse:
    """One alarm, minute by minute, and what comes next."""
    row = api.alarm_for(request.viewer, pk, request.today)
    return page(
        request, "alarms/alarm", row=row, tone=showing.TONES[row.state],
        steps=showing.step_table(api.steps_of(row)),
    )  # fmt: skip


@FORMS
@member
@answering
def answer(request: HouseRequest, pk: int) -> HttpResponse:
    """I take it."""
    return _deed(request, pk, "应答", WordsForm(request.POST or None), api.answer)


@FORMS
@member
@answering
def arrive(request: HouseRequest, pk: int) -> HttpResponse:
    """Somebody is there."""
    return _deed(request, pk, "记到场", WordsForm(request.POST or None), api.arrive)


@FORMS
@member
@answering
def close(request: HouseRequest, pk: int) -> HttpResponse:
    """What it was."""
    return _deed(request, pk, "办结", CloseForm(request.POST or None), api.close)


@require_safe
@member
def devices(request: HouseRequest) -> HttpResponse:
    """The centre's devices; those that are silent."""
    show = request.GET.get("show", "")
    found = api.device_page(request.viewer, show, after(request), now_of(request))
    return page(
        request, "alarms/devices", table=showing.device_table(found.rows), show=show,
        shows=((api.LIVE, "在用"), (api.OFFLINE, "离线"), (api.ENDED, "停用")),
        more=f"?show={show}&after={found.after}" if found.after else "",
    )  # fmt: skip


@never_cache
@FORMS
@member
@answering
def device_new(request: HouseRequest) -> HttpResponse:
    """Register a device in somebody's home."""
    own = facilities_of(request.viewer, request.today)
    form = DeviceForm(request.POST or None, own=own)
    back = reverse("provider:alarm-devices")
    if form.is_valid():
        try:
            place = form.cleaned_data["place"]
            row = api.keep_device(request.viewer, place, form.new(), on=request.today)
        except api.AlarmRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已登记 {row.serial}。请演练一次，看报警通不通。")
            return redirect("provider:alarm-device", row.pk)
    return page(request, "alarms/form", form=form, heading="登记报警设备", button="登记", back=back)


@never_cache
@FORMS
@member
@answering
def device(request: HouseRequest, pk: int) -> HttpResponse:
    """One device; whom it calls is shown on asking, and that is in the trail."""
    row = api.device_for(request.viewer, pk, request.today)
    opened = None
    if request.method == "POST":
        opened = api.open_contacts(request.viewer, pk, request.today)
    return page(request, "alarms/device", row=row, opened=opened)


@require_POST
@member
@answering
def drill(request: HouseRequest, pk: int) -> HttpResponse:
    """Try whether everybody is reached."""
    row = api.drill(request.viewer, pk, now=now_of(request))
    messages.success(request, "演练已经开始，照真的报警办。")
    return redirect("provider:alarm", row.pk)


@FORMS
@member
@answering
def device_end(request: HouseRequest, pk: int) -> HttpResponse:
    """It is out of use."""
    row = api.device_for(request.viewer, pk, request.today)
    form = WhyForm(request.POST or None)
    back = reverse("provider:alarm-device", args=[pk])
    if form.is_valid():
        try:
            api.end_device(request.viewer, pk, form.cleaned_data["why"], on=request.today)
        except api.AlarmRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, "已停用，它的报警不再接收。")
            return redirect("provider:alarm-devices")
    heading = f"停用：{row.serial}"
    return page(request, "alarms/form", form=form, heading=heading, button="停用", back=back)


def _deed(request: HouseRequest, pk: int, title: str, form: forms.Form, verb: Any) -> HttpResponse:
    row = api.alarm_for(request.viewer, pk, request.today)
    back = reverse("provider:alarm", args=[pk])
    if form.is_valid():
        try:
            verb(request.viewer, pk, *form.cleaned_data.values(), now=now_of(request))
        except api.AlarmRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, f"已{title}。")
            return redirect(back)
    heading = f"{title}：{row.device.person.name}家的报警"
    return page(request, "alarms/form", form=form, heading=heading, button=title, back=back)
