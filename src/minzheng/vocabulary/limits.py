"""Numbers that the law leaves to places: each term with its key in params.yaml and its unit.

Assistance matters share them: the same income window, the same property limits, the same clock.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import MeasureUnit, 个工作日, 个月, 分, 套, 岁, 是否, 次, 比例, 辆


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"dibao.{key}", label, unit)


成年年龄 = _param("adult_age", "成年年龄", 岁)
老年年龄 = _param("elder_age", "老年年龄", 岁)
宗教离家月数 = _param("religious_months", "宗教教职人员离家满月数", 个月)

收入核算月数 = _param("income_months", "收入核算月数", 个月)
基础养老金豁免 = _param("basic_pension_exempt", "城乡居民基础养老金不计入收入", 是否)
供养费豁免比例 = _param("kin_support_share", "亲属供养费豁免比例", 比例)
刚性支出扣减比例 = _param("rigid_cost_share", "残疾重病刚性支出扣减比例", 比例)

金融资产月数 = _param("deposit_months", "人均金融资产不超过低保标准的月数", 个月)
车辆上限 = _param("vehicle_limit", "车辆数上限", 辆)
住房上限 = _param("home_limit", "住房套数上限", 套)
出资上限 = _param("business_limit", "企业出资额上限", 分)

居住证可申请 = _param("residence_permit_ok", "持居住证可在居住地申请", 是否)
单人户全额 = _param("single_full_standard", "单人户按标准全额发给", 是否)
拒绝工作上限 = _param("refused_jobs_limit", "连续拒绝工作次数上限", 次)

分档发放 = _param("by_tiers", "按分档发放", 是否)
一档收入比例 = _param("tier_1_line", "一档人均收入占标准比例", 比例)
二档收入比例 = _param("tier_2_line", "二档人均收入占标准比例", 比例)
一档保障比例 = _param("tier_1_share", "一档人均保障占标准比例", 比例)
二档保障比例 = _param("tier_2_share", "二档人均保障占标准比例", 比例)
三档保障比例 = _param("tier_3_share", "三档人均保障占标准比例", 比例)
老年增发比例 = _param("extra_elder", "老年人分类施保比例", 比例)
未成年增发比例 = _param("extra_minor", "未成年人分类施保比例", 比例)
重残增发比例 = _param("extra_disabled", "重度残疾人分类施保比例", 比例)
重病增发比例 = _param("extra_ill", "重病患者分类施保比例", 比例)
随低保发放 = _param("extra_with_allowance", "分类施保金随低保金发放", 是否)

审核确认委托乡镇 = _param("delegated", "审核确认权限委托乡镇街道", 是否)
异议后再次公示 = _param("second_publicity", "异议复查后再次公示", 是否)
公示不计时 = _param("publicity_pauses", "公示期间不计入办理时限", 是否)
举证不计时 = _param("rebuttal_pauses", "举证期间不计入办理时限", 是否)
受理天数 = _param("receive_days", "受理审查时限", 个工作日)
补正天数 = _param("supplement_days", "补正材料时限", 个工作日)
举证天数 = _param("rebuttal_days", "核对结果举证时限", 个工作日)
复核天数 = _param("recheck_days", "核对复核时限", 个工作日)
初审天数 = _param("opinion_days", "提出初审意见时限", 个工作日)
复查天数 = _param("objection_days", "异议复查时限", 个工作日)

核查天数 = _param("review_days", "动态核查时限", 个工作日)
听取意见天数 = _param("hearing_days", "听取意见时限", 个工作日)
动态决定天数 = _param("change_days", "动态管理决定时限", 个工作日)
渐退月数 = _param("exit_months", "渐退期月数", 个月)
核查周期 = _param("review_months", "定期核查周期", 个月)
不稳定核查周期 = _param("unstable_review_months", "收入不稳定家庭核查周期", 个月)
