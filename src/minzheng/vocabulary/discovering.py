"""Numbers for tips about people in need (主动发现): how soon one is looked into, what is the same.

The law says only “at once” of children in danger; each number is a starting value that a city
confirms or changes.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个工作日, 天

线索核实期限 = Param("tips.days", "求助线索核实期限", 个工作日)
儿童线索核实期限 = Param("tips.child_days", "儿童受伤害线索核实期限", 天)
同一线索天数 = Param("tips.same_days", "可能是同一条求助线索的天数", 天)
紧急线索期限 = Param("tips.urgent_days", "紧急求助线索核实期限", 天)
答复期限 = Param("tips.answer_days", "实名反映答复期限", 个工作日)

# 三级名单：每一级多久办。
村级期限 = Param("discovery.village_days", "主动发现：村（社区）核实期限", 个工作日)
乡镇期限 = Param("discovery.town_days", "主动发现：乡镇（街道）办理期限", 个工作日)
区级期限 = Param("discovery.district_days", "主动发现：区里督办期限", 个工作日)
