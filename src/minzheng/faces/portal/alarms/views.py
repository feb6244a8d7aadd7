"""“设备报警” of a family: which devices are at home, and who came when one called."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from minzheng.engines.alarms import api
from minzheng.faces.looks.parts import Event
from minzheng.faces.portal.requests import PortalRequest, citizen

DEVICES, MOST = 10, 20


@require_safe
@citizen
def mine(request: PortalRequest) -> HttpResponse:
    """Each device, and each call with what was done about it, minute by minute."""
    devices = api.family_devices(request.viewer, request.today)[:DEVICES]
    alarms = api.family_alarms(request.viewer, request.today)[:MOST]
    shown = {
        "devices": list(devices), "alarms": [(row, _events(row)) for row in alarms],
        "section": "my",
    }  # fmt: skip
    return render(request, "portal/alarms/mine.html", shown)


def _events(row: api.Alarm) -> list[Event]:
    told = [_event(step) for step in row.steps.all()]
    if row.state == api.State.CLOSED:
        return told
    return [*told, Event(row.get_state_display(), row.facility.name, None, "now", row.level_name)]


def _event(step: api.Step) -> Event:
    at = localtime(step.at)
    return Event(step.what, f"{at:%H:%M} {step.by}".strip(), at.date(), "done", step.words)
