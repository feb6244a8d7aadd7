"""Numbers for the towns' relief reserves (临时救助备用金): who is warned of what, and when.

The ceiling, the refill line and the most of one payment are a town's own, with their document;
they stand with the reserve. What is here are starting values that a city confirms or changes.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个月, 天, 次

同因月数 = Param("reserve.same_cause_months", "同一事由再次由备用金救助要说明理由的月数", 个月)
跨镇天数 = Param("reserve.other_town_days", "别的乡镇刚给过备用金救助要提醒的天数", 天)
盘点间隔 = Param("reserve.count_days", "备用金现金盘点间隔天数", 天)
离线天数 = Param("reserve.kept_days", "没有网络时记在手机里的先行救助最迟几天发回", 天)
金额档数 = Param("reserve.amount_taps", "先行救助金额按单次最多分成几档供点选", 次)
