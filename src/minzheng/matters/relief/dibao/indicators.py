"""低保报什么数：每个指标写明数什么、谁负责、多久报一次。"""

from minzheng.kernel.indicator import Indicator
from minzheng.matters.relief.dibao.policy import 最低生活保障 as 低保

救助科 = "县级民政部门社会救助科室"
在保户数 = Indicator("低保在保户数", "当月在发低保金的家庭", 救助科, "每月", 低保.在保)
在保人数 = Indicator("低保在保人数", "在保家庭中共同生活的成员", 救助科, "每月", 低保.在保人数)
月发放额 = Indicator("低保月发放额", "当月在发的低保金合计", 救助科, "每月", 低保.在发金额)
