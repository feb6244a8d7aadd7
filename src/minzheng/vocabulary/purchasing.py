"""Numbers of purchased services and venture rounds: payment by result, split orders, scoring.

No instrument that we have read names these numbers; each is a starting value that a city confirms
or changes.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个, 分, 天, 比例

足额支付线 = Param("projects.full_from", "按成效付款时足额支付的完成率", 比例)
不付款线 = Param("projects.nothing_below", "按成效付款时不付款的完成率", 比例)
拆分提示金额 = Param("projects.split_amount", "提示拆分采购的合计金额", 分)
拆分提示天数 = Param("projects.split_days", "提示拆分采购的签约间隔", 天)
评审去极值人数 = Param("projects.trim_from", "评审打分去掉最高分和最低分的最少人数", 个)
最少评审人数 = Param("projects.least_marks", "每份方案最少几位评审打分", 个)
创投公示期限 = Param("projects.objection_days", "公益创投结果公示的天数", 天)
验收期限 = Param("projects.accept_days", "验收一期的期限", 天)
批准期限 = Param("projects.approve_days", "验收以后批准付款的期限", 天)
付款期限 = Param("projects.pay_days", "批准以后付款的期限", 天)
报告期限 = Param("projects.report_days", "合同到期以后机构报告的期限", 天)
评价期限 = Param("projects.evaluate_days", "合同办完以后评价的期限", 天)
开评期限 = Param("projects.begin_days", "征集截止以后开始评审的期限", 天)
决定期限 = Param("projects.decide_days", "征集截止以后决定资助的期限", 天)
定案期限 = Param("projects.settle_days", "决定资助以后定下结果的期限", 天)
回看期限 = Param("projects.follow_days", "创投项目评价以后回看的期限", 天)
项目督办间隔 = Param("projects.escalate_days", "项目事项超期后逐级上报的间隔", 天)
