"""Terms of the two disability subsidies: the certificate, the need for care, what places decide."""

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import (
    MeasureUnit,
    个工作日,
    个月,
    分_每人每月,
    天,
    日期,
    是否,
    比例,
    编码,
)

残疾证状态代码 = 编码({1: "有效", 2: "过期", 3: "已注销", 4: "查不到"})
生活自理代码 = 编码({1: "完全不能自理", 2: "大部分不能自理", 3: "部分不能自理", 4: "能够自理"})


def _person(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(column, term, unit, means, "person")


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"disability.{key}", label, unit)


残疾证状态 = _person(
    "certificate_state", "残疾证状态", 残疾证状态代码, "县级残联核验残疾人证的结果"
)
残疾证有效期至 = _person("certificate_until", "残疾证有效期至", 日期, "残疾人证上有效期的最后一天")
需要长期照护 = _person(
    "needs_long_care", "需要长期照护", 是否, "因残疾需要别人照护，已有或者预计六个月以上"
)
生活自理情况 = _person(
    "self_care", "生活自理情况", 生活自理代码, "吃饭、穿衣、洗漱、行动等能否自己完成"
)

服刑停发 = _param("prison_stops", "服刑期间停发残疾人补贴", 是否)
含低保边缘 = _param("living_margin", "生活补贴扩大到低保边缘家庭", 是否)
生活重度标准 = _param("living_severe", "一级、二级残疾人生活补贴标准", 分_每人每月)
生活其他标准 = _param("living_other", "三级、四级残疾人生活补贴标准", 分_每人每月)
生活占低保比例 = _param("living_share", "生活补贴占低保标准比例", 比例)

含三级智力精神 = _param("care_grade_3", "护理补贴扩大到三级智力、精神残疾人", 是否)
含四级智力精神 = _param("care_grade_4", "护理补贴扩大到四级智力、精神残疾人", 是否)
护理按自理分档 = _param("care_by_self_care", "护理补贴按生活自理情况分档", 是否)
护理一档标准 = _param("care_tier_1", "一档护理补贴标准", 分_每人每月)
护理二档标准 = _param("care_tier_2", "二档护理补贴标准", 分_每人每月)
护理三档标准 = _param("care_tier_3", "三档护理补贴标准", 分_每人每月)

受理天数 = _param("receive_days", "残疾人补贴受理审查时限", 个工作日)
补正天数 = _param("supplement_days", "残疾人补贴补正材料时限", 个工作日)
初审天数 = _param("opinion_days", "残疾人补贴初审时限", 个工作日)
核验天数 = _param("certificate_days", "残疾人证核验时限", 个工作日)
审定天数 = _param("decide_days", "残疾人补贴审定时限", 个工作日)
答复天数 = _param("invite_days", "主动服务等候答复时限", 个工作日)
上门天数 = _param("visit_days", "主动服务上门告知时限", 个工作日)
复核月数 = _param("review_months", "残疾人补贴定期复核周期", 个月)
复核天数 = _param("review_days", "残疾人补贴复核时限", 个工作日)
听取天数 = _param("hearing_days", "残疾人补贴听取意见时限", 个工作日)
调整天数 = _param("change_days", "残疾人补贴调整决定时限", 个工作日)
到期提醒天数 = _param("expiry_days", "残疾人证到期提前提醒天数", 天)
