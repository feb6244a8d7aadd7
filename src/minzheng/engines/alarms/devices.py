"""Devices registered to homes: where, whom they call, who runs them; out of use; still alive."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from minzheng.engines.access.api import Viewer
from minzheng.engines.alarms.coded import Kind
from minzheng.engines.alarms.errors import AlarmRefused
from minzheng.engines.alarms.models import Contact, Device
from minzheng.engines.alarms.posts import device_for
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import facility_of
from minzheng.registers.people.api import Person
from minzheng.registers.sealing import seal, unseal

LONGEST, MOST_CONTACTS, SHORTEST_PHONE = 40, 2, 7


@dataclass(frozen=True)
class NewContact:
    """Whom the device calls: the first in the list hears first."""

    name: str
    phone: str
    person: Person | None = None


@dataclass(frozen=True)
class NewDevice:
    """A device in somebody's home; `partner`: the number of the platform that runs it."""

    serial: str
    kind: str
    person: Person
    address: str
    partner: str
    contacts: tuple[NewContact, ...]


@transaction.atomic
def keep_device(viewer: Viewer, facility: int, new: NewDevice, *, on: date) -> Device:
    """Register a device that a centre looks after. Raises NotItsOwn, AlarmRefused."""
    house = facility_of(viewer, facility, on)
    serial = plain(new.serial)
    _check(new)
    if Device.objects.filter(serial=serial).exists():
        raise AlarmRefused(f"序列号 {serial} 已经登记过，不能再登记。请核对铭牌")
    row = Device.objects.create(
        serial=serial, kind=new.kind, person=new.person, facility=house,
        division_code=house.division_code, address_sealed=seal(new.address.strip()),
        partner=new.partner.strip(), installed_on=on,
    )  # fmt: skip
    Contact.objects.bulk_create(
        Contact(
            device=row, place=place, name=each.name.strip(), phone_sealed=seal(each.phone.strip()),
            person=each.person,
        )
        for place, each in enumerate(new.contacts, 1)
    )  # fmt: skip
    detail = {"kind": row.kind, "person": row.person_id, "partner": row.partner}
    audit.record(viewer.doer, "keep_alarm_device", row.ref, division=row.division_code,
                 detail=detail)  # fmt: skip
    return row


@transaction.atomic
def end_device(viewer: Viewer, pk: int, why: str, *, on: date) -> Device:
    """Out of use: its calls are refused from now on. Raises NoSuchAlarm, AlarmRefused."""
    device_for(viewer, pk, on)
    row = Device.objects.select_for_update(of=("self",)).get(pk=pk)
    if row.ended_on is not None:
        raise AlarmRefused(f"这个设备已于 {row.ended_on} 停用")
    if not why.strip():
        raise AlarmRefused("请写明为什么停用")
    row.ended_on, row.ended_why = on, why.strip()[:100]
    row.save(update_fields=["ended_on", "ended_why"])
    audit.record(viewer.doer, "end_alarm_device", row.ref, division=row.division_code)
    return row


def hear(partner: str, serials: Collection[str], at: datetime) -> int:
    """Heartbeats of a partner's devices; gives how many are known. Older ones change nothing."""
    told = {_lenient(each) for each in serials}
    rows = Device.objects.filter(serial__in=told, partner=partner, ended_on=None)
    known = rows.count()
    rows.filter(Q(seen_at=None) | Q(seen_at__lt=at)).update(seen_at=at)
    return known


@transaction.atomic
def open_contacts(viewer: Viewer, pk: int, on: date) -> tuple[str, list[tuple[str, str]]]:
    """Address and contacts in clear, for who goes there; looking is in the trail."""
    row = device_for(viewer, pk, on)
    contacts = [(each.name, unseal(each.phone_sealed)) for each in row.contacts.all()]
    audit.record(viewer.doer, "open_alarm_contacts", row.ref, division=row.division_code)
    return unseal(row.address_sealed), contacts


def plain(serial: str) -> str:
    """A serial as it is compared. Raises AlarmRefused."""
    told = _lenient(serial)
    if not told or len(told) > LONGEST:
        raise AlarmRefused(f"请填写序列号，最多 {LONGEST} 个字符")
    return told


def _lenient(serial: str) -> str:
    return "".join(serial.replace("\x00", "").split()).upper()


def _check(new: NewDevice) -> None:
    if new.person.died_on is not None:
        raise AlarmRefused(f"登记簿上{new.person.name}已于 {new.person.died_on} 去世，不能登记")
    if new.kind not in Kind.values:
        raise AlarmRefused("请从列出的种类里选一个")
    if not new.address.strip():
        raise AlarmRefused("请写明设备装在哪里，出警要找得到")
    if not 1 <= len(new.contacts) <= MOST_CONTACTS:
        raise AlarmRefused(f"要有 1 到 {MOST_CONTACTS} 位联系人")
    if any(not each.name.strip() or len(each.phone.strip()) < SHORTEST_PHONE
           for each in new.contacts):  # fmt: skip
        raise AlarmRefused("联系人的姓名和电话都要写，电话连区号至少 7 位")
