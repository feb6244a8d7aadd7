"""Planning an inspection: which house, which day, why, which two people; and calling it off."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.notices import api as notices
from minzheng.engines.oversight.checklists import Checklist, checklist_for
from minzheng.engines.oversight.coded import REASONS
from minzheng.engines.oversight.errors import OversightRefused
from minzheng.engines.oversight.holding import held
from minzheng.engines.oversight.models import Inspection, State
from minzheng.engines.oversight.posts import (
    HEADS,
    PLANNERS,
    inspectors_of,
    require_one_of_two,
    require_stranger,
)
from minzheng.engines.oversight.trail import record
from minzheng.registers.facilities.api import Facility
from minzheng.registers.offices.api import Officer, find_officer


@dataclass(frozen=True)
class NewInspection:
    """What is to be looked at: `reason` a code of REASONS, two staff numbers."""

    facility: Facility
    planned_on: date
    reason: str
    first: str
    second: str


@transaction.atomic
def plan_inspection(new: NewInspection, *, by: Viewer, on: date) -> Inspection:
    """Plan an inspection; the checklist is kept as it stands, the two are told.

    Raises NotAllowed; OversightRefused for a day that is past, a reason or kind of facility that
    is not known, one officer twice, an officer without the post here or of the house itself.
    """
    facility = new.facility
    require(by, PLANNERS, facility.division_code)
    _check_day(new, on)
    checklist = _checklist(new)
    first, second = _two(new)
    inspection = Inspection.objects.create(
        facility=facility, reason=new.reason, planned_on=new.planned_on, planned_by=by.doer.key,
        first_key=first.staff_number, first_name=first.name,
        second_key=second.staff_number, second_name=second.name,
        checklist=checklist.as_json(), digest=checklist.digest, next_on=new.planned_on,
    )  # fmt: skip
    _tell(inspection, f"您被安排于 {new.planned_on} 检查“{facility.name}”", by=by, on=on)
    day = new.planned_on.isoformat()
    record(inspection, "plan_inspection", by, planned_on=day, reason=new.reason)
    return inspection


@transaction.atomic
def begin(inspection: Inspection, *, by: Viewer, on: date) -> Inspection:
    """Begin on the spot, not before the planned day.

    Raises NotAllowed; OversightRefused for who is not one of the two, who has come to act for the
    house since, for a day too early, or when it is no longer only planned.
    """
    row = held(inspection.pk)
    require_one_of_two(row, by)
    _still_planned(row)
    if on < row.planned_on:
        raise OversightRefused(f"计划 {row.planned_on} 检查，还没有到；要提前的，请取消后重新安排")
    for number in row.inspectors:
        require_stranger(_officer(number), row.facility, on)
    row.state, row.begun_on, row.next_on = State.OPEN, on, on
    row.save(update_fields=["state", "begun_on", "next_on"])
    record(row, "begin_inspection", by)
    return row


@transaction.atomic
def call_off(inspection: Inspection, why: str, *, by: Viewer, on: date) -> Inspection:
    """Call off what is planned; what has begun, a head may, when one of the two cannot go on.

    Raises NotAllowed; OversightRefused without a reason, or once concluded.
    """
    row = held(inspection.pk)
    require(by, HEADS if row.state == State.OPEN else PLANNERS, row.facility.division_code)
    if row.state not in (State.PLANNED, State.OPEN):
        raise OversightRefused(f"这次检查{row.get_state_display()}，不能取消；请刷新页面")
    if not why.strip():
        raise OversightRefused("请写明为什么取消")
    row.state, row.called_off, row.next_on = State.CALLED_OFF, why.strip()[:200], on
    row.save(update_fields=["state", "called_off", "next_on"])
    _tell(row, f"原定 {row.planned_on} 检查“{row.facility.name}”已取消", by=by, on=on)
    record(row, "call_off_inspection", by)
    return row


def _check_day(new: NewInspection, on: date) -> None:
    closed = new.facility.closed_on
    if new.planned_on < on:
        raise OversightRefused(f"计划日 {new.planned_on} 已经过去，请填今天 {on} 或以后")
    if closed is not None and closed <= new.planned_on:
        raise OversightRefused(f"“{new.facility.name}”自 {closed} 停办，不能安排检查")
    again = Inspection.objects.filter(
        facility=new.facility, planned_on=new.planned_on, state__in=(State.PLANNED, State.OPEN)
    )
    if again.exists():
        raise OversightRefused(
            f"“{new.facility.name}”{new.planned_on} 已经安排了检查，请看检查列表"
        )


def _checklist(new: NewInspection) -> Checklist:
    if new.reason not in REASONS:
        raise OversightRefused(f"请选检查缘由：{'、'.join(REASONS.values())}")
    found = checklist_for(new.facility.kind)
    if found is None:
        raise OversightRefused(
            f"还没有适用于“{new.facility.kind_name}”的检查表，请先由区民政局增加检查表"
        )
    return found


def _two(new: NewInspection) -> tuple[Officer, Officer]:
    if new.first == new.second:
        raise OversightRefused("检查要两个不同的人去，请另选一位")
    able = {each.staff_number: each for each in inspectors_of(new.facility, new.planned_on)}
    if new.first not in able or new.second not in able:
        raise OversightRefused("检查人员应是本辖区乡镇（街道）或区民政局的经办人，请重新选")
    chosen = able[new.first], able[new.second]
    for officer in chosen:
        require_stranger(officer, new.facility, new.planned_on)
    return chosen


def _officer(number: str) -> Officer:
    found = find_officer(number)
    if found is None:
        raise OversightRefused(f"登记簿里没有工号 {number} 的人，请取消后重新安排")
    return found


def _still_planned(row: Inspection) -> None:
    if row.state != State.PLANNED:
        raise OversightRefused(f"这次检查{row.get_state_display()}，请刷新页面")


def _tell(inspection: Inspection, text: str, *, by: Viewer, on: date) -> None:
    names = (inspection.first_name, inspection.second_name)
    for number, name in zip(inspection.inspectors, names, strict=True):
        if number != by.doer.key:
            to = notices.Recipient("officer", number, name)
            notices.send_message(to, text, link=inspection.ref, on=on, by=by.doer)
