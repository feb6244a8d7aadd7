"""The demo's officers have kept a few views of their lists."""

from minzheng.engines.workbench.api import NewView, save_view
from minzheng.wiring.demo.officers import Staff

VIEWS = (
    NewView("cases", "低保待办", "view=todo&matter=relief/dibao", shared=True),
    NewView("cases", "快到期的", "view=soon"),
    NewView("alerts", "没有人接的重要预警", "state=open&severity=3", shared=True),
)


def keep_views(staff: Staff) -> None:
    """The first clerk of every town keeps her views, two of them for the whole office."""
    for clerk in staff.clerks():
        for view in VIEWS:
            save_view(view, by=clerk)
