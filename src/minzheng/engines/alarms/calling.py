"""A device calls: taken in exactly once, the first contact and the centre are told at once."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.alarms.coded import Kind
from minzheng.engines.alarms.devices import plain
from minzheng.engines.alarms.errors import AlarmRefused, UnknownDevice
from minzheng.engines.alarms.models import Alarm, Device, Step
from minzheng.engines.alarms.posts import device_for
from minzheng.engines.alarms.telling import tell_first
from minzheng.engines.audit import api as audit
from minzheng.kernel.doer import Doer

LONGEST_EVENT = 80


@dataclass(frozen=True)
class NewCall:
    """What a platform passes on. `event`: its own number; `happened_at` by the device's clock."""

    serial: str
    kind: str
    event: str
    happened_at: datetime
    payload: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def take_alarm(partner: str, new: NewCall, *, by: Doer, now: datetime) -> tuple[Alarm, bool]:
    """The alarm of a call, and whether it is new; the same event of a partner is one alarm.

    Raises UnknownDevice (not registered, out of use, or another partner's), AlarmRefused.
    """
    event = new.event.strip()
    _check(new, event)
    before = Alarm.objects.filter(partner=partner, event=event).first()
    if before is not None:
        return before, False
    device = _device(partner, new.serial)
    try:
        with transaction.atomic():
            row = _open(device, new, event, now)
    except IntegrityError:  # the platform sent it twice at the same moment
        return Alarm.objects.get(partner=partner, event=event), False
    Device.objects.filter(pk=device.pk).update(seen_at=now)
    audit.record(by, "take_alarm", row.ref, division=row.division_code,
                 detail={"kind": row.kind, "device": device.pk, "event": event})  # fmt: skip
    tell_first(row, now)
    return row, True


@transaction.atomic
def drill(viewer: Viewer, pk: int, *, now: datetime) -> Alarm:
    """A drill goes through the same ladder and counts in no figure. Raises NoSuchAlarm."""
    device = device_for(viewer, pk, now.date())
    if device.ended_on is not None:
        raise AlarmRefused(f"这个设备已于 {device.ended_on} 停用，不能演练")
    new = NewCall(device.serial, device.kind, f"drill-{device.pk}-{now:%Y%m%d%H%M%S}", now)
    if Alarm.objects.filter(partner="", event=new.event).exists():
        raise AlarmRefused("刚刚已经开始了一次演练，请从“设备报警”里办理")
    row = _open(device, new, new.event, now, drill=True)
    audit.record(viewer.doer, "drill_alarm", row.ref, division=row.division_code)
    tell_first(row, now)
    return row


def _open(device: Device, new: NewCall, event: str, now: datetime, *, drill: bool = False) -> Alarm:
    row = Alarm.objects.create(
        device=device, facility=device.facility, division_code=device.division_code,
        partner="" if drill else device.partner, event=event, kind=new.kind, drill=drill,
        happened_at=new.happened_at, received_at=now, payload=dict(new.payload),
    )  # fmt: skip
    what = "演练开始" if drill else "收到报警"
    Step.objects.create(alarm=row, at=now, what=what, words=row.get_kind_display())
    return row


def _device(partner: str, serial: str) -> Device:
    rows = Device.objects.select_related("person", "facility")
    found = rows.filter(serial=plain(serial), partner=partner, ended_on=None).first()
    if found is None:
        raise UnknownDevice(
            f"没有登记序列号为“{plain(serial)}”的设备，或它已停用、不由贵方运营。"
            "请先由养老服务中心登记；情况紧急的请马上打 120、119 或 110"
        )
    return found


def _check(new: NewCall, event: str) -> None:
    if not event or len(event) > LONGEST_EVENT:
        raise AlarmRefused(f"事件编号要有 1 到 {LONGEST_EVENT} 个字符，每个事件一个")
    if new.kind not in Kind.values:
        raise AlarmRefused(f"没有“{new.kind[:20]}”这种报警，可以用：{'、'.join(Kind.values)}")
