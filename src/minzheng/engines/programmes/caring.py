"""The team at work: scores, the plan, sessions, reviews."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer
from minzheng.engines.programmes.coded import ABSENCES
from minzheng.engines.programmes.errors import ProgrammeRefused
from minzheng.engines.programmes.models import Deed, File, Meeting, Plan, Score, State
from minzheng.engines.programmes.scales import scale_of
from minzheng.engines.programmes.team import held
from minzheng.engines.programmes.terms import review_due
from minzheng.engines.programmes.trail import note, record
from minzheng.registers.sealing import seal

MOST_GOALS, MOST_A_WEEK, MOST_MINUTES = 5, 14, 600


@dataclass(frozen=True)
class NewPlan:
    """Goals in words, sessions a week, and what the guardian said to it."""

    goals: Sequence[str]
    per_week: int
    guardian: str = ""


@dataclass(frozen=True)
class NewMeeting:
    """A session: `absence` is "" when she came, else a code of ABSENCES."""

    day: date
    kind: str
    absence: str = ""
    minutes: int = 0
    done: str = ""
    following: str = ""


@transaction.atomic
def take_score(
    file: File, scale: str, answers: Mapping[str, int], *, by: Viewer, on: date
) -> Score:
    """Keep the answers to a scale. Raises NotAllowed, ProgrammeRefused."""
    row = held(file, by, on)
    if row.state not in (State.ACTIVE, State.ENDED):
        raise ProgrammeRefused("接收以后才能评估")
    told = row.point.definition
    if scale not in (*told.scales, *told.also):
        raise ProgrammeRefused(f"“{told.short}”不用这张记录表，请从档案页面进入")
    score = Score.objects.create(
        file=row, scale=scale, on=on, by=by.doer.name, total=scale_of(scale).total(answers),
        answers_sealed=seal(json.dumps(dict(answers))),
    )  # fmt: skip
    record(row, "programme_scored", by)
    return score


@transaction.atomic
def make_plan(file: File, new: NewPlan, *, by: Viewer, on: date) -> Plan:
    """Write the individual plan, or a new version of it.

    Raises NotAllowed; ProgrammeRefused without baseline, goals or a guardian's word where a
    guardian agreed.
    """
    row = _active(file, by, on)
    goals = [goal.strip() for goal in new.goals if goal.strip()]
    if not goals or len(goals) > MOST_GOALS:
        raise ProgrammeRefused(f"请写一到 {MOST_GOALS} 个目标，每个目标写看得见的变化")
    if not 1 <= new.per_week <= MOST_A_WEEK:
        raise ProgrammeRefused(f"每周次数应在 1 到 {MOST_A_WEEK} 之间")
    if row.consent["by"] == "guardian" and not new.guardian.strip():
        raise ProgrammeRefused("由监护人同意的，请写监护人对计划的意见")
    _require_baseline(row)
    told = json.dumps({"goals": goals, "guardian": new.guardian.strip()}, ensure_ascii=False)
    plan = Plan.objects.create(
        file=row, on=on, by=by.doer.name, per_week=new.per_week, told_sealed=seal(told)
    )
    _next_review(row, on)
    note(row, Deed.Kind.PLANNED, f"每周 {plan.per_week} 次", by=by, on=on)
    return plan


@transaction.atomic
def hold_meeting(file: File, new: NewMeeting, *, by: Viewer, on: date) -> Meeting:
    """Write down a session, held or missed. Raises NotAllowed, ProgrammeRefused."""
    row = _active(file, by, on)
    _refuse_meeting(row, new, on)
    told = json.dumps({"done": new.done.strip(), "next": new.following.strip()}, ensure_ascii=False)
    meeting = Meeting.objects.create(
        file=row, on=new.day, kind=new.kind, absence=new.absence,
        minutes=0 if new.absence else new.minutes, told_sealed=seal(told),
        by_key=by.doer.key, by=by.doer.name,
    )  # fmt: skip
    record(row, "programme_met", by)
    return meeting


@transaction.atomic
def review(file: File, words: str, *, by: Viewer, on: date) -> Deed:
    """Look at how it goes; the next review is set.

    Raises NotAllowed; ProgrammeRefused without words, or without a score on a day after the last
    review.
    """
    row = _active(file, by, on)
    if not words.strip():
        raise ProgrammeRefused("请写目标完成得怎样、接下来改什么")
    after = _last_review(row)
    if not row.scores.filter(scale__in=row.point.definition.scales, on__gt=after).exists():
        raise ProgrammeRefused("复评前请先做一次评估，和开始时比")
    _next_review(row, on)
    return note(row, Deed.Kind.REVIEWED, words, by=by, on=on)


def _last_review(row: File) -> date:
    last = row.deeds.filter(kind=Deed.Kind.REVIEWED).order_by("-pk").first()
    begun = row.begun_on or row.received_on
    return last.on if last else begun


def _active(file: File, by: Viewer, on: date) -> File:
    row = held(file, by, on)
    if row.state != State.ACTIVE:
        raise ProgrammeRefused(f"这份档案{row.get_state_display()}，不能再办；请刷新页面")
    return row


def _require_baseline(row: File) -> None:
    done = set(row.scores.values_list("scale", flat=True))
    wanting = [scale_of(key).name for key in row.point.definition.scales if key not in done]
    if wanting:
        raise ProgrammeRefused(f"制定计划前请先做：{'、'.join(wanting)}")


def _refuse_meeting(row: File, new: NewMeeting, on: date) -> None:
    kinds = row.point.definition.sessions
    if new.kind not in kinds:
        raise ProgrammeRefused(f"请选种类：{'、'.join(kinds.values())}")
    if new.absence not in ABSENCES:
        raise ProgrammeRefused("请选到了还是没到、为什么")
    if not (row.begun_on or row.received_on) <= new.day <= on:
        raise ProgrammeRefused(f"日期应在开始服务 {row.begun_on} 以后、今天 {on} 以前")
    if not new.done.strip():
        raise ProgrammeRefused("请写做了什么；没到的，写怎样联系的")
    if not 0 <= new.minutes <= MOST_MINUTES or (not new.absence and not new.minutes):
        raise ProgrammeRefused(f"请写时长，1 到 {MOST_MINUTES} 分钟")
    if not row.plans.exists():
        raise ProgrammeRefused("请先制定个别化计划，再登记服务")


def _next_review(row: File, on: date) -> None:
    row.due_on = review_due(row.point.division_code, on)
    row.save(update_fields=["due_on"])
