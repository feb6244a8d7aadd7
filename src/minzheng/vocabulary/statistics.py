"""Numbers for figures that people enter (填报): from what jump on a reason is asked.

No instrument says it; a bureau sets it for itself.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 比例

突变比例 = Param("statistics.jump_share", "填报：比上一期变化超过多少要写原因", 比例)
