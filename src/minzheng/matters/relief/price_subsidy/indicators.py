"""价格临时补贴报什么数。"""

from minzheng.kernel.indicator import Indicator
from minzheng.matters.relief.price_subsidy.policy import 价格临时补贴 as 补贴

救助科 = "县级民政部门社会救助科室"
应发人数 = Indicator("价格补贴应发人数", "当月符合条件的人", 救助科, "每月", 补贴.可以发给)
实发人数 = Indicator("价格补贴实发人数", "当月已经发放的人", 救助科, "每月", 补贴.当月发放)
实发金额 = Indicator("价格补贴实发金额", "当月发放的补贴合计", 救助科, "每月", 补贴.当月发放额)
