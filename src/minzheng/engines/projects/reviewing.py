"""Reviewers read proposals under numbers, declare what they have to do with, and mark with reasons.

No name of an organisation comes out of this module.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer
from minzheng.engines.audit import api as audit
from minzheng.engines.projects.errors import NoSuchProject, ProjectRefused
from minzheng.engines.projects.models import Mark, Proposal, Reviewer, Round, RoundState
from minzheng.engines.projects.rounds import REVIEWERS
from minzheng.engines.projects.sealing import free_of, unmarked
from minzheng.kernel.money import Fen

MOST_POINTS, MOST_TIES = 10, 20


@dataclass(frozen=True)
class Blind:
    """A proposal as a reviewer reads it."""

    pk: int
    number: int
    title: str
    need: str
    way: str
    effect: str
    lines: Sequence[tuple[str, Fen]]
    asked: Fen
    mark: Mark | None


def reviews_of(viewer: Viewer) -> QuerySet[Reviewer]:
    """The rounds the viewer is named to mark."""
    rows = Reviewer.objects.filter(key=viewer.doer.key, dismissed_on=None)
    rows = rows.select_related("round").order_by("-pk")
    if viewer.house is not None:
        return rows.filter(house=viewer.house.organisation_id)
    return rows.filter(house=None) if viewer.roles & set(REVIEWERS) else rows.none()


def review_for(viewer: Viewer, pk: int) -> Reviewer:
    """The viewer's part in a round. Raises NoSuchProject."""
    found = reviews_of(viewer).filter(round=pk).first()
    if found is None:
        raise NoSuchProject("没有这一轮评审，或您不是它的评审")
    return found


@transaction.atomic
def declare(review: Reviewer, ties: Sequence[str], *, by: Viewer, on: date) -> Reviewer:
    """Say with which organisations one has to do, none for none; their proposals stay hidden.

    Raises NoSuchProject, ProjectRefused once one has marked.
    """
    row = _own(review, by)
    if row.marks.exists():
        raise ProjectRefused("已经打过分，不能改声明；有变化的请告诉经办人")
    row.ties = [tie.strip() for tie in ties if tie.strip()][:MOST_TIES]
    row.declared_on = on
    row.save(update_fields=["ties", "declared_on"])
    _record(row.round, "declare_ties", by, count=len(row.ties))
    return row


def to_mark(review: Reviewer) -> list[Blind]:
    """The proposals a reviewer marks, by number; none before she declared. Two queries."""
    if review.ties is None or review.round.state == RoundState.OPEN:
        return []
    own = {mark.proposal_id: mark for mark in review.marks.all()}
    return [_blind(each, own.get(each.pk)) for each in _free(review)]


def blind_for(viewer: Viewer, pk: int) -> tuple[Reviewer, Blind]:
    """One proposal the viewer marks. Raises NoSuchProject."""
    for review in reviews_of(viewer).filter(round__proposals=pk):
        for each in to_mark(review):
            if each.pk == pk:
                return review, each
    raise NoSuchProject("没有这份方案，或它不由您评审")


@transaction.atomic
def mark_proposal(
    viewer: Viewer, pk: int, points: Mapping[str, int], words: str, *, on: date
) -> Mark:
    """Mark a proposal, or mark it anew while the review lasts.

    Raises NoSuchProject, ProjectRefused.
    """
    review, blind = blind_for(viewer, pk)
    told = review.round.criteria
    if review.round.state != RoundState.REVIEW:
        raise ProjectRefused("评审已经结束，不能再打分")
    if blind.mark is not None and not unmarked(review.round):
        raise ProjectRefused("打分已经到齐、打开，不能再改")
    if any(not 0 <= points.get(each["key"], -1) <= MOST_POINTS for each in told):
        raise ProjectRefused(f"每一项打 0 到 {MOST_POINTS} 分")
    if not words.strip():
        raise ProjectRefused("请写打分的理由")
    given = {each["key"]: points[each["key"]] for each in told}
    total = sum(each["weight"] * given[each["key"]] for each in told)
    mark, _ = Mark.objects.update_or_create(
        proposal_id=blind.pk, reviewer=review,
        defaults={"points": given, "total": total, "words": words.strip()[:500], "on": on},
    )  # fmt: skip
    _record(review.round, "mark_proposal", viewer, number=blind.number)
    return mark


def _free(review: Reviewer) -> list[Proposal]:
    rows = review.round.proposals.filter(blind__isnull=False).select_related("organisation")
    return [each for each in rows.order_by("blind") if free_of(review, each)]


def _blind(row: Proposal, mark: Mark | None) -> Blind:
    lines = [(each["name"], each["amount"]) for each in row.lines]
    return Blind(
        row.pk, row.blind or 0, row.title, row.need, row.way, row.effect, lines, row.asked, mark
    )


def _own(review: Reviewer, by: Viewer) -> Reviewer:
    row = Reviewer.objects.select_for_update(of=("self",)).select_related("round").get(pk=review.pk)
    if not reviews_of(by).filter(pk=row.pk).exists():
        raise NoSuchProject("这不是您的评审")
    return row


def _record(round: Round, verb: str, by: Viewer, **detail: object) -> None:
    audit.record(by.doer, verb, round.ref, division=round.division_code, detail=detail)
