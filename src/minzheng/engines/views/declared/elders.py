"""Elders: by age band, by level of ability, the oldest."""

from minzheng.engines.views.declared.who_counts import (
    BY_GRADE,
    BY_SEX,
    ELDERCARE,
    POPULATION,
    age,
    alive,
    is_elder,
)
from minzheng.engines.views.definition import View
from minzheng.engines.views.grouping import ByCode, ByCondition
from minzheng.kernel.expr import Expr
from minzheng.kernel.matter import catalogue
from minzheng.vocabulary import ability, benefits

SECTION, PLACE = "老年人", 2
BANDS = ByCondition(
    "age", "年龄段",
    (
        ("60—64岁", age < "65岁"), ("65—69岁", age < "70岁"), ("70—79岁", age < "80岁"),
        ("80—89岁", age < "90岁"), ("90—99岁", age < "100岁"), ("100岁以上", age >= "100岁"),
    ),
)  # fmt: skip
ALLOWANCE = ByCondition(
    "allowance", "是否在领高龄津贴", (("在领高龄津贴", benefits.在领高龄津贴),), rest="没有领"
)


def declared() -> tuple[View, ...]:
    """The views of this section."""
    level = level_of_ability()
    by_ability = ByCode("level", "能力等级", level)
    impaired = level.属于("轻度失能", "中度失能", "重度失能", "完全失能")
    return (
        View(
            name="elders", section=SECTION, title="老年人", counts=is_elder,
            means="到了老年年龄、没有登记死亡的人。没有做过能力评估的，能力等级为待核实。",
            source=POPULATION, owner=ELDERCARE, groupings=(BANDS, by_ability, BY_SEX, BY_GRADE),
        ),
        View(
            name="oldest", section=SECTION, title="80岁以上老年人", counts=alive & (age >= "80岁"),
            means="满80周岁、没有登记死亡的人。",
            source=POPULATION, owner=ELDERCARE, groupings=(BANDS, ALLOWANCE, BY_SEX),
        ),
        View(
            name="impaired-elders", section=SECTION, title="失能老年人", counts=is_elder & impaired,
            means="按能力评估结果为轻度以上失能的老年人。没有评估过的老年人计入待核实，不当作完好。",
            source=f"{POPULATION}；老年人能力评估记录", owner=ELDERCARE,
            groupings=(by_ability, BANDS, BY_SEX),
        ),
    )  # fmt: skip


def level_of_ability() -> Expr:
    """The formula that says the level, known by its code table: whichever matter assesses it."""
    return next(
        formula
        for matter in catalogue().matters.values()
        for formula in matter.policy.formulas
        if formula.unit is ability.能力等级代码
    )
