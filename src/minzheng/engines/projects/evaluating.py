"""At the end the project is scored by a list, and its result goes into disclosure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.projects.coded import questions
from minzheng.engines.projects.errors import ProjectRefused
from minzheng.engines.projects.models import Project, ProjectState, StageState
from minzheng.engines.projects.posts import ACCEPTORS, record

MOST = 100


@dataclass(frozen=True)
class Evaluation:
    """0–100 for every question, and words."""

    scores: Mapping[str, int]
    words: str


@transaction.atomic
def evaluate_project(project: Project, new: Evaluation, *, by: Viewer, on: date) -> Project:
    """Score a project whose stages are all settled, or whose contract was stopped.

    Raises NotAllowed, ProjectRefused.
    """
    row = Project.objects.select_for_update().get(pk=project.pk)
    require(by, ACCEPTORS, row.division_code)
    _refuse(row, new)
    row.scores = {each.key: new.scores[each.key] for each in questions()}
    row.result = sum(each.weight * row.scores[each.key] for each in questions()) // MOST
    row.result_words, row.evaluated_on, row.evaluated_by = (
        new.words.strip()[:500], on, by.doer.name,
    )  # fmt: skip
    row.state = ProjectState.EVALUATED
    row.save()
    record(row, "evaluate_project", by, result=row.result)
    return row


def _refuse(row: Project, new: Evaluation) -> None:
    if row.state not in (ProjectState.RUNNING, ProjectState.STOPPED):
        raise ProjectRefused(f"这个项目{row.get_state_display()}，不能评价")
    open_stages = row.contract.stages.exclude(state__in=(StageState.PAID, StageState.NOTHING))
    if row.state == ProjectState.RUNNING and open_stages.exists():
        raise ProjectRefused("还有没付清的分期，各期办完以后再评价")
    if any(not 0 <= new.scores.get(each.key, -1) <= MOST for each in questions()):
        raise ProjectRefused(f"每一项打 0 到 {MOST} 分")
    if not new.words.strip():
        raise ProjectRefused("请写评价意见：做成了什么、没做成什么、以后还买不买")
