"""The verbs that write service records: enter one, enter a whole sheet, cancel one."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache, partial

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.care.api import NotItsOwn, facilities_of, facility_of
from minzheng.engines.delivery.errors import DeliveryRefused, RecordRefused, SheetRefused
from minzheng.engines.delivery.models import ServiceRecord, TakenSheet
from minzheng.engines.delivery.reading import HEADINGS, read_rows, told_of
from minzheng.engines.delivery.weighing import (
    NewRecord,
    Weighed,
    person_named,
    setting_of,
    weigh,
)
from minzheng.registers.facilities.api import Facility, Fault
from minzheng.registers.people.api import Person

MOST_FAULTS = 100


@dataclass(frozen=True)
class Sheet:
    """A file as it came."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@transaction.atomic
def record_service(viewer: Viewer, facility: int, new: NewRecord, *, on: date) -> ServiceRecord:
    """Enter a service that was given, at the price of its day.

    Raises NotItsOwn, RecordRefused (column, rule, remedy).
    """
    house = lock_house(facility_of(viewer, facility, on))
    weighed = weigh(new, setting_of(house, [(new.person, new.day)], on))
    row = _row(house, new, weighed, viewer, on)
    row.save(force_insert=True)
    detail = _told(row)
    audit.record(
        viewer.doer, "record_service", row.ref, division=house.division_code, detail=detail
    )
    return row


@transaction.atomic
def record_many(viewer: Viewer, facility: int, sheet: Sheet, *, on: date) -> int:
    """Enter every row of a sheet (.xlsx, .csv), or none; gives how many.

    Raises NotItsOwn, SheetRefused: unreadable, taken in before, or with wrong cells (all named).
    """
    house = lock_house(facility_of(viewer, facility, on))
    _refuse_twice(house, sheet)
    told, faults = _understood(read_rows(sheet.name, sheet.content), on)
    rows, wrong = _weighed(house, told, viewer, on)
    faults = sorted((*faults, *wrong), key=lambda fault: fault.row)
    if faults:
        raise SheetRefused(
            f"有 {len(faults)} 处要改，一条也没有录入。改好以后整份重新导入",
            tuple(faults[:MOST_FAULTS]),
        )
    ServiceRecord.objects.bulk_create(rows, batch_size=200)
    _keep(house, sheet, len(rows), viewer, on)
    detail = {"digest": sheet.digest, "rows": len(rows)}
    audit.record(
        viewer.doer, "record_services", house.ref, division=house.division_code, detail=detail
    )
    return len(rows)


@transaction.atomic
def cancel_record(viewer: Viewer, record: int, reason: str, *, on: date) -> ServiceRecord:
    """Take back a record that was wrong; it stays to be read. Raises NotItsOwn, DeliveryRefused."""
    house = lock_house(record_of(viewer, record, on).facility)
    row = ServiceRecord.objects.get(pk=record)
    if not reason.strip():
        raise RecordRefused("reason", "没有写为什么作废", "请写明原因")
    if row.cancelled_on is not None:
        raise DeliveryRefused(f"这一条已于 {row.cancelled_on} 由{row.cancelled_by}作废")
    if row.line_id is not None:
        raise DeliveryRefused(
            f"这一条已经在 {row.month} 的结算单里，不能作废。请等核对：不认可的会退回由您处理"
        )
    cancel(row, reason, viewer, on)
    detail = {"facility": row.facility_id, "reason": row.cancel_reason}
    audit.record(
        viewer.doer, "cancel_service", row.ref, division=house.division_code, detail=detail
    )
    return row


def cancel(row: ServiceRecord, reason: str, viewer: Viewer, on: date) -> None:
    """Mark a record as not counting; the caller keeps the trail."""
    row.cancelled_on, row.cancelled_by = on, viewer.doer.name
    row.cancel_reason = reason.strip()[:200]
    row.save(update_fields=["cancelled_on", "cancelled_by", "cancel_reason"])


def record_of(viewer: Viewer, pk: int, on: date) -> ServiceRecord:
    """A record of the house's own. Raises NotItsOwn."""
    own = [each.pk for each in facilities_of(viewer, on)]
    rows = ServiceRecord.objects.select_related("facility", "person")
    found = rows.filter(pk=pk, facility__in=own).first()
    if found is None:
        raise NotItsOwn("没有这条服务记录，或它不属于您的机构。请从“服务记录”重新进入")
    return found


def last_entered(viewer: Viewer) -> ServiceRecord | None:
    """The record the viewer entered last, to begin the next one with. One query."""
    return ServiceRecord.objects.filter(entered_key=viewer.doer.key).order_by("-pk").first()


def lock_house(facility: Facility) -> Facility:
    """The facility, locked: nothing is entered while its statement is handed in."""
    return Facility.objects.select_for_update().get(pk=facility.pk)


def _row(
    house: Facility, new: NewRecord, weighed: Weighed, viewer: Viewer, on: date
) -> ServiceRecord:
    offer, doer = weighed.offer, viewer.doer
    return ServiceRecord(
        facility=house, person=new.person, service=new.service, unit=offer.unit,
        price=weighed.price, payer=offer.payer, day=new.day, begins=new.begins,
        quantity=new.quantity, minutes=new.minutes, given_by=new.given_by.strip(),
        note=new.note.strip(), month=weighed.month, entered_on=on, entered_by=doer.name,
        entered_key=doer.key,
    )  # fmt: skip


def _told(row: ServiceRecord) -> dict[str, str | int]:
    return {
        "facility": row.facility_id, "person": row.person_id, "service": row.service,
        "day": row.day.isoformat(), "quantity": row.quantity, "price": row.price,
        "month": row.month,
    }  # fmt: skip


def _refuse_twice(house: Facility, sheet: Sheet) -> None:
    before = TakenSheet.objects.filter(facility=house, digest=sheet.digest).first()
    if before is not None:
        raise SheetRefused(
            f"这份文件已于 {before.taken_on} 由{before.taken_by}导入（{before.rows} 条），"
            "没有再导入。要补录的请另做一份，只写没有录过的"
        )


def _understood(
    rows: Iterator[tuple[int, dict[str, str]]], on: date
) -> tuple[list[tuple[int, NewRecord]], list[Fault]]:
    find = lru_cache(maxsize=None)(partial(_find, on))
    told: list[tuple[int, NewRecord]] = []
    faults: list[Fault] = []
    for number, cells in rows:
        try:
            told.append((number, told_of(cells, find)))
        except RecordRefused as wrong:
            faults.append(_fault(number, wrong))
    return told, faults


def _find(on: date, id_number: str, name: str) -> Person:
    return person_named(id_number, name, on)


def _weighed(
    house: Facility, told: Sequence[tuple[int, NewRecord]], viewer: Viewer, on: date
) -> tuple[list[ServiceRecord], list[Fault]]:
    setting = setting_of(house, ((new.person, new.day) for _, new in told), on)
    rows: list[ServiceRecord] = []
    faults: list[Fault] = []
    for number, new in told:
        try:
            rows.append(_row(house, new, weigh(new, setting), viewer, on))
            setting = replace(setting, taken=setting.taken | {new.key})
        except RecordRefused as wrong:
            faults.append(_fault(number, wrong))
    return rows, faults


def _fault(number: int, wrong: RecordRefused) -> Fault:
    heading = HEADINGS.get(wrong.column, HEADINGS["name"])
    return Fault(number, heading, wrong.rule, wrong.remedy)


def _keep(house: Facility, sheet: Sheet, count: int, viewer: Viewer, on: date) -> None:
    TakenSheet.objects.create(
        facility=house,
        name=sheet.name.replace("\x00", "")[:120],
        digest=sheet.digest,
        rows=count,
        taken_on=on,
        taken_by=viewer.doer.name,
    )
