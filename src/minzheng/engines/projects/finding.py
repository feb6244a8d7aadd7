"""Lists of projects and what one page about a project needs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, Sum

from minzheng.engines.access.api import Viewer
from minzheng.engines.projects.models import Contract, Project, Stage, StageState
from minzheng.engines.projects.posts import projects_of

PAGE = 50


@dataclass(frozen=True)
class Wanted:
    """What the list shows; empty means everything."""

    state: str = ""
    item: str = ""
    after: int = 0


@dataclass(frozen=True)
class ProjectPage:
    """One page; `after` leads to the next, 0 when there is none. `paid` in fen by project."""

    rows: list[Project]
    after: int
    contracts: dict[int, Contract]
    paid: dict[int, int]


def project_page(viewer: Viewer, wanted: Wanted) -> ProjectPage:
    """A page of the viewer's projects, the newest first. At most three queries."""
    rows = projects_of(viewer)
    exact = {"state": wanted.state, "item": wanted.item}
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.after:
        rows = rows.filter(Q(pk__lt=wanted.after))
    found = list(rows.order_by("-pk")[: PAGE + 1])
    shown = found[:PAGE]
    keys = [row.pk for row in shown]
    signed = Contract.objects.filter(project__in=keys).select_related("organisation")
    paid = Stage.objects.filter(contract__project__in=keys, state=StageState.PAID).order_by()
    sums = paid.values_list("contract__project").annotate(all=Sum("amount"))
    after = found[PAGE - 1].pk if len(found) > PAGE else 0
    return ProjectPage(shown, after, {row.project_id: row for row in signed}, dict(sums))


def contract_of(project: Project) -> Contract | None:
    """The contract of a project, with its organisation. One query."""
    return Contract.objects.filter(project=project).select_related("organisation").first()


def stages_of(contract: Contract) -> Sequence[Stage]:
    """The stages in their order. One query."""
    return list(contract.stages.all())


def paid_of(stages: Sequence[Stage]) -> int:
    """What was paid, in fen."""
    return sum(stage.amount for stage in stages if stage.state == StageState.PAID)
