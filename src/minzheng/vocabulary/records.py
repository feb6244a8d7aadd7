"""Terms that officers write down at a step: visits, checks, opinions."""

from minzheng.kernel.expr import Fact
from minzheng.kernel.units import 人, 文字, 日期, 是否
from minzheng.vocabulary.codes import 复查方式代码, 调查方式代码

材料齐全 = Fact("papers_complete", "材料齐全", 是否, "申请材料是否齐全")
缺少材料 = Fact("papers_missing", "缺少材料", 文字, "一次性列全缺少的材料和补交办法")
受理意见 = Fact("acceptance_note", "受理意见", 文字, "受理或者不予受理的说明")

调查日期 = Fact("visited_on", "调查日期", 日期, "入户调查的日期")
调查方式 = Fact("survey_mode", "调查方式", 调查方式代码, "入户；重大突发情况时可以电话或者视频")
调查人员 = Fact("investigators", "调查人员", 文字, "两名以上调查人员的姓名")
居住情况 = Fact("housing_findings", "居住情况", 文字, "住房、陈设和水电气等生活情况")
调查情况 = Fact("findings", "调查情况", 文字, "人口、收入、财产、支出的查实情况")
邻里访问 = Fact("neighbours", "邻里访问", 文字, "访问了谁，反映了什么")
家庭签字 = Fact("family_signed", "家庭签字", 是否, "调查表是否由家庭成员签字")

核对日期 = Fact("checked_on", "核对日期", 日期, "出具核对报告的日期")
核对一致 = Fact("check_consistent", "核对一致", 是否, "核对结果与申报是否一致")
核对情况 = Fact("check_findings", "核对情况", 文字, "不一致的项目、来源和数额")
复核情况 = Fact("recheck_findings", "复核情况", 文字, "对申请人举证的复核结论")

经办意见 = Fact("opinion_text", "经办意见", 文字, "意见及其事实和依据")
复查方式 = Fact("objection_mode", "复查方式", 复查方式代码, "重新调查或者民主评议")
评议人数 = Fact("jury_size", "评议人数", 人, "参加民主评议的人数")
同意人数 = Fact("jury_yes", "同意人数", 人, "民主评议中同意给予保障的人数")
复查情况 = Fact("objection_findings", "复查情况", 文字, "异议是否属实和处理意见")
陈述采纳 = Fact("hearing_reply", "陈述采纳", 文字, "当事人的意见和是否采纳的理由")
