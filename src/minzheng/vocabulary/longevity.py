"""Terms of the old-age allowance: ages and tiers of a place, yearly visits, proof of life."""

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import MeasureUnit, 个工作日, 个月, 分_每人, 分_每人每月, 岁, 是否, 编码

核验方式代码 = 编码({1: "数据比对", 2: "上门", 3: "视频", 4: "电话"})


def _person(column: str, term: str, unit: MeasureUnit, means: str) -> Fact:
    return Fact(column, term, unit, means, "person")


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"longevity.{key}", label, unit)


本人账户 = _person("own_account", "本人账户", 是否, "收款账户是不是老人本人的")
见到本人 = _person("seen_in_person", "见到本人", 是否, "上门时是否见到老人本人")
核验方式 = _person("proof_of_life", "核验方式", 核验方式代码, "怎样知道老人健在，以数据比对为主")
当年已发慰问金 = _person("centenary_paid", "当年已发慰问金", 是否, "近12个月是否已发百岁慰问金")

限低收入 = _param("low_income_only", "高龄津贴只发给低收入老年人", 是否)
起领年龄 = _param("start_age", "高龄津贴起领年龄", 岁)
二档年龄 = _param("age_2", "二档高龄津贴年龄", 岁)
三档年龄 = _param("age_3", "三档高龄津贴年龄", 岁)
四档年龄 = _param("age_4", "四档高龄津贴年龄", 岁)
百岁年龄 = _param("centenary_age", "百岁老人年龄", 岁)
一档标准 = _param("tier_1", "一档高龄津贴标准", 分_每人每月)
二档标准 = _param("tier_2", "二档高龄津贴标准", 分_每人每月)
三档标准 = _param("tier_3", "三档高龄津贴标准", 分_每人每月)
四档标准 = _param("tier_4", "四档高龄津贴标准", 分_每人每月)
百岁慰问金 = _param("centenary_yearly", "百岁老人年度慰问金", 分_每人)

委托乡镇审定 = _param("delegated", "高龄津贴审定委托乡镇街道", 是否)
受理天数 = _param("receive_days", "高龄津贴受理时限", 个工作日)
补正天数 = _param("supplement_days", "高龄津贴补正材料时限", 个工作日)
核实天数 = _param("verify_days", "高龄津贴核实时限", 个工作日)
初审天数 = _param("opinion_days", "高龄津贴初审时限", 个工作日)
审定天数 = _param("decide_days", "高龄津贴审定时限", 个工作日)
总天数 = _param("total_days", "高龄津贴办理总时限", 个工作日)
答复天数 = _param("invite_days", "高龄津贴等候确认时限", 个工作日)
上门天数 = _param("visit_days", "高龄津贴上门时限", 个工作日)
核验月数 = _param("review_months", "高龄津贴定期核验周期", 个月)
核验天数 = _param("review_days", "高龄津贴核验时限", 个工作日)
听取天数 = _param("hearing_days", "高龄津贴听取意见时限", 个工作日)
调整天数 = _param("change_days", "高龄津贴调整决定时限", 个工作日)
