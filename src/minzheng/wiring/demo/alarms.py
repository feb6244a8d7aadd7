"""Buttons and sensors in homes: a platform with a key, alarms answered, false, and one open."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.utils.timezone import make_aware

from minzheng.engines.access.api import Viewer, may
from minzheng.engines.alarms import api
from minzheng.engines.care.api import facilities_of
from minzheng.engines.partners import api as partners
from minzheng.kernel.doer import SYSTEM
from minzheng.wiring.demo.elders import living_elders
from minzheng.wiring.demo.officers import Staff
from minzheng.wiring.demo.places import DISTRICT
from minzheng.wiring.demo.population import Home

KIND, OLD, INSTALLED = "elder_centre", 70, date(2026, 9, 1)
KINDS = ("sos", "fall", "smoke", "gas", "water", "bed", "fence", "sos")
PLATFORM = partners.NewPartner(
    division_code=DISTRICT,
    name="居家安全设备平台",
    organisation="增城安居科技有限公司",
    contact="廖工 020-82611111",
    purpose="转来老人家中报警设备的报警和心跳",
    basis="设备运营协议（2026年8月）",
    scopes=(partners.CALLS,),
    divisions=(DISTRICT,),
    matters=(partners.EVERY_MATTER,),
    ends_on=date(2027, 8, 31),
)


def watch_homes(homes: Sequence[Home], staff: Staff, house: Viewer, on: date) -> None:
    """The centre of the demo looks after eight devices; two are silent."""
    clerk = staff.bureau("data_clerk")
    row = partners.receive(PLATFORM, by=clerk, on=INSTALLED)
    row = partners.approve(row, "同意，先用一年", by=staff.bureau("data_head"), on=INSTALLED)
    partners.give_key(row, by=clerk, at=_at(INSTALLED, 10))
    devices = _install(homes, house, row.number, on)
    heard = [each.serial for each in devices[:-2]]
    api.hear(row.number, heard, _at(on, 7))
    api.hear(row.number, [devices[-2].serial], _at(on - timedelta(days=4), 7))
    place = devices[0].division_code
    town = next(each for each in staff.clerks() if may(each, "town_clerk", place))
    _ring(devices, house, town, on)


def _install(homes: Sequence[Home], house: Viewer, number: str, on: date) -> list[api.Device]:
    people = list(living_elders(homes[len(homes) // 4 :], OLD, on))
    centre = next(each for each in facilities_of(house, on) if each.kind == KIND)
    made = []
    for at, kind in enumerate(KINDS):
        person = people[at % len(people)]
        contacts = (
            api.NewContact("家人", f"1380013{at:04d}", person),
            api.NewContact("邻居", f"1390013{at:04d}"),
        )
        new = api.NewDevice(
            f"{kind.upper()}-{at + 1:04d}", kind, person, f"{at + 1} 栋 101 房", number, contacts
        )
        made.append(api.keep_device(house, centre.pk, new, on=INSTALLED))
    return made


def _ring(devices: Sequence[api.Device], house: Viewer, town: Viewer, on: date) -> None:
    """October's and November's alarms: quick, false, answered by the town; one nobody answers."""
    days = (on - timedelta(days=20), on - timedelta(days=9), on - timedelta(days=2), on)
    for number, day in enumerate(days[:3]):
        device = devices[number]
        begun = _at(day, 9)
        row = _call(device, f"demo-{number}", begun)
        answerer = town if number == 2 else house
        wait = (2, 1, 14)[number]
        api.follow(begun + timedelta(minutes=wait))
        answered = begun + timedelta(minutes=wait)
        api.answer(answerer, row.pk, "打通本人电话", now=answered)
        outcome = api.Outcome.FALSE if number == 1 else api.Outcome.SAFE
        api.close(answerer, row.pk, outcome, "本人说没事", now=answered + timedelta(minutes=5))
    row = _call(devices[1], "demo-open", _at(on, 0))
    api.follow(row.received_at + timedelta(minutes=25))
    drill = api.drill(house, devices[3].pk, now=_at(days[1], 15))
    api.answer(house, drill.pk, "", now=_at(days[1], 15) + timedelta(minutes=1))
    api.close(
        house, drill.pk, api.Outcome.DRILL, "第一联系人一分钟内接到",
        now=_at(days[1], 15) + timedelta(minutes=6),
    )  # fmt: skip


def _call(device: api.Device, event: str, at: datetime) -> api.Alarm:
    new = api.NewCall(device.serial, device.kind, event, at, {"battery": 80})
    return api.take_alarm(device.partner, new, by=SYSTEM, now=at)[0]


def _at(day: date, hour: int) -> datetime:
    return make_aware(datetime.combine(day, time(hour)))
