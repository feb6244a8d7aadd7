"""低保边缘家庭的参数：财产限额、办理时限和复核周期。"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import MeasureUnit, 个工作日, 个月, 分, 天, 套, 辆


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"margin.{key}", label, unit)


边缘金融资产月数 = _param("deposit_months", "边缘家庭人均金融资产不超过低保标准的月数", 个月)
边缘车辆上限 = _param("vehicle_limit", "边缘家庭车辆数上限", 辆)
边缘住房上限 = _param("home_limit", "边缘家庭住房套数上限", 套)
边缘出资上限 = _param("business_limit", "边缘家庭企业出资额上限", 分)

边缘办理天数 = _param("total_days", "边缘家庭认定时限", 个工作日)
边缘委托办理天数 = _param("delegated_days", "边缘家庭委托认定时限", 个工作日)
边缘特殊办理天数 = _param("special_days", "边缘家庭特殊情形认定时限", 个工作日)
边缘公示天数 = _param("publicity_days", "边缘家庭公示天数", 天)
边缘复核周期 = _param("review_months", "边缘家庭复核周期", 个月)
