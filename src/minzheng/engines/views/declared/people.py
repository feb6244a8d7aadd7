"""Everybody: all who are alive, and those of whom the bureau has no file yet."""

from minzheng.engines.views.declared.who_counts import (
    BY_AGE,
    BY_FILE,
    BY_SEX,
    DATA,
    POPULATION,
    alive,
)
from minzheng.engines.views.definition import View

SECTION, PLACE = "人口", 1


def declared() -> tuple[View, ...]:
    """The views of this section."""
    return (
        View(
            name="residents", section=SECTION, title="全部人口", counts=alive,
            means="人口总表里没有登记死亡的每一个人：民政有档案的，和只在部门共享数据里的。",
            source=POPULATION, owner=DATA, groupings=(BY_AGE, BY_SEX, BY_FILE),
        ),
        View(
            name="unregistered", section=SECTION, title="还没有建档的人", counts=alive,
            means="只在部门共享数据里、民政还没有为其建立档案的人。有事项涉及时才建档。",
            source="户籍人口等部门共享数据", owner=DATA, groupings=(BY_AGE, BY_SEX),
            unregistered=True,
        ),
    )  # fmt: skip
