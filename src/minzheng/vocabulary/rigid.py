"""刚性支出困难家庭的用语和参数：支出怎样核定，占比多少，财产限额，有效期。"""

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import (
    MeasureUnit,
    个工作日,
    个月,
    分,
    分_每年,
    天,
    套,
    文字,
    是否,
    比例,
    辆,
)


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"rigid.{key}", label, unit)


刚性支出占比 = _param("spending_share", "刚性支出占家庭总收入的比例", 比例)
生活支出封顶 = _param("living_capped", "生活支出以低保标准封顶", 是否)
计入其他支出项 = _param("other_counted", "其他必要支出计入刚性支出", 是否)

刚性金融资产月数 = _param("deposit_months", "刚性支出家庭人均金融资产不超过低保标准的月数", 个月)
刚性车辆上限 = _param("vehicle_limit", "刚性支出家庭车辆数上限", 辆)
刚性住房上限 = _param("home_limit", "刚性支出家庭住房套数上限", 套)
刚性出资上限 = _param("business_limit", "刚性支出家庭企业出资额上限", 分)

刚性有效月数 = _param("valid_months", "刚性支出困难家庭认定有效期", 个月)
刚性提醒月数 = _param("remind_months", "刚性支出困难家庭期满前提醒", 个月)
刚性公示天数 = _param("publicity_days", "刚性支出困难家庭公示天数", 天)
一事一议天数 = _param("conference_days", "一事一议时限", 个工作日)

材料无变化 = Fact(
    "papers_unchanged", "材料无变化", 是否, "期满后重新申请，上次交的票据等材料没有变化"
)
公办教育费用 = Fact(
    "public_school_cost",
    "公办教育费用",
    分_每年,
    "按当地公办学校收费标准折算的近12个月保教费、学费、住宿费（调查核定）",
)
支出查实情况 = Fact("spending_findings", "支出查实情况", 文字, "各类支出的票据和查实情况")
一事一议理由 = Fact("conference_reason", "一事一议理由", 文字, "特殊在哪里，是否认定的理由")
会商单位 = Fact("conference_members", "会商单位", 文字, "参加一事一议的部门和人员")
