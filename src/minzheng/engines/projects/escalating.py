"""Late answers about projects go up the line, one post at a time; run again, nothing changes."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Max
from django.db.models.functions import Coalesce

from minzheng.engines.notices import api as notices
from minzheng.engines.projects import terms
from minzheng.engines.projects.models import (
    SETTLED,
    Contract,
    Project,
    ProjectState,
    Reviewer,
    Round,
    RoundState,
    Stage,
    StageState,
)
from minzheng.engines.projects.sealing import unmarked
from minzheng.registers.organisations.api import Organisation

HEADS = ("district_clerk", "district_head")
TOWNS = ("town_clerk", "town_head", "district_head")
MONEY = ("finance_clerk", "finance_head", "district_head")
# state of a stage -> what is waited for, since when, who hears in turn
STAGES: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    StageState.REPORTED: (terms.ACCEPT, "reported_on", TOWNS),
    StageState.SEEN: (terms.ACCEPT, "reported_on", TOWNS),
    StageState.ACCEPTED: (terms.APPROVE, "accepted_on", ("district_head",)),
    StageState.APPROVED: (terms.PAY, "approved_on", MONEY),
}
ROUNDS: Mapping[str, tuple[str, str]] = {
    RoundState.OPEN: (terms.BEGIN, "closes_on"),
    RoundState.REVIEW: (terms.DECIDE, "closes_on"),
    RoundState.AWARDED: (terms.SETTLE, "awarded_on"),
}


def escalate_overdue(on: date) -> int:
    """Tell the next post of whatever is past its last day. Gives how many went up."""
    late = (*_stages(), *_reports(), *_evaluations(), *_rounds(), *_marks(), *_follow_ups())
    how = notices.Urging("escalate_projects", "projects", _said, terms.escalate_days)
    return notices.urge(late, how, on=on)


def stage_due(row: Stage) -> date | None:
    """By when the bureau does the next step of a stage; None while it is the organisation's."""
    told = STAGES.get(row.state)
    since: date | None = getattr(row, told[1]) if told else None
    if told is None or since is None:
        return None
    return terms.due(told[0], row.contract.project.division_code, since)


def round_due(row: Round) -> date | None:
    """By when the next step of a round is taken; None once it is settled."""
    told = ROUNDS.get(row.state)
    since: date | None = getattr(row, told[1]) if told else None
    return terms.due(told[0], row.division_code, since) if told and since else None


def _said(what: str, count: int) -> str:
    return f"您辖区内有 {count} 项{what}超过期限，请办理或督办"


def _stages() -> Iterator[notices.Late]:
    rows = Stage.objects.filter(state__in=list(STAGES)).select_related("contract__project")
    for row in rows:
        due = stage_due(row)
        if due is not None:
            what, _, line = STAGES[row.state]
            yield notices.Late(what, row.ref, row.contract.project.division_code, due, line)


def _reports() -> Iterator[notices.Late]:
    """Contracts that are over while the organisation has a stage to report."""
    waiting = Stage.objects.filter(state=StageState.WAITING).values("contract")
    rows = Contract.objects.filter(pk__in=waiting, project__state=ProjectState.RUNNING)
    for row in rows.select_related("project", "organisation"):
        place = row.project.division_code
        due = terms.due(terms.REPORT, place, row.until)
        line = ((_house(row.organisation),), *HEADS)
        yield notices.Late(terms.REPORT, row.ref, place, due, line)


def _evaluations() -> Iterator[notices.Late]:
    ended = Max(Coalesce("contract__stages__paid_on", "contract__stages__accepted_on"))
    over = Project.objects.filter(state__in=(ProjectState.RUNNING, ProjectState.STOPPED))
    open_ones = Stage.objects.exclude(state__in=SETTLED).values("contract__project")
    rows = over.exclude(state=ProjectState.RUNNING, pk__in=open_ones).select_related("contract")
    for row in rows.annotate(ended=ended):
        since = row.contract.stopped_on or row.ended
        if since is not None:
            due = terms.due(terms.EVALUATE, row.division_code, since)
            line = ("town_clerk", *HEADS)
            yield notices.Late(terms.EVALUATE, row.ref, row.division_code, due, line)


def _rounds() -> Iterator[notices.Late]:
    for row in Round.objects.filter(state__in=list(ROUNDS)):
        due = round_due(row)
        if due is not None:
            yield notices.Late(ROUNDS[row.state][0], row.ref, row.division_code, due, HEADS)


def _marks() -> Iterator[notices.Late]:
    """Reviewers who have not marked all they have to."""
    for row in Round.objects.filter(state=RoundState.REVIEW):
        due = terms.due(terms.MARK, row.division_code, row.closes_on)
        people = tuple(_reviewers(unmarked(row)))
        if people:
            yield notices.Late(terms.MARK, row.ref, row.division_code, due, (people,))


def _follow_ups() -> Iterator[notices.Late]:
    """Venture projects that were evaluated and not looked at since."""
    rows = Project.objects.filter(
        state=ProjectState.EVALUATED, proposal__isnull=False, follow_ups=None
    )
    for row in rows.exclude(evaluated_on=None):
        due = terms.due(terms.FOLLOW, row.division_code, row.evaluated_on or row.made_on)
        line = ("town_clerk", *HEADS)
        yield notices.Late(terms.FOLLOW, row.ref, row.division_code, due, line)


def _house(body: Organisation) -> notices.Recipient:
    return notices.Recipient("organisation", body.credit_code, body.name)


def _reviewers(rows: Iterable[Reviewer]) -> Iterator[notices.Recipient]:
    for each in rows:
        if each.house is None:
            yield notices.Recipient("officer", each.key, each.name)
        else:
            yield _house(each.house)
