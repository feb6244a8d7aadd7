"""Households: all, and those with relief, by its kind."""

from functools import cache

from minzheng.engines.views.declared.who_counts import DATA, POPULATION, RELIEF, alive
from minzheng.engines.views.definition import View
from minzheng.engines.views.grouping import ByCondition
from minzheng.kernel import words
from minzheng.kernel.matter import catalogue
from minzheng.vocabulary import assistance, benefits

SECTION, PLACE = "家庭", 7
heads = words.成员.计数(alive)
supported = words.成员.任一(benefits.特困供养)
BY_SIZE = ByCondition(
    "size", "人口数",
    (
        ("1人户", heads == "1人"), ("2人户", heads == "2人"), ("3人户", heads == "3人"),
        ("4人以上户", heads >= "4人"),
    ),
)  # fmt: skip
BY_RELIEF = ByCondition(
    "relief", "救助种类",
    (
        ("最低生活保障", assistance.在领低保), ("特困人员供养", supported),
        ("低保边缘家庭", benefits.低保边缘认定), ("刚性支出困难家庭", benefits.刚性支出认定),
    ),
)  # fmt: skip


@cache
def by_family() -> ByCondition:
    """The kinds of household that simulations and statistics tell apart as well."""
    policy = catalogue().shared["household_kinds"]
    choices = tuple((formula.name, formula) for formula in policy.formulas)
    return ByCondition("family", policy.title, choices, rest="其他家庭")


def declared() -> tuple[View, ...]:
    """The views of this section."""
    relieved = (
        assistance.在领低保 | supported | benefits.低保边缘认定 | benefits.刚性支出认定
    )  # fmt: skip
    return (
        View(
            name="households", section=SECTION, title="全部家庭", counts=words.成员.任一(alive),
            means="人口总表里至少有一名在世成员的家庭；不知道属于哪一户的人自成一户。",
            source=POPULATION, owner=DATA, groupings=(BY_SIZE, by_family()),
        ),
        View(
            name="relief-households", section=SECTION, title="救助家庭", counts=relieved,
            means="在领低保、有成员特困供养、在低保边缘或者刚性支出困难认定期内的家庭；"
            "同时有几种的，归入排在前面的一种。",
            source="待遇发放台账和认定台账", owner=RELIEF,
            groupings=(BY_RELIEF, by_family(), BY_SIZE),
        ),
    )  # fmt: skip
