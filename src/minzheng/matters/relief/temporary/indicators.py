"""临时救助报什么数。"""

from minzheng.kernel.indicator import Indicator
from minzheng.matters.relief.temporary.policy import 临时救助 as 临救

救助科 = "县级民政部门社会救助科室"
救助户次 = Indicator("临时救助户次", "当月得到临时救助金的家庭", 救助科, "每月", 临救.当月获救助)
救助支出 = Indicator("临时救助支出", "当月发放的临时救助金合计", 救助科, "每月", 临救.当月救助金)
