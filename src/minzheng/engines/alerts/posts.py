"""Whose business a task is: the post it was raised for, and those above it."""

from collections.abc import Mapping
from functools import reduce
from operator import or_

from django.db.models import Q, QuerySet

from minzheng.engines.access.api import Viewer, ViewerPost, may, require
from minzheng.engines.alerts.errors import NoSuchTask
from minzheng.engines.alerts.models import AlertTask
from minzheng.kernel.divisions import subtree_range

ABOVE: Mapping[str, tuple[str, ...]] = {
    "village_worker": ("town_clerk", "town_head", "district_clerk"),
    "child_director": ("child_supervisor", "district_clerk"),
    "town_clerk": ("town_head", "district_clerk", "district_head"),
    "child_supervisor": ("district_clerk", "district_head"),
    "district_clerk": ("district_head",),
    "relief_station": ("relief_station_head", "district_clerk"),
    "data_clerk": ("data_head",),
}
READERS = ("auditor", "check_clerk")  # they read every task of their area and work none
WORKERS = tuple(dict.fromkeys(role for post, above in ABOVE.items() for role in (post, *above)))
EVERY_MATTER = "*"


def workers_of(task: AlertTask) -> tuple[str, ...]:
    """The posts that may work a task; the first is the one it was raised for."""
    return (task.role, *superiors_of(task.role))


def superiors_of(role: str) -> tuple[str, ...]:
    """The posts above a post, the nearest first."""
    return ABOVE.get(role, ())


def superior_of(role: str) -> str:
    """Who is told when a task of a post is late; "" for a post without one."""
    return next(iter(superiors_of(role)), "")


def may_work(viewer: Viewer, task: AlertTask) -> bool:
    """Whether a post of the viewer works this task."""
    return may(viewer, workers_of(task), task.division_code, task.matter or EVERY_MATTER)


def require_work(viewer: Viewer, task: AlertTask) -> None:
    """Raises NotAllowed unless may_work()."""
    require(viewer, workers_of(task), task.division_code, task.matter or EVERY_MATTER)


def tasks_of(viewer: Viewer) -> QuerySet[AlertTask]:
    """The tasks a viewer may see: of posts she holds or stands above, within her area.

    A village worker sees what was raised for her, not what the bank or the court told the town.
    """
    reaches = [_reach(post) for post in viewer.seeing_posts if _roles_under(post.role)]
    rows = AlertTask.objects.all()
    return rows.filter(reduce(or_, reaches)) if reaches else rows.none()


def task_for(viewer: Viewer, pk: int) -> AlertTask:
    """A task the viewer may see. Raises NoSuchTask."""
    found = tasks_of(viewer).filter(pk=pk).first()
    if found is None:
        raise NoSuchTask("没有这条预警，或它不在您的辖区和岗位范围内，请从预警列表进入")
    return found


def _roles_under(role: str) -> tuple[str, ...]:
    """The posts whose tasks somebody of a role sees."""
    if role in READERS:
        return tuple(ABOVE)
    return tuple(post for post, above in ABOVE.items() if role == post or role in above)


def _reach(post: ViewerPost) -> Q:
    under, area = _roles_under(post.role), subtree_range(post.division)
    reach = Q(role__in=under, division_code__range=area)
    if EVERY_MATTER not in post.matters:
        reach &= Q(matter__in=("", *sorted(post.matters)))
    return reach
