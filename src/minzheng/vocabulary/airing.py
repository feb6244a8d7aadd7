"""Numbers for comparing towns (业绩晾晒): from how many records on, how long towns may explain.

No instrument says either; a city sets them.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个, 天

最少件数 = Param("airing.least_base", "晾晒：一个指标至少几件才计分", 个)
说明天数 = Param("airing.explain_days", "晾晒：公布后几天内可以说明", 天)
