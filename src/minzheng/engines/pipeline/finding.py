"""Lists of projects, what one page needs, the chain with its papers and gaps, risks, figures."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery, Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.pipeline import terms
from minzheng.engines.pipeline.coded import FUND, INVESTMENT, PERFORMED, PHASES, Stage
from minzheng.engines.pipeline.models import (
    Acceptance,
    Change,
    Contact,
    Contract,
    Milestone,
    Payment,
    Progress,
    Project,
    Review,
    Source,
    Step,
)
from minzheng.engines.pipeline.models.contract import PaymentState
from minzheng.engines.pipeline.paying import COUNTED, invoices_twice
from minzheng.engines.pipeline.posts import projects_in
from minzheng.engines.pipeline.risks import Deal, Due, Lines, Risk, Story, risks_of
from minzheng.kernel.divisions import subtree_range
from minzheng.kernel.money import Fen

PAGE, LOOKED = 50, 1000


@dataclass(frozen=True)
class Wanted:
    """What the board shows; empty means everything."""

    kind: str = ""
    stage: str = ""
    division: str = ""
    risky: bool = False
    after: int = 0


@dataclass(frozen=True)
class Shown:
    """A project on the board: money in fen, risks with reasons."""

    project: Project
    paid: Fen
    risks: Sequence[Risk]


@dataclass(frozen=True)
class Board:
    """A page of the board; `after` leads to the next, 0 when there is none."""

    rows: Sequence[Shown]
    after: int
    stages: Mapping[str, int]
    total: int
    investment: Fen


@dataclass(frozen=True)
class SourceSum:
    """A source and where its money is: in contracts, paid, left; the sums close to the fen."""

    source: Source
    allotted: Fen
    paid: Fen

    @property
    def left(self) -> Fen:
        return self.source.amount - self.allotted


@dataclass(frozen=True)
class Link:
    """A link of the whole chain: `step` closed it, or it is a gap; `due`: it should be there."""

    stage: Stage
    step: Step | None
    due: bool

    @property
    def phase(self) -> str:
        return PHASES[self.stage.phase]


@dataclass(frozen=True)
class File:
    """All there is about a project. Some dozen queries whatever its size, paged by nature."""

    project: Project
    chain: Sequence[Link]
    sources: Sequence[SourceSum]
    contracts: Sequence[Contract]
    payments: Sequence[Payment]
    milestones: Sequence[Milestone]
    reports: Sequence[Progress]
    contacts: Sequence[Contact]
    reviews: Sequence[Review]
    acceptance: Acceptance | None
    risks: Sequence[Risk]

    @property
    def paid(self) -> Fen:
        return sum(each.paid for each in self.sources)


def board(viewer: Viewer, wanted: Wanted, on: date) -> Board:
    """A page of the viewer's projects, the newest first. About eight queries."""
    rows = _narrowed(projects_in(viewer), wanted)
    told = list(rows.order_by().values_list("stage").annotate(Count("pk"), Sum("investment")))
    stages, investment = {each[0]: each[1] for each in told}, sum(each[2] for each in told)
    if wanted.after:
        rows = rows.filter(pk__lt=wanted.after)
    found = _page(rows.order_by("-pk"), wanted, on)
    after = found[PAGE - 1].project.pk if len(found) > PAGE else 0
    return Board(found[:PAGE], after, stages, sum(stages.values()), investment)


def shown_of(projects: Sequence[Project], on: date) -> list[Shown]:
    """Projects with what was paid and their risks. Four queries."""
    stories, lines = stories_of(projects, on), _lines(projects, on)
    return [
        Shown(row, stories[row.pk].paid, risks_of(stories[row.pk], lines[row.division_code], on))
        for row in projects
    ]


def _page(rows: QuerySet[Project], wanted: Wanted, on: date) -> list[Shown]:
    """One more than a page; risks are no column, so they are looked for in the newest."""
    if wanted.risky:
        return [each for each in shown_of(list(rows[:LOOKED]), on) if each.risks][: PAGE + 1]
    return shown_of(list(rows[: PAGE + 1]), on)


def file_of(project: Project, on: date) -> File:
    """The project's page. Ten queries, two more where there are contacts or reviews."""
    steps = {row.stage: row for row in project.steps.all()}
    contracts = list(
        project.contracts.select_related("organisation", "source").prefetch_related("changes")
    )
    payments = list(
        Payment.objects.filter(contract__project=project).select_related("contract")
    ) if contracts else []  # fmt: skip
    milestones = list(project.milestones.prefetch_related("photos"))
    reports = list(project.reports.order_by("-month"))
    story = _story(project, contracts, payments, milestones, reports)
    return File(
        project=project,
        chain=chain_of(project, steps),
        sources=_source_sums(project, contracts, payments),
        contracts=contracts,
        payments=payments,
        milestones=milestones,
        reports=reports,
        contacts=list(project.contacts.all()[:PAGE]) if project.kind == INVESTMENT else [],
        reviews=list(project.reviews.all()) if project.stage == PERFORMED else [],
        acceptance=getattr(project, "acceptance", None),
        risks=risks_of(story, terms.lines(project.division_code, on), on),
    )


def chain_of(project: Project, steps: Mapping[str, Step]) -> list[Link]:
    """Every link with its paper or its gap; the first link is the idea itself."""
    links = project.kind_told.stages[1:]
    return [Link(each, steps.get(each.key), project.reached(each.key)) for each in links]


def stories_of(projects: Sequence[Project], on: date) -> dict[int, Story]:
    """What the rules look at. Four queries."""
    keys = [row.pk for row in projects]
    dues: dict[int, list[Due]] = defaultdict(list)
    rows = Milestone.objects.filter(project__in=keys)
    for key, name, due_on, done_on in rows.values_list("project", "name", "due_on", "done_on"):
        dues[key].append(Due(name, due_on, done_on))
    months: dict[int, set[str]] = defaultdict(set)
    for key, month in Progress.objects.filter(project__in=keys).values_list("project", "month"):
        months[key].add(month)
    deals, others = _deals(keys)
    paid, twice = _payments(keys)
    return {
        row.pk: Story(
            dues=dues[row.pk], deals=deals[row.pk], others=others, paid=paid.get(row.pk, 0),
            progress=row.progress, started_on=row.started_on, ended_on=row.accepted_on,
            months=frozenset(months[row.pk]), invoices_twice=twice.get(row.pk, []),
            next_on=row.next_on, next_step=row.next_step,
        )
        for row in projects
    }  # fmt: skip


def _lines(projects: Iterable[Project], on: date) -> dict[str, Lines]:
    return {place: terms.lines(place, on) for place in {row.division_code for row in projects}}


def _story(
    project: Project,
    contracts: Sequence[Contract],
    payments: Sequence[Payment],
    milestones: Sequence[Milestone],
    reports: Sequence[Progress],
) -> Story:
    """The same from what the page has read anyway. Two queries where there are contracts."""
    parties = {row.organisation_id for row in contracts}
    same = Contract.objects.filter(organisation__in=parties).select_related("organisation")
    live = [each for each in payments if each.state != PaymentState.REFUSED]
    return Story(
        dues=[Due(each.name, each.due_on, each.done_on) for each in milestones],
        deals=[_deal(row, _asked(row.changes.all())) for row in contracts],
        others=[_deal(row, None) for row in same] if parties else [],
        paid=sum(each.amount for each in live if each.state == PaymentState.PAID),
        progress=project.progress, started_on=project.started_on, ended_on=project.accepted_on,
        months=frozenset(each.month for each in reports),
        invoices_twice=sorted(invoices_twice(each.invoice for each in live)) if live else [],
        next_on=project.next_on, next_step=project.next_step,
    )  # fmt: skip


def _deal(row: Contract, asked: Fen | None) -> Deal:
    """`asked`: the sum of a change that nobody approved yet."""
    return Deal(
        row.pk, row.organisation.name, row.signed_on, row.first,
        row.amount if asked is None else asked, row.unit_price, row.low, row.high,
        asked is not None,
    )  # fmt: skip


def _asked(changes: Iterable[Change]) -> Fen | None:
    return next((each.amount for each in changes if each.is_open), None)


def _deals(keys: Sequence[int]) -> tuple[dict[int, list[Deal]], list[Deal]]:
    """Contracts by project, and every contract with the same parties. One query."""
    own = Contract.objects.filter(project__in=keys).values("organisation")
    rows = Contract.objects.filter(organisation__in=own).select_related("organisation")
    open_ones = Change.objects.filter(contract=OuterRef("pk"), over=True, approved_on=None)
    found: dict[int, list[Deal]] = defaultdict(list)
    everyone = []
    for row in rows.annotate(asked=Subquery(open_ones.values("amount")[:1])):
        deal = _deal(row, row.asked)
        everyone.append(deal)
        found[row.project_id].append(deal)
    return found, everyone


def _payments(keys: Sequence[int]) -> tuple[dict[int, Fen], dict[int, list[str]]]:
    """What was paid, and invoices used twice, by project. One query."""
    same = Payment.objects.filter(invoice=OuterRef("invoice"), state__in=COUNTED)
    rows = Payment.objects.filter(contract__project__in=keys, state__in=COUNTED)
    told = rows.annotate(again=Exists(same.exclude(pk=OuterRef("pk")))).values_list(
        "contract__project", "state", "amount", "invoice", "again"
    )
    paid: dict[int, Fen] = defaultdict(int)
    twice: dict[int, set[str]] = defaultdict(set)
    for key, state, amount, invoice, again in told:
        paid[key] += amount if state == PaymentState.PAID else 0
        twice[key] |= {invoice} if again else set()
    return paid, {key: sorted(some) for key, some in twice.items()}


def _source_sums(
    project: Project, contracts: Iterable[Contract], payments: Iterable[Payment]
) -> list[SourceSum]:
    allotted: dict[int, Fen] = defaultdict(int)
    source_of = {}
    for row in contracts:
        allotted[row.source_id] += row.amount
        source_of[row.pk] = row.source_id
    paid: dict[int, Fen] = defaultdict(int)
    for each in payments:
        if each.state == PaymentState.PAID:
            paid[source_of[each.contract_id]] += each.amount
    return [
        SourceSum(row, allotted[row.pk], paid[row.pk] if row.kind == FUND else row.arrived)
        for row in project.sources.all()
    ]


def _narrowed(rows: QuerySet[Project], wanted: Wanted) -> QuerySet[Project]:
    exact = {"kind": wanted.kind, "stage": wanted.stage}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.division:
        rows = rows.filter(division_code__range=subtree_range(wanted.division))
    return rows
