"""Numbers for the supervision of delegated approval: how much is looked at, and by when.

Only the floor for the destitute stands in an instrument we have read; every other one is a starting
value that a city confirms or changes. Shares by matter are found by the matter's service code.
"""

from collections.abc import Mapping

from minzheng.kernel.expr import Param
from minzheng.kernel.units import MeasureUnit, 个, 天, 比例


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"supervision.{key}", label, unit)


高风险抽查比例 = _param("share_high", "高风险办件抽查比例", 比例)
中风险抽查比例 = _param("share_mid", "中风险办件抽查比例", 比例)
低风险抽查比例 = _param("share_low", "低风险办件抽查比例", 比例)
特困抽查下限 = _param("floor_tk", "特困人员认定抽查的最低比例", 比例)
二次复查比例 = _param("share_again", "已办结问题二次复查的抽取比例", 比例)
抽查下限: Mapping[str, Param] = {"TK": 特困抽查下限}  # by service code

预警权重 = _param("weight_alert", "抽查风险：有没有排除的预警", 比例)
金额权重 = _param("weight_amount", "抽查风险：金额明显高于同事项", 比例)
速度权重 = _param("weight_speed", "抽查风险：办得过快", 比例)
首办权重 = _param("weight_new", "抽查风险：决定人办件少", 比例)
高风险线 = _param("line_high", "高风险的风险分", 比例)
中风险线 = _param("line_mid", "中风险的风险分", 比例)
金额倍数 = _param("amount_times", "金额明显高于同事项中位数的倍数", 比例)
过快天数 = _param("fast_days", "从受理到决定过快的天数", 天)
熟手件数 = _param("known_cases", "决定人前一年办满多少件不算新手", 个)

抽取期限 = _param("draw_days", "公布承诺后抽取的期限", 天)
抽查复核期限 = _param("review_days", "抽中办件的复核期限", 天)
抽查整改期限 = _param("rectify_days", "抽查发现问题的整改期限", 天)
抽查验收期限 = _param("look_days", "镇街报告整改后验收的期限", 天)
