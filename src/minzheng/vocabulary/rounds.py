"""Numbers for visits to elders in special difficulty (特殊困难老年人探访关爱).

The monthly visit is reported in the plan of ten departments; how often beyond it, after how many
closed doors somebody must go at once, and how late goes up is nowhere said: a city sets it.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 天, 数, 次

每月次数 = Param("rounds.times", "探访关爱：每人每月探访次数", 次)
高风险每月次数 = Param("rounds.times_high", "探访关爱：高风险老年人每月探访次数", 次)
无人次数 = Param("rounds.absences", "探访关爱：连续几次家里没有人要紧急核实", 次)
核实天数 = Param("rounds.check_days", "探访关爱：紧急核实的期限", 天)
升级天数 = Param("rounds.escalate_days", "探访关爱：超期后逐级上报的间隔", 天)
补传天数 = Param("rounds.sync_days", "探访关爱：没有网络时记的最迟几天内发出", 天)
失能等级 = Param("rounds.disabled_level", "探访关爱：能力等级从几级起算失能老年人", 数)
重残等级 = Param("rounds.severe_grade", "探访关爱：残疾等级到几级算重度残疾", 数)
