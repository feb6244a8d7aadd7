"""Numbers for the yearly inspection plan: how often, what makes a unit risky, when a look is late.

No instrument that we read says any of them; a city sets them.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个, 天


def _count(key: str, label: str) -> Param:
    return Param(f"coverage.{key}", f"检查计划：{label}", 个)


高风险次数 = _count("times_high", "高风险单位一年至少看几次")
中风险次数 = _count("times_middle", "中风险单位一年至少看几次")
低风险次数 = _count("times_low", "低风险单位一年至少看几次")
未整改分 = _count("points_open", "一个没有整改完的问题计几分")
超期未整改分 = _count("points_late", "一个超期没有整改的问题另加几分")
从未检查分 = _count("points_never", "没有检查记录计几分")
久未检查分 = _count("points_long_ago", "很久没有检查计几分")
没有等级分 = _count("points_unrated", "养老机构没有评定等级计几分")
高风险线 = _count("line_high", "几分以上算高风险")
中风险线 = _count("line_middle", "几分以上算中风险")
久未检查天数 = Param("coverage.long_days", "检查计划：多少天没有检查算很久", 天)
超期天数 = Param("coverage.late_days", "检查计划：季度结束后几天算超期", 天)
上报间隔 = Param("coverage.step_days", "检查计划：超期后逐级上报的间隔", 天)
批准期限 = Param("coverage.draw_days", "检查计划：拟订后几天内批准", 天)
