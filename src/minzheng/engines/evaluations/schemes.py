"""Rubrics in versions: what is in force on a day, proposed by one, approved by another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Max

from minzheng.engines.access.api import NotAllowed, Viewer, require
from minzheng.engines.evaluations.coded import DECIDERS, SchemeState
from minzheng.engines.evaluations.errors import (
    EvaluationRefused,
    NoSuchEvaluation,
    OtherPersonNeeded,
    RubricFaulty,
)
from minzheng.engines.evaluations.models import Scheme
from minzheng.engines.evaluations.posts import may_propose, record, scheme_for
from minzheng.engines.evaluations.reading import check, shipped
from minzheng.engines.evaluations.rubric import Rubric
from minzheng.kernel.divisions import covers

SHIPPED, MOST_KEY = 0, 40


@dataclass(frozen=True)
class InForce:
    """A rubric in force: version 0 is what came with the system."""

    rubric: Rubric
    number: int
    since: date | None


@dataclass(frozen=True)
class NewScheme:
    """A version to propose: the whole rubric, from which day on, and why."""

    rubric: Rubric
    since: date
    why: str


def schemes_on(place: str, on: date) -> list[InForce]:
    """Every rubric in force at a place on a day, by title. One query."""
    rows = Scheme.objects.filter(state=SchemeState.IN_FORCE, since__lte=on).order_by("number")
    found = {key: InForce(rubric, SHIPPED, None) for key, rubric in shipped().items()}
    for row in rows:
        if covers(row.division_code, place):
            found[row.key] = InForce(row.rubric, row.number, row.since)
    return sorted(found.values(), key=lambda each: each.rubric.title)


def scheme_on(key: str, place: str, on: date) -> InForce:
    """One of them. Raises NoSuchEvaluation."""
    found = next((each for each in schemes_on(place, on) if each.rubric.key == key), None)
    if found is None:
        raise NoSuchEvaluation("没有这份评分表。请从“评分表”重新进入")
    return found


def with_points(rubric: Rubric, points: Mapping[str, int]) -> Rubric:
    """The same with other full points. Raises RubricFaulty with the sums that do not fit."""
    strange = sorted(set(points) - set(rubric.items))
    if strange:
        raise RubricFaulty(f"评分表里没有 {'、'.join(strange)} 这一项")
    changed = rubric.with_points(points)
    check(changed)
    return changed


@transaction.atomic
def propose_scheme(by: Viewer, new: NewScheme, *, on: date) -> Scheme:
    """Propose a version. Raises NotAllowed, RubricFaulty, EvaluationRefused."""
    place = may_propose(by)
    if not place:
        raise NotAllowed("评分表由区民政局经办人提出，请由有这个岗位的人办理")
    check(new.rubric)
    _refuse(new, on)
    rows = Scheme.objects.select_for_update().filter(key=new.rubric.key)
    waiting = rows.filter(state=SchemeState.PROPOSED).first()
    if waiting is not None:
        raise EvaluationRefused(
            f"{waiting.proposed_by}提出的第 {waiting.number} 版还没有批准。请先批准或退回那一版"
        )
    last = Scheme.objects.filter(key=new.rubric.key).aggregate(last=Max("number"))["last"] or 0
    row = Scheme.objects.create(
        key=new.rubric.key, number=last + 1, since=new.since, kept=new.rubric.as_json(),
        digest=new.rubric.digest, why=new.why.strip()[:300], division_code=place,
        proposed_on=on, proposed_by=by.doer.name, proposed_key=by.doer.key,
    )  # fmt: skip
    record(row, "propose_rubric", by, key=row.key, number=row.number, digest=row.digest)
    return row


@transaction.atomic
def approve_scheme(by: Viewer, pk: int, *, on: date) -> Scheme:
    """Approve a version. Raises NoSuchEvaluation, NotAllowed, OtherPersonNeeded."""
    row = _waiting(by, pk)
    if by.doer.key == row.proposed_key:
        raise OtherPersonNeeded("提出和批准要由不同的人办理，请由另一位负责人批准")
    row.state, row.decided_on, row.decided_by = SchemeState.IN_FORCE, on, by.doer.name
    row.save(update_fields=["state", "decided_on", "decided_by"])
    record(row, "approve_rubric", by, key=row.key, number=row.number, digest=row.digest)
    return row


@transaction.atomic
def return_scheme(by: Viewer, pk: int, why: str, *, on: date) -> Scheme:
    """Send a version back. Raises as approve_scheme, EvaluationRefused without a reason."""
    row = _waiting(by, pk)
    if not why.strip():
        raise EvaluationRefused("请写明退回的原因，提出人要照着改")
    row.state, row.decided_on, row.decided_by = SchemeState.RETURNED, on, by.doer.name
    row.returned_why = why.strip()[:200]
    row.save(update_fields=["state", "decided_on", "decided_by", "returned_why"])
    record(row, "return_rubric", by, key=row.key, number=row.number, why=row.returned_why)
    return row


def versions_of(key: str) -> list[Scheme]:
    """Every approved version of a rubric, the newest first. One query."""
    return list(Scheme.objects.filter(key=key, state=SchemeState.IN_FORCE).order_by("-number"))


def _waiting(by: Viewer, pk: int) -> Scheme:
    require(by, DECIDERS, scheme_for(by, pk).division_code)
    row = Scheme.objects.select_for_update().get(pk=pk)
    if row.state != SchemeState.PROPOSED:
        raise EvaluationRefused(f"这一版现在是“{row.get_state_display()}”，不用再办")
    return row


def _refuse(new: NewScheme, on: date) -> None:
    if not new.why.strip():
        raise EvaluationRefused("请写明为什么改，批准的人要看")
    if new.since < on:
        raise EvaluationRefused(
            f"生效日 {new.since} 已经过去。请写今天或以后，已公布的评价不受影响"
        )
    if len(new.rubric.key) > MOST_KEY:
        raise EvaluationRefused(f"评分表代号太长，最多 {MOST_KEY} 个字母")
