"""Numbers of fall-back monitoring (防返贫监测): the line, the cadence, from where on to look.

The line is set each year by the agricultural department and was not found in any text read; here
it stands as a share of the local allowance standard until a city enters its own. None decides
anything.
"""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 个月, 岁, 次, 比例

监测线倍数 = Param("fallback.line_share", "防返贫监测线占低保标准倍数", 比例)
监测医疗月数 = Param("fallback.medical_months", "防返贫监测：自付医疗费相当于低保标准的月数", 个月)
监测变故月数 = Param("fallback.lately_months", "防返贫监测：近来变故看多少个月", 个月)
监测火灾次数 = Param("fallback.fires", "防返贫监测：火灾次数提醒线", 次)
监测入学年龄 = Param("fallback.school_age", "防返贫监测：应当在校的起始年龄", 岁)
监测离校年龄 = Param("fallback.leaving_age", "防返贫监测：应当在校的截止年龄", 岁)
监测比对间隔 = Param("fallback.every_months", "防返贫监测比对间隔", 个月)
