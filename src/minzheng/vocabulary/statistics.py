"""Numbers for figures that people enter (填报): from what jump on a reason is asked, until when.

No instrument says any of it; a bureau sets it for itself.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 天, 比例

突变比例 = Param("statistics.jump_share", "填报：比上一期变化超过多少要写原因", 比例)
填报天数 = Param("statistics.fill_days", "填报：一期结束后几天内填报，填报后几天内核对", 天)
催报天数 = Param("statistics.urge_days", "填报：超期后逐级提醒的间隔", 天)
