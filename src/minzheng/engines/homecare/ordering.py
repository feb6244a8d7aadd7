"""Visits ordered ahead: a day, a time, an item, a worker; taken back with a reason."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.homecare.coded import PlanState, VisitState
from minzheng.engines.homecare.errors import HomecareRefused
from minzheng.engines.homecare.models import Item, Plan, Visit
from minzheng.engines.homecare.posts import own_plan, own_visit
from minzheng.engines.homecare.trail import tell
from minzheng.registers.organisations.api import Member, find_by_credit_code, members_of

AHEAD_DAYS, DAY_MINUTES = 62, 24 * 60


@dataclass(frozen=True)
class NewVisit:
    """Who comes when for which item of a plan."""

    item: int
    day: date
    begins: time
    worker: str


def workers_of(viewer: Viewer, on: date) -> list[Member]:
    """Who may be sent: everybody who acts for the house. Two queries."""
    code = viewer.house.credit_code if viewer.house is not None else ""
    house = find_by_credit_code(code) if code else None
    return members_of(house, on) if house is not None else []


@transaction.atomic
def order_visit(viewer: Viewer, plan: int, new: NewVisit, *, on: date) -> Visit:
    """Send a worker. Raises NoSuchVisit, HomecareRefused (what is wrong, what to do)."""
    own = own_plan(viewer, plan, on)
    row = Plan.objects.select_for_update(of=("self",)).get(pk=own.pk)
    item = Item.objects.filter(plan=row, pk=new.item).first()
    if item is None:
        raise HomecareRefused("计划里没有这项服务，请重新选择")
    worker = next((each for each in workers_of(viewer, on) if str(each.pk) == new.worker), None)
    if worker is None:
        raise HomecareRefused("没有这位服务人员，或已不在本机构。请重新选择")
    _check_day(row, new, on)
    _check_free(row, new, item)
    visit = Visit.objects.create(
        plan=row, item=item, facility=own.facility, person=own.person,
        division_code=own.division_code, service=item.service, planned=item.minutes,
        price=item.price, day=new.day, begins=new.begins, worker=worker.name,
        worker_key=str(worker.pk), ordered_by=viewer.doer.name,
    )  # fmt: skip
    tell(viewer.doer, "order_home_visit", visit.ref, visit.division_code,
         person=visit.person_id, day=f"{new.day}", worker=visit.worker_key)  # fmt: skip
    return visit


@transaction.atomic
def cancel_visit(viewer: Viewer, pk: int, why: str, *, on: date) -> Visit:
    """Nobody comes, with a reason. Raises NoSuchVisit, HomecareRefused."""
    own_visit(viewer, pk, on)
    row = Visit.objects.select_for_update(of=("self",)).get(pk=pk)
    if not why.strip():
        raise HomecareRefused("请写明为什么取消")
    if row.state != VisitState.ORDERED:
        raise HomecareRefused(f"这一次已经是“{row.get_state_display()}”，不能取消")
    row.state, row.why = VisitState.CANCELLED, why.strip()[:200]
    row.save(update_fields=["state", "why"])
    tell(viewer.doer, "cancel_home_visit", row.ref, row.division_code, why=row.why)
    return row


def _check_day(row: Plan, new: NewVisit, on: date) -> None:
    if row.state != PlanState.RUNNING:
        raise HomecareRefused(
            f"这份计划现在是“{row.get_state_display()}”，不能派单。服务中的计划才能派"
        )
    if new.day < on:
        raise HomecareRefused(f"{new.day} 已经过去，不能补派。请选今天或以后")
    if new.day < row.since:
        raise HomecareRefused(f"计划从 {row.since} 起，{new.day} 还不能上门")
    if new.day > on + timedelta(days=AHEAD_DAYS):
        raise HomecareRefused(f"最多提前 {AHEAD_DAYS} 天派单，请选近一点的日子")


def _check_free(row: Plan, new: NewVisit, item: Item) -> None:
    """Neither the elder nor the worker has another visit at the time; the month is not full."""
    same = Visit.objects.filter(day=new.day).exclude(state=VisitState.CANCELLED)
    start = datetime.combine(new.day, new.begins)
    end = start + timedelta(minutes=item.minutes)
    if end.date() != new.day:
        raise HomecareRefused("一次服务不能过半夜，请早一点开始")
    for other in same.filter(plan=row) | same.filter(worker_key=new.worker):
        begun = datetime.combine(other.day, other.begins)
        if begun < end and start < begun + timedelta(minutes=other.planned):
            who = "这位老人" if other.plan_id == row.pk else other.worker
            raise HomecareRefused(
                f"{who} {other.begins:%H:%M} 已有一次服务，时间重叠。请换时间或人"
            )
    month = Visit.objects.filter(
        item=item, day__year=new.day.year, day__month=new.day.month
    ).exclude(state__in=[VisitState.CANCELLED, VisitState.MISSED])
    if month.count() >= item.a_month:
        raise HomecareRefused(f"{item.service}每月 {item.a_month} 次，{new.day:%Y-%m} 已经派满")
