"""Doors and things: devices that call, who answers, escalation."""

from datetime import datetime, time
from typing import Any

from django.utils.timezone import make_aware

from minzheng.engines.access.api import viewer_of
from minzheng.engines.access.testing import DAY, DISTRICT, Cast
from minzheng.engines.alarms import api
from minzheng.engines.alarms.testing import PLATFORM
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.facilities.api import facilities_within

from .doors import ANY_HOUSE, CITIZEN, OWN_HOUSE, Door, desk
from .doors_provider import CODES

ALARM, ANSWERED, DEVICE = ("alarm_call",), ("answered_alarm",), ("alarm_device",)

DOORS: dict[str, Door] = {
    "provider:alarms": Door(ANY_HOUSE),
    "provider:alarm-devices": Door(ANY_HOUSE),
    "provider:alarm-device-new": Door(ANY_HOUSE),
    "provider:alarm-device": Door(OWN_HOUSE, DEVICE),
    "provider:alarm-drill": Door(OWN_HOUSE, DEVICE),
    "provider:alarm-device-end": Door(OWN_HOUSE, DEVICE),
    "provider:alarm": Door(OWN_HOUSE, ALARM),
    "provider:alarm-answer": Door(OWN_HOUSE, ALARM),
    "provider:alarm-arrive": Door(OWN_HOUSE, ANSWERED),
    "provider:alarm-close": Door(OWN_HOUSE, ANSWERED),
    "portal:my-alarms": Door(CITIZEN),
    "desk:alarms": Door(api.READERS),
    "desk:alarm-devices": Door(api.READERS),
    "desk:alarm-figures": Door(api.READERS),
    "desk:alarm": desk(*ALARM, to=api.READERS),
    "desk:alarm-answer": desk(*ALARM, to=api.ANSWERERS),
    "desk:alarm-arrive": desk(*ANSWERED, to=api.ANSWERERS),
    "desk:alarm-close": desk(*ANSWERED, to=api.ANSWERERS),
}


def things(cast: Cast) -> dict[str, Any]:
    """The father has a button of the first house's; it called twice."""
    house = viewer_of(cast.accounts["house"], DAY)
    home = facilities_within(DISTRICT).filter(credit_code=CODES["home"]).order_by("pk")[0]
    now = make_aware(datetime.combine(DAY, time(8)))
    contacts = (api.NewContact("邻居", "13800000001"),)
    new = api.NewDevice("SOS-1", "sos", cast.applicant, "3号", PLATFORM, contacts)
    device = api.keep_device(house, home.pk, new, on=DAY)
    calls = [
        api.take_alarm(PLATFORM, api.NewCall("SOS-1", "sos", event, now), by=SYSTEM, now=now)[0]
        for event in ("door-1", "door-2")
    ]
    api.answer(house, calls[1].pk, "", now=now)
    return {
        "alarm_device": device.pk, "alarm_call": calls[0].pk, "answered_alarm": calls[1].pk,
    }  # fmt: skip
