"""Terms of temporary relief (临时救助): the event, its gravity, what is needed, how to help."""

from minzheng.kernel.expr import Fact, Param
from minzheng.kernel.units import (
    MeasureUnit,
    个工作日,
    个月,
    人,
    分,
    分_每月,
    天,
    小时,
    文字,
    日期,
    是否,
    次,
    编码,
)

# fmt: off
困难情形代码 = 编码({
    1: "火灾", 2: "交通事故", 3: "意外伤害", 4: "突发重病", 5: "其他突发急难",
    6: "医疗支出突增", 7: "教育支出突增", 8: "其他必需支出突增",
})
困难程度代码 = 编码({1: "较轻", 2: "一般", 3: "较重", 4: "特别重大"})
救助方式代码 = 编码({1: "发放救助金", 2: "发放实物", 3: "转介服务"})
实物种类代码 = 编码({1: "食品", 2: "衣被", 3: "药品", 4: "生活用品", 5: "食品、衣被等多种物资"})
转介去向代码 = 编码({
    1: "医疗保障部门", 2: "教育部门", 3: "住房城乡建设部门", 4: "人力资源社会保障部门",
    5: "残疾人联合会", 6: "慈善组织", 7: "社会工作服务机构", 9: "其他单位",
})

困难情形 = Fact("hardship_event", "困难情形", 困难情形代码, "使生活陷入困难的是什么事")
事发日期 = Fact("event_on", "事发日期", 日期, "急难发生的日期，或者大额支出开始的日期")
事发地点 = Fact("event_place", "事发地点", 文字, "急难发生的地点")
受影响人数 = Fact("people_affected", "受影响人数", 人, "因这件事生活陷入困难的人数，含本人")
困难经过 = Fact("event_story", "困难经过", 文字, "发生了什么、眼下最急需什么")
生活严重困难 = Fact("living_in_danger", "生活严重困难", 是否, "基本生活是否暂时出现严重困难")
困难程度 = Fact("hardship_grade", "困难程度", 困难程度代码, "按当地分档，困难有多重")
困难持续月数 = Fact("hardship_months", "困难持续月数", 个月, "预计严重困难还要持续几个月")
同因已救助 = Fact("helped_for_same_cause", "同因已救助", 是否,
               "同一事由在规定期限内是否已经救助过（系统查重）")
再次救助理由正当 = Fact("good_reason_again", "再次救助理由正当", 是否,
                  "同一事由再次求助，是否有正当理由")
本年已救助次数 = Fact("times_this_year", "本年已救助次数", 次,
                "本年已经给予临时救助的次数（系统查重）")

急需金额 = Fact("urgent_need", "急需金额", 分, "渡过眼前难关需要的金额，由经办人员核定")
已先行救助 = Fact("advanced", "已先行救助", 是否, "是否用备用金先给了救助")
先行救助日期 = Fact("advanced_on", "先行救助日期", 日期, "用备用金先行救助的日期")
备用金台账号 = Fact("reserve_entry", "备用金台账号", 文字, "乡镇（街道）备用金台账上的编号")
由备用金支付 = Fact("from_reserve", "由备用金支付", 是否,
               "这笔救助是否已经从乡镇（街道）备用金付给本人")
备用金已付金额 = Fact("reserve_paid", "备用金已付金额", 分,
                "备用金台账上已经付给这户的金额，含实物折价")
手续已补齐 = Fact("papers_made_up", "手续已补齐", 是否, "先行救助后签字、盖章等手续是否补齐")
必需支出 = Fact("necessary_spending", "必需支出", 分, "这件事造成的教育、医疗等必需支出总额")
报销理赔 = Fact("reimbursed", "报销理赔", 分, "其中医保报销、保险理赔、他人赔偿的金额")
其他帮扶 = Fact("other_help", "其他帮扶", 分, "其中其他救助、慈善帮扶的金额")
议定金额 = Fact("discussed_amount", "议定金额", 分, "一事一议集体研究确定的救助金额")
议定情况 = Fact("discussion_note", "议定情况", 文字, "参加研究的人员、意见和理由")

救助方式 = Fact("relief_form", "救助方式", 救助方式代码, "发放救助金、发放实物或者转介服务")
实物种类 = Fact("goods_kind", "实物种类", 实物种类代码, "发放的是哪一类实物")
实物折价 = Fact("goods_value", "实物折价", 分, "发放实物按采购价折算的金额")
实物清单 = Fact("goods_given", "实物清单", 文字, "发放实物的品名和数量")
转介去向 = Fact("referred_to", "转介去向", 转介去向代码, "转介给哪个部门或者组织")
转介情况 = Fact("referral_note", "转介情况", 文字, "联系人、联系方式和转介的事项")
急难已解除 = Fact("emergency_over", "急难已解除", 是否, "分期救助期间，造成困难的急难是否已经解除")

# 由发放台账给出。
在领临时救助 = Fact("temporary", "在领临时救助", 是否, "当月是否在发临时救助金（发放台账）")
临时救助额 = Fact("temporary_paid", "临时救助额", 分_每月,
               "当月发的临时救助金，没有发的为0（发放台账）")


def _param(key: str, label: str, unit: MeasureUnit) -> Param:
    return Param(f"temporary.{key}", label, unit)


快救天数 = _param("quick_days", "小额快救办理时限", 天)
研判小时 = _param("triage_hours", "求助登记研判时限", 小时)
快救小时 = _param("quick_hours", "小额快救登记时限", 小时)
快救审批小时 = _param("quick_approval_hours", "小额快救审批时限", 小时)
先行小时 = _param("advance_hours", "先行救助时限", 小时)
补办天数 = _param("supplement_days", "先行救助补办手续时限", 个工作日)
补办预警天数 = _param("supplement_alert_days", "先行救助未补办预警天数", 天)
支出核实天数 = _param("survey_days", "必需支出核实时限", 个工作日)
公示天数 = _param("publicity_days", "临时救助公示天数", 天)
议定天数 = _param("discussion_days", "一事一议时限", 个工作日)
审批天数 = _param("approval_days", "临时救助审批时限", 个工作日)
分期核查天数 = _param("staged_review_days", "分期救助核查时限", 个工作日)

快救上限月数 = _param("quick_cap_months", "小额快救不超过低保标准的月数", 个月)
先行上限月数 = _param("advance_months", "先行救助每人不超过低保标准的月数", 个月)
急难较轻月数 = _param("emergency_light", "急难型较轻的救助月数", 个月)
急难一般月数 = _param("emergency_medium", "急难型一般的救助月数", 个月)
急难较重月数 = _param("emergency_heavy", "急难型较重的救助月数", 个月)
支出较轻月数 = _param("spending_light", "支出型较轻的救助月数", 个月)
支出一般月数 = _param("spending_medium", "支出型一般的救助月数", 个月)
支出较重月数 = _param("spending_heavy", "支出型较重的救助月数", 个月)
每人上限月数 = _param("cap_months", "临时救助每人不超过低保标准的月数", 个月)
特殊上限月数 = _param("special_cap_months", "特别重大困难每人不超过低保标准的月数", 个月)
委托乡镇审批 = _param("delegated", "小额临时救助委托乡镇街道审批", 是否)
乡镇审批月数 = _param("town_ceiling_months", "乡镇街道审批上限合低保标准的月数", 个月)
年度次数上限 = _param("max_times", "一年内临时救助次数上限", 次)
分期起点月数 = _param("staged_after_months", "困难持续超过几个月可以分期", 个月)
分期月数 = _param("staged_months", "分期发放月数", 个月)
