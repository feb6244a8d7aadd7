"""Numbers for care by agreement (照料协议): how soon agreed, how often visited, how many a carer.

No instrument that we have read names these; each is a starting value that a city confirms or
changes.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个工作日, 人, 天, 岁

签订期限 = Param("caregiving.agreement_days", "照料协议签订期限", 个工作日)
照料人数上限 = Param("caregiving.charges_a_carer", "一名照料人最多照料的人数", 人)
照料人年龄 = Param("caregiving.carer_age", "照料人最低年龄", 岁)
走访间隔低 = Param("caregiving.visit_days_low", "照料走访间隔：能自理的", 天)
走访间隔中 = Param("caregiving.visit_days_middle", "照料走访间隔：部分不能自理的", 天)
走访间隔高 = Param("caregiving.visit_days_high", "照料走访间隔：完全不能自理的", 天)
整改期限 = Param("caregiving.fault_days", "照料问题整改期限", 天)
上报间隔 = Param("caregiving.escalate_days", "照料事项超期后逐级上报的间隔", 天)
