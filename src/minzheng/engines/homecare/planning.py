"""A plan from draft to end: drawn up, approved, agreed by the provider, paused, ended."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from minzheng.engines.access.api import Viewer, may_see_person, require
from minzheng.engines.care.api import require_manager
from minzheng.engines.homecare.coded import (
    BED,
    CLASSES,
    ENDS,
    KINDS,
    PAUSES,
    PLAN_HEADS,
    PLANNERS,
    PlanState,
    VisitState,
)
from minzheng.engines.homecare.errors import HomecareRefused, OtherPersonNeeded
from minzheng.engines.homecare.models import Item, Pause, Plan, Visit
from minzheng.engines.homecare.models.plans import LIVE
from minzheng.engines.homecare.posts import own_plan, plan_for
from minzheng.engines.homecare.trail import tell
from minzheng.kernel.doer import Doer
from minzheng.registers.facilities.api import Facility
from minzheng.registers.people.api import Person
from minzheng.registers.stays.api import stays_of
from minzheng.vocabulary import ability

PIN = re.compile(r"\d{4,6}", re.ASCII)
MOST_ITEMS, MOST_MINUTES, MOST_PRICE, MOST_A_MONTH = 8, 480, 100_000, 62


@dataclass(frozen=True)
class NewItem:
    """One service: minutes and price (fen) of one visit, how often a month."""

    service: str
    minutes: int
    price: int
    a_month: int


@dataclass(frozen=True)
class NewPlan:
    """What is agreed for a person with a provider; `level` is a code of 能力等级代码."""

    person: Person
    facility: Facility
    kind: str
    person_class: str
    level: int
    assessed_on: date
    since: date
    items: Sequence[NewItem]
    directions: str = ""
    pin: str = ""


@transaction.atomic
def draw_up(new: NewPlan, *, by: Viewer, on: date) -> Plan:
    """Draw up a plan for somebody of the area. Raises NotAllowed, HomecareRefused."""
    person = Person.objects.select_for_update().get(pk=new.person.pk)
    require(by, PLANNERS, person.division_code)
    _check(new, person, on)
    if not may_see_person(by, person):
        raise HomecareRefused("这位老人不在您的辖区内，不能拟定计划。请联系她所在的镇街")
    there = Plan.objects.filter(person=person, state__in=LIVE).select_related("facility").first()
    if there is not None:
        raise HomecareRefused(
            f"{person.name}已有一份计划（{there.facility.name}，{there.get_state_display()}）。"
            "先结束那一份，再拟新的"
        )
    row = Plan.objects.create(
        facility=new.facility, person=person, division_code=person.division_code, kind=new.kind,
        person_class=new.person_class, level=new.level, assessed_on=new.assessed_on,
        since=new.since, directions=new.directions.strip()[:100], pin=_hashed(new.pin),
        drafted_on=on, drafted_by=by.doer.name, drafted_key=by.doer.key,
    )  # fmt: skip
    Item.objects.bulk_create(
        Item(plan=row, service=each.service.strip(), minutes=each.minutes, price=each.price,
             a_month=each.a_month)
        for each in new.items
    )  # fmt: skip
    _tell(by.doer, "draw_up_home_plan", row, kind=row.kind, facility=row.facility_id)
    return row


@transaction.atomic
def approve_plan(by: Viewer, pk: int, *, on: date) -> Plan:
    """Another officer approves what will cost money. Raises NoSuchVisit, OtherPersonNeeded."""
    row = _at(by, pk, PLAN_HEADS, PlanState.DRAFTED)
    if row.drafted_key == by.doer.key:
        raise OtherPersonNeeded("拟定和核准要由不同的人办理。请由另一位负责人核准")
    row.state, row.approved_on, row.approved_by = PlanState.APPROVED, on, by.doer.name
    row.save(update_fields=["state", "approved_on", "approved_by"])
    _tell(by.doer, "approve_home_plan", row)
    return row


@transaction.atomic
def refuse_plan(by: Viewer, pk: int, why: str, *, on: date) -> Plan:
    """The head does not approve it, with a reason. Raises NoSuchVisit, HomecareRefused."""
    row = _at(by, pk, PLAN_HEADS, PlanState.DRAFTED)
    _close(row, PlanState.REFUSED, _said(why, "请写明为什么不核准"), on)
    _tell(by.doer, "refuse_home_plan", row, why=row.why)
    return row


@transaction.atomic
def agree(viewer: Viewer, pk: int, *, on: date) -> Plan:
    """The provider's manager agrees: visits can be ordered. Raises NotAllowed, HomecareRefused."""
    row = _own(viewer, pk, on)
    row.state, row.agreed_on, row.agreed_by = PlanState.RUNNING, on, viewer.doer.name
    row.save(update_fields=["state", "agreed_on", "agreed_by"])
    _tell(viewer.doer, "agree_home_plan", row)
    return row


@transaction.atomic
def decline(viewer: Viewer, pk: int, why: str, *, on: date) -> Plan:
    """The provider cannot do it; the bureau looks for another. Raises as agree()."""
    row = _own(viewer, pk, on)
    _close(row, PlanState.REFUSED, _said(why, "请写明为什么不能接"), on)
    _tell(viewer.doer, "decline_home_plan", row, why=row.why)
    return row


@transaction.atomic
def keep_bed(by: Viewer, pk: int, adapted: date | None, device: date | None, *, on: date) -> Plan:
    """What makes it a bed: the home is adapted, the device is online. Raises HomecareRefused."""
    row = _at(by, pk, PLANNERS, *LIVE)
    if row.kind != BED:
        raise HomecareRefused("这份计划不是家庭养老床位，不用登记改造和设备")
    for day in (adapted, device):
        if day is not None and day > on:
            raise HomecareRefused(f"{day} 还没有到，做完以后再登记")
    row.adapted_on, row.device_on = adapted, device
    row.save(update_fields=["adapted_on", "device_on"])
    _tell(by.doer, "keep_home_bed", row, adapted=f"{adapted or ''}", device=f"{device or ''}")
    return row


@transaction.atomic
def change_level(by: Viewer, pk: int, level: int, assessed_on: date, *, on: date) -> Plan:
    """A new assessment: another level pauses the plan until a new one is drawn up."""
    row = _at(by, pk, PLANNERS, PlanState.RUNNING, PlanState.PAUSED)
    _check_level(level, assessed_on, on)
    before, row.level, row.assessed_on = row.level, level, assessed_on
    row.save(update_fields=["level", "assessed_on"])
    if level != before and row.state == PlanState.RUNNING:
        words = f"由{ability.能力等级代码.text(before)}变为{row.level_name}"
        pause(row, "level", words, by.doer, on)
    _tell(by.doer, "change_home_level", row, before=before, level=level)
    return row


@transaction.atomic
def suspend(by: Viewer, pk: int, why: str, words: str, *, on: date) -> Plan:
    """Nobody is to come from today on. Raises NoSuchVisit, HomecareRefused."""
    row = _at(by, pk, PLANNERS, PlanState.RUNNING)
    if why not in PAUSES:
        raise HomecareRefused("请选择为什么暂停")
    pause(row, why, words, by.doer, on)
    return row


@transaction.atomic
def resume(by: Viewer, pk: int, *, on: date) -> Plan:
    """Visits go on from today. Raises NoSuchVisit, HomecareRefused for who lives away."""
    row = _at(by, pk, PLANNERS, PlanState.PAUSED)
    if stays_of(row.person_id).living().going_on(on).exists():
        raise HomecareRefused("登记簿上这位老人还住在机构里，不能恢复上门。请机构先登记离开")
    row.pauses.filter(until=None).update(until=on)
    row.state, row.why = PlanState.RUNNING, ""
    row.save(update_fields=["state", "why"])
    _tell(by.doer, "resume_home_plan", row)
    return row


@transaction.atomic
def end_plan(by: Viewer, pk: int, why: str, words: str, *, on: date) -> Plan:
    """No more visits. Raises NoSuchVisit, HomecareRefused."""
    row = _at(by, pk, PLANNERS, *LIVE)
    if why not in ENDS:
        raise HomecareRefused("请选择为什么结束")
    end(row, f"{ENDS[why]} {words.strip()}".strip(), by.doer, on)
    return row


def pause(row: Plan, why: str, words: str, by: Doer, on: date) -> None:
    """Pause a running plan and take back what is ordered from the day on."""
    Pause.objects.create(plan=row, why=why, words=words.strip()[:100], since=on, by=by.name)
    row.state, row.why = PlanState.PAUSED, f"{PAUSES[why]} {words.strip()}".strip()[:200]
    row.save(update_fields=["state", "why"])
    _take_back(row, row.why, on)
    _tell(by, "pause_home_plan", row, why=why)


def end(row: Plan, why: str, by: Doer, on: date) -> None:
    """End a plan and take back what is ordered."""
    _close(row, PlanState.ENDED, why, on)
    row.pauses.filter(until=None).update(until=on)
    _take_back(row, why, on)
    _tell(by, "end_home_plan", row, why=row.why)


def _take_back(row: Plan, why: str, on: date) -> None:
    ahead = Visit.objects.filter(plan=row, state=VisitState.ORDERED, day__gte=on)
    ahead.update(state=VisitState.CANCELLED, why=f"计划变动：{why}"[:200])


def _close(row: Plan, state: PlanState, why: str, on: date) -> None:
    row.state, row.why, row.ended_on = state, why[:200], on
    row.save(update_fields=["state", "why", "ended_on"])


def _at(by: Viewer, pk: int, roles: tuple[str, ...], *states: PlanState) -> Plan:
    """The plan locked, if the viewer has the post for it and it is in one of these states."""
    require(by, roles, plan_for(by, pk).division_code)
    return _locked(pk, *states)


def _own(viewer: Viewer, pk: int, on: date) -> Plan:
    row = own_plan(viewer, pk, on)
    require_manager(viewer)
    return _locked(row.pk, PlanState.APPROVED)


def _locked(pk: int, *states: PlanState) -> Plan:
    rows = Plan.objects.select_for_update(of=("self",)).select_related("person", "facility")
    row = rows.get(pk=pk)
    if row.state not in states:
        raise HomecareRefused(
            f"这份计划现在是“{row.get_state_display()}”，不能办这一步。请刷新页面查看"
        )
    return row


def _check(new: NewPlan, person: Person, on: date) -> None:
    if new.kind not in KINDS or new.person_class not in CLASSES:
        raise HomecareRefused("请选择服务方式和人员类别")
    _check_level(new.level, new.assessed_on, on)
    if person.died_on is not None:
        raise HomecareRefused(f"登记簿上{person.name}已于 {person.died_on} 去世，不能拟定计划")
    if new.pin and not PIN.fullmatch(new.pin):
        raise HomecareRefused("签收口令是 4 到 6 位数字，请重新填")
    if not 1 <= len(new.items) <= MOST_ITEMS:
        raise HomecareRefused(f"计划要有 1 到 {MOST_ITEMS} 项服务，请核对")
    for number, item in enumerate(new.items, 1):
        _check_item(number, item)
    names = [item.service.strip() for item in new.items]
    if len(set(names)) != len(names):
        raise HomecareRefused("同一项服务写了两次，请合成一项")


def _check_item(number: int, item: NewItem) -> None:
    where = f"第 {number} 项服务"
    if not 1 <= len(item.service.strip()) <= 40:
        raise HomecareRefused(f"{where}没有写名称，或超过 40 个字")
    told = (
        ("分钟", item.minutes, 1, MOST_MINUTES), ("价格（分）", item.price, 0, MOST_PRICE),
        ("每月次数", item.a_month, 1, MOST_A_MONTH),
    )  # fmt: skip
    for name, value, least, most in told:
        if not least <= value <= most:
            raise HomecareRefused(f"{where}的{name} {value} 不在 {least} 到 {most} 之间，请核对")


def _check_level(level: int, assessed_on: date, on: date) -> None:
    if level not in ability.能力等级代码.codes:
        raise HomecareRefused("请选择评估的能力等级")
    if assessed_on > on:
        raise HomecareRefused(f"评估日 {assessed_on} 还没有到，请核对评估报告")


def _hashed(pin: str) -> str:
    return make_password(pin) if pin else ""


def _said(why: str, otherwise: str) -> str:
    if not why.strip():
        raise HomecareRefused(otherwise)
    return why.strip()


def _tell(by: Doer, verb: str, row: Plan, **detail: object) -> None:
    tell(by, verb, row.ref, row.division_code, person=row.person_id, **detail)
