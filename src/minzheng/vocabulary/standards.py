"""Terms of the yearly adjustment: what statistics publish, and what a city makes of it."""

from minzheng.kernel.expr import Param
from minzheng.kernel.units import 分_每人每年, 比例

上年人均消费支出 = Param("standard.consumption", "上年度人均消费支出", 分_每人每年)
上年人均可支配收入 = Param("standard.disposable_income", "上年度人均可支配收入", 分_每人每年)
标准占消费比例 = Param("standard.index_share", "低保标准占人均消费支出比例", 比例)
特困基本生活倍数 = Param("standard.tekun_multiple", "特困基本生活标准占低保标准倍数", 比例)
