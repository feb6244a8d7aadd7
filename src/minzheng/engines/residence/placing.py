"""Who lies in which bed: placed, moved to another unit, away for a while, back again."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.care.api import move_person
from minzheng.engines.residence.coded import ABSENCES, Moved
from minzheng.engines.residence.errors import ResidenceRefused
from minzheng.engines.residence.models import Absence, Bed, Placement
from minzheng.engines.residence.posts import own_bed, resident, tell
from minzheng.registers.facilities.api import Facility
from minzheng.registers.stays.api import Stay, StayRefused


@dataclass(frozen=True)
class NewPlace:
    """A bed from a day on: why, and on which assessment or wish it rests."""

    bed: int
    since: date
    reason: str
    basis: str = ""


@transaction.atomic
def place(viewer: Viewer, stay: int, new: NewPlace, *, on: date) -> Placement:
    """Place a resident in a bed, or move her to another one; the bed before is free.

    Raises NotItsOwn, NoSuchResidence; ResidenceRefused for a bed that is taken, out of use or of
    another house, for a day to come or before she came, for a move without its reason.
    """
    house = _locked(resident(viewer, stay, on).facility)
    row, bed = resident(viewer, stay, on), own_bed(viewer, new.bed, on)
    _free_ended(house)
    before = Placement.objects.filter(stay=row, until=None).select_related("bed").first()
    _check_stay(row, bed, new, on)
    _check_bed(bed, before, new)
    if before is not None:
        before.until = new.since
        before.save(update_fields=["until"])
    made = Placement.objects.create(
        bed=bed, stay=row, person=row.person, since=new.since, reason=new.reason,
        basis=new.basis.strip()[:100], placed_by=viewer.doer.name,
    )  # fmt: skip
    _write_place(viewer, row, bed, on)
    detail = {"bed": bed.code, "before": before.bed.code if before else "", "reason": new.reason}
    tell(viewer, "place_in_bed", row.ref, house, {**detail, "person": row.person_id})
    return made


@transaction.atomic
def go_away(viewer: Viewer, stay: int, kind: str, since: date, *, on: date) -> Absence:
    """To hospital or home for a while; the bed is kept. Raises NotItsOwn, ResidenceRefused."""
    row = _there(viewer, stay, on)
    if kind not in ABSENCES:
        raise ResidenceRefused(f"请选择去向：{'、'.join(ABSENCES.values())}")
    if not row.since <= since <= on:
        raise ResidenceRefused(f"外出日应在入住（{row.since}）和今天（{on}）之间")
    if Absence.objects.filter(stay=row, until=None).exists():
        raise ResidenceRefused(f"{row.person.name}已经登记外出，回院以后才能再登记")
    made = Absence.objects.create(stay=row, kind=kind, since=since)
    detail = {"kind": kind, "since": f"{since}", "person": row.person_id}
    tell(viewer, "go_away", row.ref, row.facility, detail)
    return made


@transaction.atomic
def come_back(viewer: Viewer, stay: int, until: date, *, on: date) -> Absence:
    """Back in her bed from a day on. Raises NotItsOwn, ResidenceRefused."""
    row = _there(viewer, stay, on)
    away = Absence.objects.filter(stay=row, until=None).first()
    if away is None:
        raise ResidenceRefused(f"{row.person.name}没有登记外出，不用登记回院")
    if not away.since <= until <= on:
        raise ResidenceRefused(f"回院日应在外出（{away.since}）和今天（{on}）之间")
    away.until = until
    away.save(update_fields=["until"])
    tell(viewer, "come_back", row.ref, row.facility, {"person": row.person_id})
    return away


def _there(viewer: Viewer, stay: int, on: date) -> Stay:
    """The stay with its house locked: two who write about one house take their turns."""
    row = resident(viewer, stay, on)
    _locked(row.facility)
    if row.until is not None:
        raise ResidenceRefused(f"{row.person.name}已于 {row.until} 离开，不能再登记")
    return row


def _locked(house: Facility) -> Facility:
    return Facility.objects.select_for_update().get(pk=house.pk)


def _free_ended(house: Facility) -> None:
    """Who left the house left her bed, wherever the leaving was recorded. One query, or two."""
    gone = Placement.objects.filter(until=None, bed__facility=house).exclude(stay__until=None)
    rows = list(gone.select_related("stay"))
    for row in rows:
        row.until = row.stay.until
    if rows:
        Placement.objects.bulk_update(rows, ["until"])


def _check_stay(row: Stay, bed: Bed, new: NewPlace, on: date) -> None:
    if row.until is not None:
        raise ResidenceRefused(f"{row.person.name}已于 {row.until} 离开，不能再安排床位")
    if bed.facility_id != row.facility_id:
        raise ResidenceRefused(
            f"{row.person.name}登记住在“{row.facility.name}”，不能安排别处的床位："
            "一个人不能同时有两张床"
        )
    if not row.since <= new.since <= on:
        raise ResidenceRefused(
            f"安排床位的日子应在入住（{row.since}）和今天（{on}）之间，您填的是 {new.since}"
        )
    if new.reason not in Moved.values:
        raise ResidenceRefused(f"请选择原因：{'、'.join(Moved.labels)}")


def _check_bed(bed: Bed, before: Placement | None, new: NewPlace) -> None:
    if bed.out_since is not None:
        raise ResidenceRefused(f"床位 {bed.code} 停用（{bed.out_why}），请选别的床位")
    taken = Placement.objects.filter(bed=bed, until=None).select_related("person").first()
    if before is not None and taken is not None and taken.pk == before.pk:
        raise ResidenceRefused(f"她已经住在 {bed.code}，不用再安排")
    if taken is not None:
        raise ResidenceRefused(f"床位 {bed.code} 已有人住，请选空着的床位")
    last = Placement.objects.filter(bed=bed).order_by("-until").first()
    if last is not None and last.until is not None and last.until > new.since:
        raise ResidenceRefused(f"床位 {bed.code} 到 {last.until} 才空出来，请改日子或者选别的床位")
    if before is not None:
        _check_move(before, new)


def _check_move(before: Placement, new: NewPlace) -> None:
    if new.since < before.since:
        raise ResidenceRefused(f"换床的日子不能早于住进 {before.bed.code} 的 {before.since}")
    if new.reason == Moved.ADMITTED:
        raise ResidenceRefused("她已经有床位：换床请选换床的原因")
    if new.reason == Moved.ASSESSED and not new.basis.strip():
        raise ResidenceRefused("因评估结果换床的，请写评估的日期和结果")


def _write_place(viewer: Viewer, row: Stay, bed: Bed, on: date) -> None:
    """The register says the same bed."""
    if row.place == bed.code:
        return
    try:
        move_person(viewer, row.pk, bed.code, on=on)
    except StayRefused as taken:
        raise ResidenceRefused(
            f"登记簿上有另一个人写着 {bed.code}：请先在她的页面安排她的床位"
        ) from taken
