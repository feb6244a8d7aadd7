"""Disabled persons by kind and grade."""

from minzheng.engines.views.declared.who_counts import (
    AFFAIRS,
    BY_AGE,
    BY_GRADE,
    BY_KIND,
    BY_SEX,
    POPULATION,
    is_disabled,
)
from minzheng.engines.views.definition import View
from minzheng.engines.views.grouping import ByCondition
from minzheng.vocabulary import benefits

SECTION, PLACE = "残疾人", 5
BY_SUBSIDY = ByCondition(
    "subsidy", "在领补贴",
    (
        ("两项都领", benefits.在领残疾生活补贴 & benefits.在领残疾护理补贴),
        ("只领生活补贴", benefits.在领残疾生活补贴),
        ("只领护理补贴", benefits.在领残疾护理补贴),
    ),
    rest="都没有领",
)  # fmt: skip


def declared() -> tuple[View, ...]:
    """The views of this section."""
    return (
        View(
            name="disabled", section=SECTION, title="持证残疾人", counts=is_disabled,
            means="残疾人证上有等级、没有登记死亡的人。不知道有没有证的计入待核实。",
            source=POPULATION, owner=AFFAIRS,
            groupings=(BY_KIND, BY_GRADE, BY_AGE, BY_SEX, BY_SUBSIDY),
        ),
    )  # fmt: skip
