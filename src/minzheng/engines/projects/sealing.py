"""Marks stay sealed till every reviewer has marked every proposal that is hers to mark."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from minzheng.engines.projects.errors import ProjectRefused
from minzheng.engines.projects.models import Mark, Proposal, Reviewer, Round


@dataclass(frozen=True)
class Progress:
    """All proposals and reviewers of a round; `waiting`: who has not marked everything yet."""

    proposals: list[Proposal]
    reviewers: list[Reviewer]
    waiting: list[Reviewer]


def progress_of(round: Round) -> Progress:
    """How far the marking is. Three queries."""
    proposals = list(round.proposals.select_related("organisation"))
    numbered = [each for each in proposals if each.blind is not None]
    done: dict[int, set[int]] = defaultdict(set)
    marks = Mark.objects.filter(proposal__round=round).order_by()
    for reviewer, proposal in marks.values_list("reviewer", "proposal"):
        done[reviewer].add(proposal)
    reviewers = list(round.reviewers.select_related("house"))
    marking = [each for each in reviewers if each.dismissed_on is None]
    waiting = [each for each in marking if not _is_done(each, numbered, done[each.pk])]
    return Progress(proposals, reviewers, waiting)


def unmarked(round: Round) -> list[Reviewer]:
    """The reviewers who have not declared, or not marked everything yet. Three queries."""
    return progress_of(round).waiting


def require_unsealed(round: Round) -> None:
    """Raises ProjectRefused while a reviewer is still marking."""
    left = unmarked(round)
    if left:
        raise ProjectRefused(f"还有 {len(left)} 位评审没有打完分，分数封着，到齐以后一起打开")


def free_of(review: Reviewer, proposal: Proposal) -> bool:
    """Whether a reviewer has nothing to do with who proposed; of her own house she always has."""
    body = proposal.organisation
    if review.house_id == body.pk:
        return False
    return not any(_meets(tie, body.name, body.credit_code) for tie in review.ties or ())


def _is_done(review: Reviewer, rows: Iterable[Proposal], done: set[int]) -> bool:
    if review.ties is None:
        return False
    return {each.pk for each in rows if free_of(review, each)} <= done


def _meets(tie: str, name: str, code: str) -> bool:
    return tie.upper() == code or (len(tie) > 1 and (tie in name or name in tie))
