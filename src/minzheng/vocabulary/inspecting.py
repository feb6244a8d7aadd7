"""Numbers for checks on the spot: how long a house has to put things right, and when we look again.

No instrument that we have read names these days; each is a starting value that a city confirms or
changes.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 天

一般问题整改期限 = Param("oversight.minor_days", "检查发现一般问题的整改期限", 天)
重大问题整改期限 = Param("oversight.major_days", "检查发现重大问题的整改期限", 天)
复查期限 = Param("oversight.look_days", "机构报告整改后复查的期限", 天)
