"""Numbers of projects of investment, works and research: risk lines and targets.

The target of projects is reported for one city; the lines of risk stand in no instrument that we
have read. Each is a starting value that a city confirms or changes.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个, 分, 天, 比例

节点逾期天数 = Param("pipeline.late_days", "项目：节点逾期多少天以上列为风险", 天)
支付超前 = Param("pipeline.ahead", "项目：付款比例超过进度多少列为风险", 比例)
月报截止 = Param("pipeline.report_day", "项目：每月几日前报上月进度", 天)
价格偏离 = Param("pipeline.price_off", "项目：单价超出市场区间多少列为风险", 比例)
拆分合计 = Param("pipeline.split_amount", "项目：同一承包方多份合同合计多少列为风险", 分)
拆分间隔 = Param("pipeline.split_days", "项目：同一承包方多份合同的签约间隔", 天)
变更幅度 = Param("pipeline.change_most", "项目：合同变更超过多少要重新批准", 比例)
合体项目金额 = Param("pipeline.combined_amount", "项目：合体项目的投资额", 分)
合体项目个数 = Param("pipeline.combined_least", "项目：每个区县至少几个合体项目", 个)
招商项目个数 = Param("pipeline.investment_target", "项目：招商项目个数目标", 个)
民生项目个数 = Param("pipeline.works_target", "项目：民生工程项目个数目标", 个)
课题个数 = Param("pipeline.research_target", "项目：研究课题个数目标", 个)
项目督办间隔 = Param("pipeline.escalate_days", "项目：超期后逐级上报的间隔", 天)
