"""What anybody may know: contracts with results and money, rounds with scores; no person's name.

Words that somebody wrote about persons (reports, opinions, evaluations) stay inside.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet, Sum

from minzheng.engines.projects.awarding import published_on, ranking_of
from minzheng.engines.projects.coded import Question, questions
from minzheng.engines.projects.errors import NoSuchProject
from minzheng.engines.projects.models import (
    SMALL,
    Contract,
    FollowUp,
    ProjectState,
    Proposal,
    Round,
    RoundState,
    Stage,
    StageState,
)
from minzheng.engines.projects.reckoning import Indicator
from minzheng.kernel.money import Fen

VENTURE = "公益创投征集，匿名评审，公示以后确定"
SHOWN = (ProjectState.RUNNING, ProjectState.STOPPED, ProjectState.EVALUATED)
TOLD = (StageState.ACCEPTED, StageState.APPROVED, StageState.PAID, StageState.NOTHING)


@dataclass(frozen=True)
class Reached:
    """An indicator and what two officers accepted so far; None before any acceptance."""

    indicator: Indicator
    done: int | None

    @property
    def few(self) -> bool:
        """Whether it is too small to be told by number."""
        return self.done is not None and 0 < self.done < SMALL


@dataclass(frozen=True)
class Results:
    """A contract in figures: sums in fen, scores by question, how it stood afterwards."""

    contract: Contract
    stages: tuple[Stage, ...]
    paid: Fen
    reached: tuple[Reached, ...]
    scores: tuple[tuple[Question, int], ...]
    follow_ups: tuple[FollowUp, ...]

    @property
    def way(self) -> str:
        """How the organisation was chosen, in words."""
        project = self.contract.project
        return VENTURE if hasattr(project, "proposal") else project.way_name


@dataclass(frozen=True)
class Winner:
    """An award: score in hundredths of a point, spread in tenths, sums in fen."""

    proposal: Proposal
    place: int
    score: int
    marks: int
    spread: int
    follow_up: FollowUp | None


@dataclass(frozen=True)
class Outcome:
    """What came of a round: how many proposed and were marked, and who got what."""

    proposals: int
    marked: int
    total: Fen
    winners: tuple[Winner, ...]


def public_contracts() -> QuerySet[Contract]:
    """The contracts that were signed, the newest first."""
    rows = Contract.objects.filter(project__state__in=SHOWN)
    paid = Sum("stages__amount", filter=Q(stages__state=StageState.PAID), default=0)
    told = rows.select_related("project__proposal", "organisation").annotate(paid=paid)
    return told.order_by("-pk")


def public_contract(pk: int) -> Results:
    """One signed contract in figures. Four queries. Raises NoSuchProject."""
    row = _whole().filter(pk=pk).first()
    if row is None:
        raise NoSuchProject("没有这份公开的合同，请从合同列表进入")
    return _results(row)


def every_result() -> Iterator[Results]:
    """Every signed contract in figures, the newest first. Three queries."""
    return map(_results, _whole())


def public_rounds() -> QuerySet[Round]:
    """Every round that was called, the newest first."""
    handed = Count("proposals", filter=~Q(proposals__state=Proposal.State.WITHDRAWN))
    return Round.objects.annotate(handed=handed).order_by("-pk")


def public_round(pk: int) -> Round:
    """One round. Raises NoSuchProject."""
    found = public_rounds().filter(pk=pk).first()
    if found is None:
        raise NoSuchProject("没有这一轮公益创投，请从列表进入")
    return found


def outcome_of(round: Round, on: date) -> Outcome | None:
    """What came of a round, once its award was published; None before. Eight queries."""
    if round.state not in (RoundState.AWARDED, RoundState.CONFIRMED) or round.document is None:
        return None
    if published_on(round.document) is None:
        return None
    ranked = ranking_of(round, on)
    given = {
        each.pk: each
        for each in round.proposals.filter(award__gt=0).select_related("organisation", "project")
    }
    latest = _latest(given.values())
    winners = tuple(
        Winner(
            given[each.entrant.pk], each.place, each.score, len(each.entrant.marks), each.spread,
            latest.get(given[each.entrant.pk].project_id or 0),
        )
        for each in ranked
        if each.entrant.pk in given
    )  # fmt: skip
    total = sum(each.award for each in given.values())
    handed = round.proposals.exclude(state=Proposal.State.WITHDRAWN).count()
    return Outcome(handed, len(ranked), total, winners)


def _whole() -> QuerySet[Contract]:
    return public_contracts().prefetch_related("stages", "project__follow_ups")


def _results(row: Contract) -> Results:
    stages = tuple(row.stages.all())
    paid = sum(stage.amount for stage in stages if stage.state == StageState.PAID)
    return Results(
        row, stages, paid, _reached(row, stages), _scores(row.project.scores),
        tuple(row.project.follow_ups.all()),
    )  # fmt: skip


def _reached(row: Contract, stages: Iterable[Stage]) -> tuple[Reached, ...]:
    told = [each.accepted for each in stages if each.state in TOLD and each.expected]
    last: Mapping[str, int] = told[-1] if told else {}
    return tuple(Reached(each, last.get(each.code)) for each in row.indicators)


def _scores(scores: Mapping[str, int]) -> tuple[tuple[Question, int], ...]:
    return tuple((each, scores[each.key]) for each in questions() if each.key in scores)


def _latest(rows: Iterable[Proposal]) -> dict[int, FollowUp]:
    """The last follow-up of each project. One query."""
    wanted = [each.project_id for each in rows if each.project_id]
    found = FollowUp.objects.filter(project__in=wanted).order_by("pk")
    return {each.project_id: each for each in found}
