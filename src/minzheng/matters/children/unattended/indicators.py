"""事实无人抚养儿童报什么数：每个指标写明数什么、谁负责、多久报一次。"""

from minzheng.kernel.indicator import Indicator
from minzheng.matters.children.unattended.policy import 事实无人抚养儿童保障 as 保障

儿童科 = "县级民政部门儿童福利科室"
在领人数 = Indicator("事实无人抚养儿童人数", "当月在领补贴的儿童", 儿童科, "每月", 保障.在领人员)
月发放额 = Indicator(
    "事实无人抚养儿童补贴月发放额", "当月在发的补贴合计", 儿童科, "每月", 保障.在发金额
)
