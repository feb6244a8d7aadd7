"""Whose business projects are, and which hand does which step."""

from dataclasses import replace

from django.db.models import QuerySet

from minzheng.engines.access.api import NotAllowed, Viewer, visible
from minzheng.engines.audit import api as audit
from minzheng.engines.projects.errors import NoSuchProject, OtherHandNeeded
from minzheng.engines.projects.models import Contract, Project, Stage

MAKERS = ("district_clerk", "town_clerk")
DECIDERS = ("district_head",)
SIGNERS = ("district_clerk",)
ACCEPTORS = ("town_clerk", "town_head", "district_clerk")
PAYERS = ("finance_clerk",)
READERS = (
    "town_clerk", "town_head", "district_clerk", "district_head", "finance_clerk", "finance_head",
    "auditor",
)  # fmt: skip


def projects_of(viewer: Viewer) -> QuerySet[Project]:
    """The projects a viewer may see: of the posts that read them, within her area."""
    posts = tuple(post for post in viewer.seeing_posts if post.role in READERS)
    return visible(Project.objects.all(), replace(viewer, posts=posts))


def project_for(viewer: Viewer, pk: int) -> Project:
    """A project the viewer may see. Raises NoSuchProject."""
    found = projects_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchProject("没有这个项目，或它不在您的辖区，请从项目列表进入")
    return found


def stage_for(viewer: Viewer, pk: int) -> Stage:
    """A stage of a project the viewer may see. Raises NoSuchProject."""
    rows = Stage.objects.select_related("contract__project", "contract__organisation")
    found = rows.filter(pk=pk, contract__project__in=projects_of(viewer)).first()
    if found is None:
        raise NoSuchProject("没有这一期，或它不在您的辖区，请从项目页面进入")
    return found


def own_contracts(viewer: Viewer) -> QuerySet[Contract]:
    """The contracts of the organisation the viewer acts for."""
    rows = Contract.objects.select_related("project", "organisation")
    if viewer.house is None:
        return rows.none()
    return rows.filter(organisation=viewer.house.organisation_id)


def own_contract(viewer: Viewer, pk: int) -> Contract:
    """A contract of the viewer's organisation. Raises NoSuchProject."""
    found = own_contracts(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchProject("没有这份合同，或它不是本机构的，请从合同列表进入")
    return found


def own_stage(viewer: Viewer, pk: int) -> Stage:
    """A stage of a contract of the viewer's organisation. Raises NoSuchProject."""
    rows = Stage.objects.select_related("contract__project", "contract__organisation")
    found = rows.filter(pk=pk, contract__in=own_contracts(viewer)).first()
    if found is None:
        raise NoSuchProject("没有这一期，或它不是本机构的，请从合同页面进入")
    return found


def require_manager(viewer: Viewer) -> None:
    """Raises NotAllowed for everybody but the manager of an organisation."""
    if viewer.house is None or viewer.house.duty != "manager":
        raise NotAllowed("这件事由机构负责人提交，请负责人登录后办理")


def refuse_same_hand(viewer: Viewer, before: tuple[str, ...], words: str) -> None:
    """Raises OtherHandNeeded when the viewer did one of the steps before."""
    if viewer.doer.key in before:
        raise OtherHandNeeded(f"{words}，请由另一个人办理")


def record(row: Project | Contract | Stage, verb: str, by: Viewer, **detail: object) -> None:
    """One entry, in the project's place."""
    audit.record(by.doer, verb, row.ref, division=_project(row).division_code, detail=detail)


def _project(row: Project | Contract | Stage) -> Project:
    if isinstance(row, Project):
        return row
    return row.project if isinstance(row, Contract) else row.contract.project
