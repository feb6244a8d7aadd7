"""A project is proposed from a need and a budget, and decided by another."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.projects.coded import DIRECT, WAYS, items
from minzheng.engines.projects.errors import ProjectRefused
from minzheng.engines.projects.models import Project, ProjectState, Proposal
from minzheng.engines.projects.posts import DECIDERS, MAKERS, record, refuse_same_hand
from minzheng.engines.projects.promises import award_promise
from minzheng.engines.projects.reserving import give_all_free
from minzheng.kernel.divisions import normalise
from minzheng.kernel.money import Fen


@dataclass(frozen=True)
class NewProject:
    """A need, what is bought for it, at most for how much (fen), and how."""

    title: str
    need: str
    item: str
    division: str
    budget: Fen
    way: str
    way_reason: str = ""


@transaction.atomic
def propose_project(new: NewProject, *, by: Viewer, on: date) -> Project:
    """Propose a project. Raises NotAllowed, ProjectRefused."""
    place = normalise(new.division)
    require(by, MAKERS, place)
    _refuse(new)
    project = Project.objects.create(
        title=new.title.strip(), need=new.need.strip(), item=new.item, division_code=place,
        budget=new.budget, way=new.way, way_reason=new.way_reason.strip(), made_on=on,
        made_key=by.doer.key, made_by=by.doer.name,
    )  # fmt: skip
    record(project, "propose_project", by, budget=new.budget)
    return project


@transaction.atomic
def decide_project(project: Project, words: str, *, granted: bool, by: Viewer, on: date) -> Project:
    """Approve a project or not. Raises NotAllowed, OtherHandNeeded, ProjectRefused."""
    row = Project.objects.select_for_update().get(pk=project.pk)
    require(by, DECIDERS, row.division_code)
    refuse_same_hand(by, (row.made_key,), "提出项目的人不能审批")
    if row.state != ProjectState.DRAFT:
        raise ProjectRefused(f"这个项目{row.get_state_display()}，不用再审批；请刷新页面")
    if not words.strip():
        raise ProjectRefused("请写审批意见")
    row.state = ProjectState.APPROVED if granted else ProjectState.REFUSED
    row.decided_on, row.decided_words = on, words.strip()[:300]
    row.decided_key, row.decided_by = by.doer.key, by.doer.name
    row.save()
    record(row, "decide_project", by, granted=granted)
    return row


@transaction.atomic
def drop_project(project: Project, words: str, *, by: Viewer, on: date) -> Project:
    """An approved project gets no contract; what a round set aside for it is free again.

    Raises NotAllowed, ProjectRefused, LedgerRefused.
    """
    row = Project.objects.select_for_update().get(pk=project.pk)
    require(by, DECIDERS, row.division_code)
    if row.state != ProjectState.APPROVED:
        raise ProjectRefused(f"这个项目{row.get_state_display()}，不能这样办；请刷新页面")
    if not words.strip():
        raise ProjectRefused("请写为什么不再实施")
    for award in Proposal.objects.filter(project=row).select_related("round"):
        give_all_free(award_promise(award), by=by, on=on)
    row.state, row.dropped_words = ProjectState.DROPPED, words.strip()[:300]
    row.save(update_fields=["state", "dropped_words"])
    record(row, "drop_project", by)
    return row


def _refuse(new: NewProject) -> None:
    if not (new.title.strip() and new.need.strip()):
        raise ProjectRefused("请写项目名称和需求：谁需要、缺什么、怎么知道的")
    if new.item not in items():
        raise ProjectRefused("请从可以购买的服务里选一项")
    if new.budget <= 0:
        raise ProjectRefused("预算要大于零")
    if new.way not in WAYS:
        raise ProjectRefused(f"请选采购方式：{'、'.join(WAYS.values())}")
    if new.way == DIRECT and not new.way_reason.strip():
        raise ProjectRefused("直接委托的，请写为什么不竞争、依据哪一条")
