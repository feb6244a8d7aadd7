"""Children: all minors, those with a guarantee of their own, disabled children."""

from minzheng.engines.views.declared.who_counts import (
    BY_GRADE,
    BY_KIND,
    BY_SEX,
    CHILD,
    POPULATION,
    age,
    is_disabled,
    is_minor,
)
from minzheng.engines.views.definition import CHILD_READERS, View
from minzheng.engines.views.grouping import ByCode, ByCondition
from minzheng.vocabulary import benefits
from minzheng.vocabulary import person as terms

SECTION, PLACE = "儿童", 4
BANDS = ByCondition(
    "age", "年龄段",
    (
        ("0—2岁", age < "3岁"), ("3—5岁", age < "6岁"), ("6—11岁", age < "12岁"),
        ("12—14岁", age < "15岁"), ("15—17岁", age < "18岁"),
    ),
)  # fmt: skip
BY_GUARANTEE = ByCondition(
    "guarantee", "保障种类",
    (("孤儿", benefits.在领孤儿生活费), ("事实无人抚养儿童", benefits.在领无人抚养补贴)),
)  # fmt: skip
BY_STAGE = ByCode("stage", "就学阶段", terms.就学阶段)


def declared() -> tuple[View, ...]:
    """The views of this section."""
    guaranteed = benefits.在领孤儿生活费 | benefits.在领无人抚养补贴
    return (
        View(
            name="children", section=SECTION, title="未成年人", counts=is_minor,
            means="没有到成年年龄、没有登记死亡的人。",
            source=POPULATION, owner=CHILD, groupings=(BANDS, BY_SEX, BY_STAGE),
        ),
        View(
            name="guaranteed-children", section=SECTION, title="孤儿和事实无人抚养儿童",
            counts=guaranteed,
            means="当月在领孤儿基本生活费或者事实无人抚养儿童补贴的人，含成年后继续发给的在校生。",
            source="待遇发放台账", owner=CHILD, readers=CHILD_READERS,
            groupings=(BY_GUARANTEE, BANDS, BY_SEX),
        ),
        View(
            name="disabled-children", section=SECTION, title="残疾儿童",
            counts=is_minor & is_disabled,
            means="没有到成年年龄、持有残疾人证的人。",
            source=POPULATION, owner=CHILD, readers=CHILD_READERS,
            groupings=(BY_KIND, BY_GRADE, BANDS),
        ),
    )  # fmt: skip
