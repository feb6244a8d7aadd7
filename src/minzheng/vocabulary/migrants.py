"""Numbers of support for reservoir migrants (大中型水库移民后期扶持).

What follows the twenty years of those who moved before July 2006 was not found: the length is a
dated parameter, and a new document makes a new line of it.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 分_每人每年, 天, 年, 日期

扶持标准 = Param("migrants.amount", "水库移民后期扶持：每人每年直补", 分_每人每年)
扶持年限 = Param("migrants.years", "水库移民后期扶持：扶持年限", 年)
起算日 = Param("migrants.since", "水库移民后期扶持：以前搬迁的从哪天起算", 日期)
公示天数 = Param("migrants.publicity_days", "水库移民后期扶持：名单公示天数", 天)
督办间隔 = Param("migrants.escalate_days", "水库移民后期扶持：超期后逐级上报的间隔", 天)
每步期限 = Param("migrants.step_days", "水库移民后期扶持：每一步办理的期限", 天)
