"""Units, rooms and beds: opened, taken out of use, put back."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import facility_of
from minzheng.engines.residence.coded import LONGEST_PLACE, MOST_BEDS, ROOM_KINDS, Level
from minzheng.engines.residence.errors import ResidenceRefused
from minzheng.engines.residence.models import Bed, Placement, Room, Unit
from minzheng.engines.residence.posts import own_bed, tell
from minzheng.registers.facilities.api import Facility


@dataclass(frozen=True)
class NewRoom:
    """A room with beds 1 … `beds`; `unit` is the key of one of the house's units."""

    unit: int
    number: str
    floor: int
    kind: str
    beds: int
    building: str = ""


@transaction.atomic
def open_unit(viewer: Viewer, facility: int, name: str, level: str, *, on: date) -> Unit:
    """A group of rooms for one level of care. Raises NotItsOwn, ResidenceRefused."""
    house = facility_of(viewer, facility, on)
    if level not in Level.values:
        raise ResidenceRefused(f"请选择照护级别：{'、'.join(Level.labels)}")
    if not name.strip():
        raise ResidenceRefused("请写照护单元的名称，例如“二楼护理区”")
    row, made = Unit.objects.get_or_create(
        facility=house, name=name.strip()[:40], defaults={"level": level}
    )
    if not made:
        raise ResidenceRefused(f"已经有“{row.name}”这个照护单元，请换一个名称")
    tell(viewer, "open_unit", f"unit:{row.pk}", house, {"level": level})
    return row


@transaction.atomic
def open_room(viewer: Viewer, facility: int, new: NewRoom, *, on: date) -> Room:
    """A room and its beds. Raises NotItsOwn, ResidenceRefused."""
    house = facility_of(viewer, facility, on)
    unit = Unit.objects.filter(facility=house, pk=new.unit).first()
    if unit is None:
        raise ResidenceRefused("请选择这个房间属于哪个照护单元；还没有的先添加照护单元")
    _check(new)
    room = _room(house, unit, new)
    _beds(room, range(1, new.beds + 1))
    detail = {"room": room.name, "beds": new.beds, "level": unit.level}
    tell(viewer, "open_room", f"room:{room.pk}", house, detail)
    return room


@transaction.atomic
def add_bed(viewer: Viewer, room: int, code: str, *, on: date) -> Bed:
    """One more bed in a room. Raises ResidenceRefused for one that stands in another room."""
    found = Room.objects.select_related("facility", "unit").filter(pk=room).first()
    if found is None:
        raise ResidenceRefused("没有这个房间。请从“床位”重新进入")
    facility_of(viewer, found.facility_id, on)
    told = code.strip()
    if not 0 < len(told) <= LONGEST_PLACE:
        raise ResidenceRefused(f"请写床位号，1–{LONGEST_PLACE} 个字，例如 201-3")
    there = Bed.objects.filter(facility=found.facility, code=told).select_related("room").first()
    if there is not None:
        raise ResidenceRefused(
            f"床位 {told} 已经在{there.room.name}房，一张床不能在两个房间：请核对床位号"
        )
    row = Bed.objects.create(facility=found.facility, room=found, code=told, level=found.unit.level)
    tell(viewer, "add_bed", row.ref, found.facility, {"room": found.name})
    return row


@transaction.atomic
def take_out(viewer: Viewer, pk: int, why: str, *, on: date) -> Bed:
    """Nobody can be placed in the bed. Raises NoSuchResidence, ResidenceRefused."""
    row = _locked(viewer, pk, on)
    if row.out_since is not None:
        raise ResidenceRefused(f"床位 {row.code} 已于 {row.out_since} 停用")
    if Placement.objects.live().filter(bed=row).exists():
        raise ResidenceRefused(f"床位 {row.code} 有人住，不能停用：请先给住的人换床")
    if not why.strip():
        raise ResidenceRefused("请写为什么停用，例如“床架维修”")
    row.out_since, row.out_why = on, why.strip()[:100]
    row.save(update_fields=["out_since", "out_why"])
    tell(viewer, "take_bed_out", row.ref, row.facility, {"why": row.out_why})
    return row


@transaction.atomic
def put_back(viewer: Viewer, pk: int, *, on: date) -> Bed:
    """The bed is in use again. Raises NoSuchResidence, ResidenceRefused."""
    row = _locked(viewer, pk, on)
    if row.out_since is None:
        raise ResidenceRefused(f"床位 {row.code} 没有停用，不用恢复")
    row.out_since, row.out_why = None, ""
    row.save(update_fields=["out_since", "out_why"])
    tell(viewer, "put_bed_back", row.ref, row.facility, {})
    return row


def _locked(viewer: Viewer, pk: int, on: date) -> Bed:
    bed = own_bed(viewer, pk, on)
    return Bed.objects.select_for_update(of=("self",)).select_related("facility").get(pk=bed.pk)


def _check(new: NewRoom) -> None:
    if not new.number.strip():
        raise ResidenceRefused("请写房号，例如 201")
    if new.kind not in ROOM_KINDS:
        raise ResidenceRefused(f"请选择房型：{'、'.join(ROOM_KINDS.values())}")
    if not 1 <= new.beds <= MOST_BEDS:
        raise ResidenceRefused(f"一个房间的床位应在 1–{MOST_BEDS} 张，您填的是 {new.beds}")


def _room(house: Facility, unit: Unit, new: NewRoom) -> Room:
    number, building = new.number.strip()[:12], new.building.strip()[:20]
    told = {"facility": house, "unit": unit, "floor": new.floor, "kind": new.kind}
    try:
        with transaction.atomic():
            return Room.objects.create(building=building, number=number, **told)
    except IntegrityError as twice:
        name = f"{building}{number}"
        raise ResidenceRefused(f"已经有 {name} 这个房间，请核对楼栋和房号") from twice


def _beds(room: Room, numbers: range) -> None:
    codes = [f"{room.name}-{number}" for number in numbers]
    taken = Bed.objects.filter(facility=room.facility, code__in=codes).select_related("room")
    for bed in taken[:1]:
        raise ResidenceRefused(f"床位 {bed.code} 已经在{bed.room.name}房，一张床不能在两个房间")
    level = room.unit.level
    Bed.objects.bulk_create(
        Bed(facility=room.facility, room=room, code=code, level=level) for code in codes
    )
