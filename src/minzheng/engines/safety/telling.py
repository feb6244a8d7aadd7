"""The verbs of an incident: told at once, completed, reviewed by another, closed.

What is serious the bureau hears of in the same moment; it reviews that itself.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.care.api import facility_of
from minzheng.engines.notices import api as notices
from minzheng.engines.safety.coded import HARMS, LINE, REVIEWERS, RISKS, SERIOUS, State
from minzheng.engines.safety.errors import OtherPersonNeeded, SafetyRefused
from minzheng.engines.safety.models import Incident
from minzheng.engines.safety.numbers import family_hours, report_hours, review_days
from minzheng.engines.safety.reaching import incident_for, own_incident, tell
from minzheng.registers.facilities.api import Facility
from minzheng.registers.offices.api import officers_with
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import stays_in

OLDEST = timedelta(days=366)


@dataclass(frozen=True)
class NewIncident:
    """What is known in the first minute. `person`: the number of a resident."""

    person: int
    risk: str
    happened_at: datetime
    place: str
    words: str
    harm: str
    first_action: str
    family_told_at: datetime | None = None


@transaction.atomic
def tell_incident(
    viewer: Viewer, facility: int, new: NewIncident, *, now: datetime, on: date
) -> Incident:
    """Write down what happened; of what is serious the bureau hears at once.

    Raises NotItsOwn, SafetyRefused: in the future, somebody who does not live here, words lacking.
    """
    house = facility_of(viewer, facility, on)
    _require(new, now)
    person = _resident(house, new)
    place, day = house.division_code, timezone.localtime(new.happened_at).date()
    serious = new.harm in SERIOUS
    row = Incident.objects.create(
        facility=house, division_code=place, person=person, risk=new.risk,
        happened_at=new.happened_at, place=new.place.strip()[:60], words=new.words.strip()[:500],
        harm=new.harm, first_action=new.first_action.strip()[:300],
        family_told_at=new.family_told_at, told_at=now, told_by=viewer.doer.name,
        told_key=viewer.doer.key, family_by=new.happened_at + family_hours(place, day),
        report_by=new.happened_at + report_hours(place, day, serious=serious),
        due_on=day + review_days(place, day),
    )  # fmt: skip
    tell(viewer, "tell_incident", row, {"risk": row.risk, "harm": row.harm, "day": f"{row.day}"})
    if serious:
        _urge(row, on)
    return row


@transaction.atomic
def tell_family(viewer: Viewer, pk: int, at: datetime, *, now: datetime, on: date) -> Incident:
    """The family was told. Raises NoSuchRecord, SafetyRefused."""
    own_incident(viewer, pk, on)
    row = _locked(pk)
    if row.family_told_at is not None:
        raise SafetyRefused("已经写了告知家属的时间，不用再写")
    _require_family(at, row.happened_at, now)
    row.family_told_at = at
    row.save(update_fields=["family_told_at"])
    tell(viewer, "tell_family", row, {"at": at.isoformat()})
    return row


@transaction.atomic
def complete_incident(viewer: Viewer, pk: int, cause: str, measures: str, *, on: date) -> Incident:
    """Why it happened and what is done against it. Raises NoSuchRecord, SafetyRefused."""
    own_incident(viewer, pk, on)
    row = _locked(pk)
    if row.state == State.CLOSED:
        raise SafetyRefused("这条记录已经复核，不能再改")
    if not cause.strip():
        raise SafetyRefused("请写明原因：人、环境、管理各看一遍", "cause")
    if not measures.strip():
        raise SafetyRefused("请写明改进措施：做什么、谁做、哪天做完", "measures")
    row.cause, row.measures = cause.strip()[:500], measures.strip()[:500]
    row.written_by, row.written_key = viewer.doer.name, viewer.doer.key
    row.state, row.review = State.WRITTEN, ""
    row.save(update_fields=["cause", "measures", "written_by", "written_key", "state", "review"])
    tell(viewer, "complete_incident", row, {})
    return row


@transaction.atomic
def review_own(viewer: Viewer, pk: int, words: str, *, sound: bool, on: date) -> Incident:
    """A second person of the house reviews what is not serious.

    Raises NoSuchRecord, OtherPersonNeeded for who told or completed it, SafetyRefused.
    """
    own_incident(viewer, pk, on)
    row = _locked(pk)
    if row.is_serious:
        raise SafetyRefused("重伤、死亡的意外由民政部门复核，机构写完原因和措施就可以")
    if viewer.doer.key in (row.told_key, row.written_key):
        raise OtherPersonNeeded("记录、补全和复核要由不同的人办理，请由机构里另一位登录复核")
    return _review(viewer, row, words, sound=sound, on=on)


@transaction.atomic
def review_incident(by: Viewer, pk: int, words: str, *, sound: bool, on: date) -> Incident:
    """An officer reviews, what is serious and whatever she wants to. Raises as review_own()."""
    require(by, REVIEWERS, incident_for(by, pk).division_code)
    return _review(by, _locked(pk), words, sound=sound, on=on)


def _review(by: Viewer, row: Incident, words: str, *, sound: bool, on: date) -> Incident:
    if row.state != State.WRITTEN:
        raise SafetyRefused(
            f"这条记录现在是“{row.get_state_display()}”，还不能复核：要先写明原因和改进措施"
            if row.state == State.TOLD
            else "这条记录已经复核过，不用再办"
        )
    if not words.strip():
        raise SafetyRefused("请写明复核意见：原因清不清楚，措施够不够", "words")
    row.review, row.reviewed_by = words.strip()[:300], by.doer.name
    row.state = State.CLOSED if sound else State.TOLD
    row.closed_on = on if sound else None
    row.save(update_fields=["review", "reviewed_by", "state", "closed_on"])
    tell(by, "review_incident", row, {"sound": sound, "words": row.review})
    return row


def _require(new: NewIncident, now: datetime) -> None:
    """Raises SafetyRefused for what cannot be."""
    if new.happened_at > now:
        raise SafetyRefused(
            f"{timezone.localtime(new.happened_at):%Y-%m-%d %H:%M} 还没有到。"
            "请核对发生的日期和时间",
            "day",
        )
    if now - new.happened_at > OLDEST:
        raise SafetyRefused("一年以前的事不在这里补记，请核对日期", "day")
    if new.risk not in RISKS:
        raise SafetyRefused("请选择类别；都不合适的选“其他”", "risk")
    if new.harm not in HARMS:
        raise SafetyRefused("请选择伤害程度", "harm")
    for column, label in (("place", "在哪里"), ("words", "经过"), ("first_action", "当时处置")):
        if not getattr(new, column).strip():
            raise SafetyRefused(f"请写“{label}”", column)
    if new.family_told_at is not None:
        _require_family(new.family_told_at, new.happened_at, now)


def _require_family(at: datetime, happened: datetime, now: datetime) -> None:
    if not happened <= at <= now:
        raise SafetyRefused("告知家属的时间要在意外发生以后、现在以前，请核对", "family_at")


def _resident(house: Facility, new: NewIncident) -> Person:
    """Who lived here on that day, or is otherwise served here."""
    day = timezone.localtime(new.happened_at).date()
    stay = stays_in([house.pk], day).filter(person=new.person).first()
    if stay is None:
        raise SafetyRefused(
            f"这个人 {day} 不在“{house.name}”的名单里。请先在“服务对象”登记，或核对是谁", "person"
        )
    return stay.person


def _locked(pk: int) -> Incident:
    rows = Incident.objects.select_for_update(of=("self",))
    return rows.select_related("facility", "person").get(pk=pk)


def _urge(row: Incident, on: date) -> None:
    """Everybody of the line hears at once, without waiting for the day's run."""
    text = f"“{row.facility.name}”报告一起{row.risk_name}（{row.harm_name}），请马上查看并跟进"
    for role in LINE:
        for officer in officers_with(role, row.division_code, on):
            to = notices.Recipient("officer", officer.staff_number, officer.name)
            notices.send_message(to, text, link=row.ref, on=on)
