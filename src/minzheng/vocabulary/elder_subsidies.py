"""Terms of the two subsidies that follow a decided ability level: service and care of elders."""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import MeasureUnit, 个工作日, 个月, 分_每人每月, 岁, 是否


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"elder_subsidy.{key}", label, unit)


起始年龄 = _param("start_age", "养老两项补贴起始年龄", 岁)
含特困 = _param("destitute_too", "养老两项补贴包括特困人员", 是否)
含低保边缘 = _param("margin_too", "养老两项补贴包括低保边缘家庭", 是否)
同类只领一种 = _param("one_of_a_kind", "同类护理、服务补贴只领高的一种", 是否)
长护险不同领 = _param("not_with_insurance", "领长期护理保险的不再领护理补贴", 是否)
服务补贴轻度也发 = _param("service_for_mild", "养老服务补贴包括轻度失能", 是否)

护理低保中度 = _param("care_poor_2", "护理补贴标准（低保、特困，中度失能）", 分_每人每月)
护理低保重度 = _param("care_poor_3", "护理补贴标准（低保、特困，重度失能）", 分_每人每月)
护理低保完全 = _param("care_poor_4", "护理补贴标准（低保、特困，完全失能）", 分_每人每月)
护理边缘中度 = _param("care_margin_2", "护理补贴标准（低保边缘，中度失能）", 分_每人每月)
护理边缘重度 = _param("care_margin_3", "护理补贴标准（低保边缘，重度失能）", 分_每人每月)
护理边缘完全 = _param("care_margin_4", "护理补贴标准（低保边缘，完全失能）", 分_每人每月)
服务低保轻度 = _param("service_poor_1", "服务补贴标准（低保、特困，轻度失能）", 分_每人每月)
服务低保中度 = _param("service_poor_2", "服务补贴标准（低保、特困，中度失能）", 分_每人每月)
服务低保重度 = _param("service_poor_3", "服务补贴标准（低保、特困，重度以上失能）", 分_每人每月)
服务边缘轻度 = _param("service_margin_1", "服务补贴标准（低保边缘，轻度失能）", 分_每人每月)
服务边缘中度 = _param("service_margin_2", "服务补贴标准（低保边缘，中度失能）", 分_每人每月)
服务边缘重度 = _param("service_margin_3", "服务补贴标准（低保边缘，重度以上失能）", 分_每人每月)

受理天数 = _param("receive_days", "养老两项补贴受理时限", 个工作日)
补正天数 = _param("supplement_days", "养老两项补贴补正材料时限", 个工作日)
核实天数 = _param("verify_days", "养老两项补贴核实时限", 个工作日)
审定天数 = _param("decide_days", "养老两项补贴审定时限", 个工作日)
总天数 = _param("total_days", "养老两项补贴办理总时限", 个工作日)
答复天数 = _param("invite_days", "养老两项补贴等候确认时限", 个工作日)
上门天数 = _param("visit_days", "养老两项补贴上门时限", 个工作日)
听取天数 = _param("hearing_days", "养老两项补贴听取意见时限", 个工作日)
核验月数 = _param("review_months", "养老两项补贴定期核验周期", 个月)
