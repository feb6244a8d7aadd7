"""The verbs of a value: propose, approve, return, withdraw. Two people; nothing is edited."""

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.parameters.errors import (
    NoSuchParameter,
    NoSuchProposal,
    NotOpen,
    ReasonNeeded,
    SamePerson,
    ValueRefused,
)
from minzheng.engines.parameters.history import corrected_by, merged
from minzheng.engines.parameters.models import Proposal
from minzheng.engines.parameters.papers import keep
from minzheng.engines.parameters.reaching import (
    APPROVERS,
    PROPOSERS,
    require_may_set,
    stands_in,
)
from minzheng.engines.parameters.shelf import approved, book_with, forget
from minzheng.engines.parameters.values import NewValue
from minzheng.kernel.divisions import DivisionCodeError, normalise
from minzheng.kernel.law import STATUSES
from minzheng.kernel.matter import catalogue
from minzheng.kernel.params import ParamError, ParamInfo
from minzheng.registers.divisions.api import UnknownDivision, get_division

State = Proposal.State


@transaction.atomic
def propose(new: NewValue, *, by: Viewer, on: date) -> Proposal:
    """Enter a value for another person to approve; it is not in force yet.

    Raises NotAllowed, NoSuchParameter, ValueRefused (unit, place, dates, source, a second value on
    one day, the same proposed before), ReasonNeeded.
    """
    info, place = declared(new.key), _place(new.place)
    require_may_set(by, PROPOSERS, place)
    _require_sound(new, on)
    _require_reason(new, place, by=by, on=on)
    entry = _entry(info, place, new)
    _require_room(entry)
    if _open(entry.key, place).filter(since=entry.since).exists():
        raise ValueRefused(
            f"“{info.label}”自 {entry.since} 起的值已有一条等待批准，请先办理或撤回那一条"
        )
    for column, text in keep(new.paper).items():
        setattr(entry, column, text)
    entry.proposed_on, entry.proposed_by = on, by.doer.name
    entry.proposed_key, entry.proposed_office = by.doer.key, by.doer.office
    entry.save()
    audit.record(by.doer, "propose_value", entry.ref, division=place, detail=_told(entry))
    return entry


@transaction.atomic
def approve(entry: Proposal, *, by: Viewer, on: date) -> Proposal:
    """A second person puts the value into force. Raises NotAllowed, SamePerson, NotOpen,
    ValueRefused when another value was approved for those days meanwhile.

    The trail is written first: its head is the one lock that approvals queue at, so what is then
    read of the other values cannot change under this one.
    """
    row = _lock(entry)
    require_may_set(by, APPROVERS, row.place)
    if by.doer.key == row.proposed_key:
        raise SamePerson("提出和批准须由两位不同的人员办理，请由另一位负责人批准")
    audit.record(by.doer, "approve_value", row.ref, division=row.place, detail=_told(row))
    _require_room(row)
    row.state, row.approved_at = State.APPROVED, timezone.now()
    _decide(row, by=by, on=on)
    forget()
    return row


@transaction.atomic
def return_with_reason(entry: Proposal, reason: str, *, by: Viewer, on: date) -> Proposal:
    """Send a value back; the next one is a new proposal.

    Raises NotAllowed, NotOpen, ReasonNeeded.
    """
    row = _lock(entry)
    require_may_set(by, APPROVERS, row.place)
    if not reason.strip():
        raise ReasonNeeded("退回要写明理由，让提出人知道改什么")
    row.state, row.answer = State.RETURNED, reason.strip()
    _decide(row, by=by, on=on)
    audit.record(by.doer, "return_value", row.ref, division=row.place, detail=_told(row))
    return row


@transaction.atomic
def withdraw(entry: Proposal, *, by: Viewer, on: date) -> Proposal:
    """Take one's own proposal back. Raises NotOpen, also for another person's."""
    row = _lock(entry)
    if by.doer.key != row.proposed_key:
        raise NotOpen(f"只有提出人{row.proposed_by}可以撤回；负责人不同意的，请退回并写明理由")
    row.state = State.WITHDRAWN
    _decide(row, by=by, on=on)
    audit.record(by.doer, "withdraw_value", row.ref, division=row.place, detail=_told(row))
    return row


def declared(key: str) -> ParamInfo:
    """The parameter as the files declare it. Raises NoSuchParameter."""
    try:
        return catalogue().params.info(key)
    except ParamError as error:
        raise NoSuchParameter(str(error)) from None


def _place(code: str) -> str:
    try:
        return get_division(normalise(code)).code
    except (DivisionCodeError, UnknownDivision) as error:
        raise ValueRefused(str(error)) from None


def _require_sound(new: NewValue, on: date) -> None:
    if not new.source.strip():
        raise ValueRefused("请写明来源：文件名称和文号，或者报道的出处")
    if new.status not in STATUSES:
        raise ValueRefused(f"可靠程度应为 {'、'.join(STATUSES)} 之一")
    if new.checked_on > on:
        raise ValueRefused(f"核对日期 {new.checked_on} 晚于今天 {on}，请核对")
    if new.until is not None and new.until < new.since:
        raise ValueRefused(f"截止日 {new.until} 早于起始日 {new.since}，请核对")
    if new.correction and new.until is not None:
        raise ValueRefused("更正沿用原值的截止日，不另写截止日；要提前结束的，请录入下一个值")


def _require_reason(new: NewValue, place: str, *, by: Viewer, on: date) -> None:
    if new.reason.strip():
        return
    if new.since < on:
        raise ReasonNeeded(
            f"起始日 {new.since} 已经过去，请写明为什么补录，并核对此后作出的决定是否要重新计算"
        )
    if stands_in(by, PROPOSERS, place):
        raise ReasonNeeded("区民政局代录全市的值，请写明依据的市级文件和代录的原因")


def _entry(info: ParamInfo, place: str, new: NewValue) -> Proposal:
    try:
        value = info.read(new.value)
    except ParamError as error:
        raise ValueRefused(str(error)) from None
    return Proposal(
        key=info.key, place=place, value=value, since=new.since, until=new.until,
        source=new.source.strip(), status=new.status, checked_on=new.checked_on,
        note=new.note.strip(), correction=new.correction, reason=new.reason.strip(),
        origin=new.origin,
    )  # fmt: skip


def _require_room(entry: Proposal) -> None:
    """The value fits among those there are; asks the database, not a book read before."""
    files, others = catalogue().params, approved(entry.key)
    info = files.info(entry.key)
    if entry.correction and corrected_by(merged(info, others), entry) is None:
        raise ValueRefused(f"{entry.since} 那天当地没有生效的“{info.label}”可以更正，请按新值录入")
    try:
        book_with(files, [*others, entry])
    except ParamError as error:
        raise ValueRefused(f"{error}；原值有误的，请选“更正”") from None


def _open(key: str, place: str) -> QuerySet[Proposal]:
    return Proposal.objects.filter(key=key, place=place, state=State.PROPOSED)


def _lock(entry: Proposal) -> Proposal:
    row = Proposal.objects.select_for_update().filter(pk=entry.pk).first()
    if row is None:
        raise NoSuchProposal("没有这条参数录入，请从“标准与参数”重新进入")
    if row.state != State.PROPOSED:
        raise NotOpen(f"这条录入{row.get_state_display()}，不能再办理；要改的请重新提出")
    return row


def _decide(row: Proposal, *, by: Viewer, on: date) -> None:
    row.decided_on, row.decided_by, row.decided_key = on, by.doer.name, by.doer.key
    row.save()


def _told(entry: Proposal) -> dict[str, object]:
    """What the trail keeps: the value in words, since a bare number might look like a phone's."""
    unit = declared(entry.key).unit
    return {
        "value": unit.text(entry.value),
        "since": entry.since.isoformat(),
        "source": entry.source,
        "status": entry.status,
        "correction": entry.correction,
    }
