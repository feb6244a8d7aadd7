"""低保边缘家庭报什么数：每个指标写明数什么、谁负责、多久报一次。"""

from minzheng.kernel.indicator import Indicator
from minzheng.matters.relief.dibao_margin.policy import 低保边缘家庭 as 边缘

救助科 = "县级民政部门社会救助科室"
认定户数 = Indicator("低保边缘家庭户数", "当月在认定期内的家庭", 救助科, "每月", 边缘.在认定期)
认定人数 = Indicator(
    "低保边缘家庭人数", "在认定期内的家庭中共同生活的成员", 救助科, "每月", 边缘.在认定人数
)
