"""A look took place: by two strangers to the unit, with what shows it; findings become duties."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.coverage.coded import LOOK, WRITERS, State
from minzheng.engines.coverage.errors import CoverageRefused
from minzheng.engines.coverage.inspectors import two_strangers
from minzheng.engines.coverage.models import Finding, Look, Row, Slot
from minzheng.engines.coverage.posts import look_for, slot_for
from minzheng.engines.coverage.trail import record
from minzheng.engines.coverage.units import units_of
from minzheng.engines.duties import api as duties
from minzheng.engines.oversight import api as oversight
from minzheng.registers.papers import Paper, PaperRefused, keep_sealed, read_kept

FOLDER, LEAST = "coverage-papers", 4


@dataclass(frozen=True)
class NewFinding:
    """What was wrong, who puts it right, what proves it, by when."""

    words: str
    owner: duties.Owner | None
    evidence: str
    due: date | None


@dataclass(frozen=True)
class NewLook:
    """A look as it was: the day, two staff numbers, what was seen and shows it, what was wrong."""

    day: date
    first: str
    second: str
    seen: str
    paper: Paper
    findings: Sequence[NewFinding] = ()


@transaction.atomic
def record_look(by: Viewer, pk: int, new: NewLook, *, on: date) -> Look:
    """Write a look down; every finding is a duty at once.

    Raises NoSuchCoverage, NotAllowed; CoverageRefused for a day to come or before its quarter, an
    inspector of the unit's own place, a finding without owner or day or due before the look.
    """
    slot = _open_slot(by, pk)
    _check_day(slot, new.day, on)
    first, second = two_strangers(slot.row, new.first, new.second, new.day)
    if len(new.seen.strip()) < LEAST:
        raise CoverageRefused("请写明看到了什么，至少四个字；没有发现问题的，写看了哪些地方")
    for number, finding in enumerate(new.findings, 1):
        _check_finding(number, finding, new.day, on)
    try:
        kept = keep_sealed(FOLDER, new.paper)
    except PaperRefused as refusal:
        raise CoverageRefused(str(refusal)) from refusal
    look = Look.objects.create(
        slot=slot, day=new.day, first_key=first.staff_number, first_name=first.name,
        second_key=second.staff_number, second_name=second.name, seen=new.seen.strip()[:500],
        paper=kept.path, paper_digest=kept.digest, paper_name=new.paper.name[:120],
        entered_on=on, entered_by=by.doer.name,
    )  # fmt: skip
    for number, finding in enumerate(new.findings, 1):
        _give(look, number, finding, by, on)
    return _looked(slot, look, by, findings=len(new.findings))


@transaction.atomic
def link_inspection(by: Viewer, pk: int, number: int, *, on: date) -> Look:
    """The look is an inspection that was concluded elsewhere: it is told once, there.

    Raises NoSuchCoverage, NotAllowed; CoverageRefused where there is no such inspection of the
    unit, it is not concluded, lies outside its time, or counts for another look already.
    """
    slot = _open_slot(by, pk)
    row = _inspection(by, slot, number)
    day = row.concluded_on
    if day is None:
        raise CoverageRefused(f"第 {number} 号检查还没有结束，结束以后再关联")
    _check_day(slot, day, on)
    if Look.objects.filter(inspection=row).exists():
        raise CoverageRefused(f"第 {number} 号检查已经算作计划里的一次，不能算两次")
    look = Look.objects.create(
        slot=slot, day=day, first_key=row.first_key, first_name=row.first_name,
        second_key=row.second_key, second_name=row.second_name, inspection=row,
        seen=f"见第 {number} 号检查（{row.reason_name}）", entered_on=on, entered_by=by.doer.name,
    )  # fmt: skip
    return _looked(slot, look, by, inspection=number)


def open_paper(viewer: Viewer, pk: int) -> tuple[bytes, str, str]:
    """What shows a look, its kind and name; who looks is in the trail.

    Raises NoSuchCoverage, CoverageRefused, PaperLost.
    """
    look = look_for(viewer, pk)
    if not look.paper:
        raise CoverageRefused("这一次是关联的检查，凭据在那次检查里")
    content, mime = read_kept(look.paper, look.paper_digest)
    with transaction.atomic():
        record(look.slot.row.plan, "open_coverage_paper", viewer.doer, look=look.pk)
    return content, mime, look.paper_name


def _open_slot(by: Viewer, pk: int) -> Slot:
    slot = slot_for(by, pk)
    require(by, WRITERS, slot.row.plan.division_code)
    Slot.objects.select_for_update().get(pk=pk)
    if slot.row.part.state != State.APPROVED:
        raise CoverageRefused("计划还没有批准，批准以后再登记检查")
    if slot.looked_on is not None or Look.objects.filter(slot=slot).exists():
        raise CoverageRefused("这一次已经登记过，请刷新页面")
    return slot


def _check_day(slot: Slot, day: date, on: date) -> None:
    begins = slot.begins_on
    if day > on:
        raise CoverageRefused(f"检查日期 {day} 还没有到，看了以后再登记")
    if begins is not None and day < begins:
        raise CoverageRefused(
            f"这一次安排在第 {slot.quarter} 季度，检查日期 {day} 早于 {begins}，请核对日期"
        )
    if slot.row.unit not in {unit.key for unit in units_of(slot.row.plan.division_code, day)}:
        raise CoverageRefused(f"“{slot.row.name}”{day} 已经不在登记簿里，请核对日期")


def _check_finding(number: int, new: NewFinding, day: date, on: date) -> None:
    what = f"第 {number} 个问题"
    if len(new.words.strip()) < LEAST:
        raise CoverageRefused(f"{what}：请写明是什么问题，至少四个字")
    if new.owner is None:
        raise CoverageRefused(f"{what}：请选谁来整改")
    if new.due is None:
        raise CoverageRefused(f"{what}：请写整改期限")
    if new.due < day:
        raise CoverageRefused(f"{what}：整改期限 {new.due} 早于检查日期 {day}，请核对")
    if new.due < on:
        raise CoverageRefused(f"{what}：整改期限 {new.due} 已经过了，请写 {on} 以后的日期")


def _give(look: Look, number: int, new: NewFinding, by: Viewer, on: date) -> None:
    row = look.slot.row
    told = duties.NewDuty(
        f"整改：{row.name}——{new.words.strip()}", new.owner or duties.Owner("", ""),
        new.evidence, new.due,
        source=duties.Link(LOOK, str(look.pk), f"{look.day} {look.slot.get_how_display()}"),
    )  # fmt: skip
    try:
        duty = duties.assign_duty(told, by=by, on=on)
    except duties.DutyRefused as refusal:
        raise CoverageRefused(f"第 {number} 个问题：{refusal}") from refusal
    Finding.objects.create(look=look, number=number, words=new.words.strip()[:200], duty=duty)


def _looked(slot: Slot, look: Look, by: Viewer, **detail: object) -> Look:
    Slot.objects.filter(pk=slot.pk).update(looked_on=look.day)
    first = min(filter(None, (slot.row.first_looked_on, look.day)))
    Row.objects.filter(pk=slot.row_id).update(first_looked_on=first)
    record(slot.row.plan, "record_coverage_look", by.doer, unit=slot.row.unit, **detail)
    return look


def _inspection(by: Viewer, slot: Slot, number: int) -> oversight.Inspection:
    try:
        row = oversight.inspection_for(by, number)
    except oversight.NoSuchInspection as missing:
        raise CoverageRefused(f"没有第 {number} 号检查，请核对检查页面地址里的编号") from missing
    if slot.row.unit != f"facility:{row.facility_id}":
        raise CoverageRefused(
            f"第 {number} 号检查看的是“{row.facility.name}”，不是“{slot.row.name}”，请核对编号"
        )
    return row
