"""Numbers for duties that come from plans and meetings: when an owner is reminded, how late climbs.

No instrument says either; a city sets them.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 天

提醒天数 = Param("duties.remind_days", "任务：到期前几天提醒", 天)
核实天数 = Param("duties.confirm_days", "任务：提交后几天内核实", 天)
升级天数 = Param("duties.escalate_days", "任务：超期后逐级上报的间隔", 天)
