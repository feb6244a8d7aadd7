"""分类施保金单独发放时的用语和参数。"""

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import MeasureUnit, 个工作日, 文字


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"classified.{key}", label, unit)


分类施保办理天数 = _param("total_days", "分类施保办理时限", 个工作日)
分类施保核实天数 = _param("verify_days", "分类施保核实时限", 个工作日)
分类施保决定天数 = _param("decide_days", "分类施保决定时限", 个工作日)
确认账户天数 = _param("account_days", "分类施保确认收款账户时限", 个工作日)
上门提醒天数 = _param("visit_days", "分类施保上门提醒时限", 个工作日)

类别核实情况 = Fact("class_findings", "类别核实情况", 文字, "属于哪一类分类施保对象，怎样核实的")
