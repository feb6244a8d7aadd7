"""Whose business projects are: the posts of the place, enforced here."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from django.db.models import QuerySet

from minzheng.engines.access.api import Viewer, require, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.migrants.api import plan_at
from minzheng.engines.pipeline.coded import READERS
from minzheng.engines.pipeline.errors import NoSuchWork, OtherHandNeeded, PipelineRefused
from minzheng.engines.pipeline.models import (
    Change,
    Contract,
    Milestone,
    Payment,
    Photo,
    Project,
    Source,
    Step,
)

Row = TypeVar("Row")
MISSING = "没有这个项目，或它不在您的辖区。请从“项目库”重新进入"


def projects_in(viewer: Viewer) -> QuerySet[Project]:
    """The projects a viewer may see: of the posts that read them, within her area."""
    posts = tuple(post for post in viewer.seeing_posts if post.role in READERS)
    return visible(Project.objects.all(), replace(viewer, posts=posts))


def project_for(viewer: Viewer, pk: int) -> Project:
    """One of them. Raises NoSuchWork."""
    return _found(projects_in(viewer).select_related("acceptance").filter(pk=pk).first())


def payment_for(viewer: Viewer, pk: int) -> Payment:
    """A payment of a project the viewer may see. Raises NoSuchWork."""
    rows = Payment.objects.filter(contract__project__in=projects_in(viewer))
    return _found(rows.select_related("contract__project").filter(pk=pk).first())


def contract_for(viewer: Viewer, pk: int) -> Contract:
    """A contract of a project the viewer may see. Raises NoSuchWork."""
    rows = Contract.objects.filter(project__in=projects_in(viewer))
    return _found(rows.select_related("project", "organisation").filter(pk=pk).first())


def source_for(viewer: Viewer, pk: int) -> Source:
    """A source of a project the viewer may see. Raises NoSuchWork."""
    rows = Source.objects.filter(project__in=projects_in(viewer)).select_related("project")
    return _found(rows.filter(pk=pk).first())


def change_for(viewer: Viewer, pk: int) -> Change:
    """A contract's change in a project the viewer may see. Raises NoSuchWork."""
    rows = Change.objects.filter(contract__project__in=projects_in(viewer))
    return _found(rows.select_related("contract__project").filter(pk=pk).first())


def milestone_for(viewer: Viewer, pk: int) -> Milestone:
    """A milestone of a project the viewer may see. Raises NoSuchWork."""
    rows = Milestone.objects.filter(project__in=projects_in(viewer))
    return _found(rows.select_related("project").filter(pk=pk).first())


def step_for(viewer: Viewer, pk: int) -> Step:
    """A closed link of a project the viewer may see. Raises NoSuchWork."""
    rows = Step.objects.filter(project__in=projects_in(viewer)).select_related("project")
    return _found(rows.filter(pk=pk).first())


def photo_for(viewer: Viewer, pk: int) -> Photo:
    """A photo of a project the viewer may see. Raises NoSuchWork."""
    rows = Photo.objects.filter(milestone__project__in=projects_in(viewer))
    return _found(rows.select_related("milestone__project").filter(pk=pk).first())


def held(project: Project, roles: Iterable[str], by: Viewer) -> Project:
    """The project's row, locked, for an officer of its place. Raises NotAllowed."""
    row = Project.objects.select_for_update().get(pk=project.pk)
    require(by, tuple(roles), row.division_code)
    return row


def refuse_same_hand(by: Viewer, before: tuple[str, ...], words: str) -> None:
    """Raises OtherHandNeeded when the viewer did one of the steps before."""
    if by.doer.key in before:
        raise OtherHandNeeded(f"{words}，请由另一个人办理")


def refuse_over(row: Project) -> None:
    """Raises PipelineRefused for a project whose work was accepted."""
    if row.accepted_on is not None:
        raise PipelineRefused(f"项目已于 {row.accepted_on} 验收，不能再改")


def refuse_without_plan(row: Project, year: int) -> None:
    """Raises PipelineRefused for a migrants' project that no approved support plan covers."""
    if row.kind_told.needs_plan and plan_at(row.division_code, year) is None:
        raise PipelineRefused(
            f"没有覆盖 {year} 年、经批准并核对的后期扶持规划：没有规划，不得批准、签约和拨款"
        )


def record(row: Project, verb: str, by: Viewer, **detail: object) -> None:
    """One entry in the trail, in the project's place."""
    audit.record(by.doer, verb, row.ref, division=row.division_code, detail=detail)


def _found(row: Row | None) -> Row:
    if row is None:
        raise NoSuchWork(MISSING)
    return row
