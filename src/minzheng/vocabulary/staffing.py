"""Numbers for the staff of institutions: how many carers, how much training, what is granted.

No instrument that we have read fixes them for a whole country; each is a starting value that a city
confirms or changes. What is granted has no starting value: nothing entered, nothing granted.
"""

from collections.abc import Mapping
from types import MappingProxyType

from minzheng.kernel.expr import Param
from minzheng.kernel.units import MeasureUnit, 人, 分_每人, 分_每年, 天, 小时, 年


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"staffing.{key}", label, unit)


# 一名全时护理员照护几位老人；由能力等级代码查。
照护人数: Mapping[int, Param] = MappingProxyType(
    {
        level: _param(f"ratio_{level}", f"一名护理员照护的人数：{name}", 人)
        for level, name in enumerate(("能力完好", "轻度失能", "中度失能", "重度失能", "完全失能"))
    }
)
培训学时 = _param("training_hours", "护理员每年培训学时", 小时)
证书预警天数 = _param("warn_days", "证书到期前提醒天数", 天)

# 入职奖补：毕业生进机构做护理，一次；由学历查。
入职奖补: Mapping[str, Param] = MappingProxyType(
    {
        degree: _param(f"entry_{degree}", f"入职一次性奖补：{name}", 分_每人)
        for degree, name in (("secondary", "中职"), ("college", "大专"), ("bachelor", "本科以上"))
    }
)
毕业年限 = _param("graduate_years", "入职奖补：毕业后几年内入职", 年)
入职满年 = _param("entry_after_years", "入职奖补：入职满几年发放", 年)
# 岗位津贴：由技能等级查（五级最低，一级最高），另按工龄加。
岗位津贴: Mapping[int, Param] = MappingProxyType(
    {
        grade: _param(f"post_{grade}", f"护理岗位津贴：{name}", 分_每年)
        for grade, name in (
            (5, "五级（初级工）"), (4, "四级（中级工）"), (3, "三级（高级工）"),
            (2, "二级（技师）"), (1, "一级（高级技师）"),
        )
    }
)  # fmt: skip
工龄津贴 = _param("post_per_year", "护理岗位津贴：每满一年工龄加", 分_每年)
工龄封顶 = _param("post_years_cap", "护理岗位津贴：工龄最多算几年", 年)
