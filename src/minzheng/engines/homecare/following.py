"""What the calendar and the registers bring: deaths, institutions, moves; missed visits; the late.

Run again on the same day, nothing changes.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from django.db import transaction

from minzheng.engines.homecare.coded import PlanState, VisitState
from minzheng.engines.homecare.cohort import find_weak
from minzheng.engines.homecare.models import Complaint, Flag, Pair, Plan, Visit
from minzheng.engines.homecare.models.plans import LIVE
from minzheng.engines.homecare.planning import end, pause
from minzheng.engines.homecare.terms import number
from minzheng.engines.homecare.trail import tell
from minzheng.engines.notices.api import Late, Urging, urge
from minzheng.kernel.doer import SYSTEM
from minzheng.registers.stays.api import LIVING, Stay
from minzheng.vocabulary import homecare as terms

COUNTY = 6
CLERKS_LINE = ("town_clerk", "district_clerk", "district_head")
PAIR_LINE = ("village_worker", "town_clerk", "district_clerk")
FLAGS, COMPLAINTS, CONTACTS = "上门服务疑点", "上门服务投诉", "弱老携手联系"
URGING = Urging(
    "escalate_homecare", "homecare",
    lambda what, count: f"您辖区内有 {count} 项{what}超过期限，请督办",
    lambda place, on: number(terms.督办间隔, place, on),
)  # fmt: skip


def homecare_day(on: date) -> int:
    """Everything a day brings. Gives how many things changed or went up."""
    return follow_plans(on) + note_missed(on) + find_weak(on) + escalate_overdue(on)


@transaction.atomic
def follow_plans(on: date) -> int:
    """End the plans and pairs of the dead, pause those of who lives away or moved off."""
    rows = Plan.objects.select_for_update(of=("self",)).filter(state__in=LIVE)
    plans = list(rows.select_related("person"))
    living = Stay.objects.going_on(on).filter(kind=LIVING)
    away = set(
        living.filter(person__in=[p.person_id for p in plans]).values_list("person", flat=True)
    )
    changed = sum(_follow(plan, plan.person_id in away, on) for plan in plans)
    return changed + _end_pairs(on)


@transaction.atomic
def note_missed(on: date) -> int:
    """Orders of days gone by to which nobody came, once nothing can be sent any more."""
    rows = Visit.objects.select_for_update(of=("self",)).filter(day__lt=on)
    waiting = list(rows.filter(state=VisitState.ORDERED))
    days: dict[str, int] = {}
    missed = []
    for row in waiting:
        place = row.division_code
        days.setdefault(place, number(terms.补传天数, place, on))
        if row.day < on - timedelta(days=days[place]):
            row.state, row.why = VisitState.MISSED, "到期没有签到"
            missed.append(row)
    Visit.objects.bulk_update(missed, ["state", "why"])
    if missed:
        tell(SYSTEM, "miss_home_visits", "homecare", "", count=len(missed), on=f"{on}")
    return len(missed)


def escalate_overdue(on: date) -> int:
    """Flags, complaints and contacts past their day go up the line. Gives how many went up."""
    return urge(_late(on), URGING, on=on)


def _follow(plan: Plan, is_away: bool, on: date) -> int:
    died = plan.person.died_on
    if died is not None:
        end(plan, f"去世（登记簿：{died}）", SYSTEM, on)
        return 1
    if plan.state != PlanState.RUNNING:
        return 0
    if is_away:
        pause(plan, "institution", "登记簿上已入住机构", SYSTEM, on)
        return 1
    here = plan.person.division_code
    if here and here[:COUNTY] != plan.division_code[:COUNTY]:
        pause(plan, "moved", "登记簿上已住到外地", SYSTEM, on)
        return 1
    return 0


def _end_pairs(on: date) -> int:
    rows = Pair.objects.select_for_update(of=("self",)).filter(ended_on=None)
    dead = list(rows.exclude(person__died_on=None).select_related("person"))
    for row in dead:
        row.ended_on, row.ended_why = on, f"去世（登记簿：{row.person.died_on}）"
        tell(SYSTEM, "end_weak_pair", row.ref, row.division_code, why=row.ended_why)
    Pair.objects.bulk_update(dead, ["ended_on", "ended_why"])
    return len(dead)


def _late(on: date) -> Iterator[Late]:
    flags = Flag.objects.filter(verdict="", visit__voided=False).select_related("visit")
    for flag in flags.filter(found_on__lt=on):
        place = flag.visit.division_code
        due = flag.found_on + timedelta(days=number(terms.判定天数, place, on))
        yield Late(FLAGS, f"homeflag:{flag.pk}", place, due, CLERKS_LINE)
    open_ones = Complaint.objects.filter(answered_on=None, due_on__lt=on).select_related("visit")
    for row in open_ones:
        place = row.visit.division_code
        yield Late(COMPLAINTS, f"homecomplaint:{row.pk}", place, row.due_on, CLERKS_LINE)
    for pair in Pair.objects.filter(ended_on=None, due_on__lt=on):
        yield Late(CONTACTS, pair.ref, pair.division_code, pair.due_on, PAIR_LINE)
