"""Some time after its evaluation a project is looked at again: what is left, for how many."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from minzheng.engines.access.api import Viewer, require
from minzheng.engines.projects.errors import ProjectRefused
from minzheng.engines.projects.models import FollowUp, Project, ProjectState
from minzheng.engines.projects.posts import ACCEPTORS, record

MOST_SERVED = 1_000_000


@dataclass(frozen=True)
class NewFollowUp:
    """Whether the service goes on, for how many in the last month, and words."""

    goes_on: bool
    served: int
    words: str


@transaction.atomic
def follow_up_project(project: Project, new: NewFollowUp, *, by: Viewer, on: date) -> FollowUp:
    """Write down what is left of an evaluated project. Raises NotAllowed, ProjectRefused."""
    row = Project.objects.select_for_update().get(pk=project.pk)
    require(by, ACCEPTORS, row.division_code)
    if row.state != ProjectState.EVALUATED:
        raise ProjectRefused(f"这个项目{row.get_state_display()}，评价以后才回看")
    if not new.words.strip():
        raise ProjectRefused("请写怎样看的、现在的情况；不要写服务对象的姓名")
    if not 0 <= new.served <= MOST_SERVED or (new.served and not new.goes_on):
        raise ProjectRefused("服务人数应是零或大于零的整数；服务不在了的写 0")
    made = FollowUp.objects.create(
        project=row, on=on, by=by.doer.name, goes_on=new.goes_on, served=new.served,
        words=new.words.strip()[:500],
    )  # fmt: skip
    record(row, "follow_up_project", by, served=new.served)
    return made
