"""Whose business a device or an alarm is: the centre that looks after it, posts of the place."""

from dataclasses import replace
from datetime import date

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, may, visible
from minzheng.engines.alarms.coded import ANSWERERS, READERS
from minzheng.engines.alarms.errors import NoSuchAlarm
from minzheng.engines.alarms.models import Alarm, Device
from minzheng.engines.care.api import facilities_of

NO_ALARM = "没有这条报警，或它不归您处理。请从“设备报警”重新进入"
NO_DEVICE = "没有这个设备，或它不归您管。请从“设备报警”重新进入"


def alarms_of(viewer: Viewer, on: date) -> QuerySet[Alarm]:
    """A house's own alarms, or those of the officer's area."""
    rows = Alarm.objects.select_related("device__person", "facility")
    if viewer.house is not None:
        return rows.filter(facility__in=[each.pk for each in facilities_of(viewer, on)])
    return visible(rows, _reader(viewer))


def alarm_for(viewer: Viewer, pk: int, on: date) -> Alarm:
    """An alarm that is the viewer's business. Raises NoSuchAlarm."""
    found = alarms_of(viewer, on).filter(pk=pk).first()
    if found is None:
        raise NoSuchAlarm(NO_ALARM)
    return found


def alarm_of_event(partner: str, event: str) -> Alarm:
    """An alarm by the number that its platform gave it. Raises NoSuchAlarm."""
    found = Alarm.objects.select_related("device").filter(partner=partner, event=event).first()
    if found is None or not partner:
        raise NoSuchAlarm("没有这条报警，或不是贵方转来的。请核对事件编号")
    return found


def devices_of(viewer: Viewer, on: date) -> QuerySet[Device]:
    """A house's own devices, or those of the officer's area."""
    rows = Device.objects.select_related("person", "facility")
    if viewer.house is not None:
        return rows.filter(facility__in=[each.pk for each in facilities_of(viewer, on)])
    return visible(rows, _reader(viewer))


def device_for(viewer: Viewer, pk: int, on: date) -> Device:
    """A device that is the viewer's business. Raises NoSuchAlarm."""
    found = devices_of(viewer, on).filter(pk=pk).first()
    if found is None:
        raise NoSuchAlarm(NO_DEVICE)
    return found


def may_answer(viewer: Viewer, alarm: Alarm) -> bool:
    """Whether the viewer may answer this alarm; that it is hers to see is known already."""
    return viewer.house is not None or may(viewer, ANSWERERS, alarm.division_code)


def _reader(viewer: Viewer) -> Viewer:
    return replace(viewer, posts=tuple(post for post in viewer.posts if post.role in READERS))
