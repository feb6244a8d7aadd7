"""A round is planned and published: which houses, over which days, by which rubric."""

from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction

from minzheng.engines.access.api import NotAllowed, Viewer, require
from minzheng.engines.evaluations.coded import FACILITY, PROPOSERS, EntryState, RoundState
from minzheng.engines.evaluations.errors import EvaluationRefused
from minzheng.engines.evaluations.models import Entry, Round
from minzheng.engines.evaluations.posts import entry_for, held, may_propose, record
from minzheng.engines.evaluations.schemes import InForce, scheme_on
from minzheng.registers.facilities.api import facilities_within
from minzheng.registers.organisations.api import Organisation


@dataclass(frozen=True)
class NewRound:
    """What is planned; `since` and `until`: the days whose records count, both included."""

    scheme: str
    title: str
    year: int
    since: date
    until: date
    self_until: date
    plan: str


@transaction.atomic
def plan_round(by: Viewer, new: NewRound, *, on: date) -> Round:
    """Publish a plan and invite every house it is for.

    Raises NotAllowed, NoSuchEvaluation, EvaluationRefused.
    """
    place = may_propose(by)
    if not place:
        raise NotAllowed("评价方案由区民政局经办人公布，请由有这个岗位的人办理")
    _refuse(new, on)
    told = scheme_on(new.scheme, place, on)
    row = _round(new, told, place, by, on)
    entries = _houses(row, place, on)
    if not entries:
        raise EvaluationRefused(
            f"辖区内没有“{told.rubric.title}”适用的单位。请先登记，或换一份评分表"
        )
    Entry.objects.bulk_create(entries)
    record(row, "plan_evaluation", by, scheme=row.scheme, houses=len(entries), digest=row.digest)
    return row


@transaction.atomic
def leave_out(by: Viewer, pk: int, why: str, *, on: date) -> Entry:
    """A house takes no part, with the reason. Raises NoSuchEvaluation, NotAllowed, ..Refused."""
    require(by, PROPOSERS, entry_for(by, pk).division_code)
    row = held(pk)
    if row.round.state != RoundState.OPEN or row.state == EntryState.LEFT_OUT:
        raise EvaluationRefused(f"{row.name}现在是“{row.get_state_display()}”，不能再改为不参加")
    if not why.strip():
        raise EvaluationRefused("请写明不参加的原因，例如停业、开办不满一年")
    row.state, row.left_out_why = EntryState.LEFT_OUT, why.strip()[:200]
    row.save(update_fields=["state", "left_out_why"])
    record(row, "leave_out_of_evaluation", by, why=row.left_out_why, on=f"{on}")
    return row


def _refuse(new: NewRound, on: date) -> None:
    if not new.title.strip() or not new.plan.strip():
        raise EvaluationRefused("请写评价名称和方案，参评单位要看")
    if not new.since <= new.until:
        raise EvaluationRefused(f"评价期从 {new.since} 到 {new.until}，起日不能晚于止日")
    if new.until >= on:
        raise EvaluationRefused(f"评价期到 {new.until} 还没有过完，记录不全，不能开始评价")
    if new.self_until < on:
        raise EvaluationRefused(f"自评截止 {new.self_until} 已经过去，请写今天或以后")


def _round(new: NewRound, told: InForce, place: str, by: Viewer, on: date) -> Round:
    try:
        with transaction.atomic():
            return Round.objects.create(
                title=new.title.strip()[:80], scheme=new.scheme, version=told.number,
                kept=told.rubric.as_json(), digest=told.rubric.digest, division_code=place,
                year=new.year, since=new.since, until=new.until, self_until=new.self_until,
                plan=new.plan.strip()[:500], planned_on=on, planned_by=by.doer.name,
                planned_key=by.doer.key,
            )  # fmt: skip
    except IntegrityError as twice:
        raise EvaluationRefused(
            f"{new.year} 年的“{told.rubric.title}”已经公布过。请从“质量评价”打开那一次"
        ) from twice


def _houses(row: Round, place: str, on: date) -> list[Entry]:
    rubric = row.rubric
    if rubric.subject == FACILITY:
        found = facilities_within(place, rubric.kinds, on=on)
        return [
            Entry(round=row, facility=each, name=each.name, credit_code=each.credit_code,
                  division_code=each.division_code)
            for each in found
        ]  # fmt: skip
    rows = Organisation.objects.within(place).filter(kind__in=rubric.kinds, until=None)
    return [
        Entry(round=row, organisation=each, name=each.name, credit_code=each.credit_code,
              division_code=each.division_code)
        for each in rows
    ]  # fmt: skip
