"""Words and numbers of safety in institutions: risks, harm, clocks, drills, assessments.

The nine risks are those of the mandatory service safety standard as transcribed, not read in print;
every number is a starting value that a city confirms or changes.
"""

from collections.abc import Mapping
from types import MappingProxyType

from minzheng.kernel.expr import Param
from minzheng.kernel.units import MeasureUnit, 个月, 天, 小时, 次


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"safety.{key}", label, unit)


九类风险: Mapping[str, str] = MappingProxyType(
    {
        "choking": "噎食", "ingestion": "误食", "pressure": "压疮", "scald": "烫伤",
        "bed_fall": "坠床", "fall": "跌倒", "harm": "他伤和自伤", "wandering": "走失",
        "activity": "文娱活动意外",
    }
)  # fmt: skip
安全规范 = "GB 38600-2019《养老机构服务安全基本规范》（未见原文，按转载）"

告知家属时限 = _param("family_hours", "意外发生后告知家属的时限", 小时)
报告主管时限 = _param("report_hours", "意外发生后报告民政部门的时限", 小时)
重大报告时限 = _param("serious_hours", "重大意外发生后报告民政部门的时限", 小时)
复核期限 = _param("review_days", "意外记录补全并复核的期限", 天)
上报间隔 = _param("escalate_days", "意外超期后逐级上报的间隔", 天)
整改期限 = _param("remedy_days", "安全自查发现隐患的整改期限", 天)
演练次数 = _param("drills_a_year", "应急演练一年几次", 次)
评估间隔 = _param("assess_months", "入住老人安全风险评估间隔", 个月)
评估提前 = _param("assess_ahead", "安全风险评估到期前提醒天数", 天)
