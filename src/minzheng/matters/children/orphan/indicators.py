"""孤儿保障报什么数：每个指标写明数什么、谁负责、多久报一次。"""

from minzheng.kernel.indicator import Indicator
from minzheng.matters.children.orphan.policy import 孤儿基本生活保障 as 保障

儿童科 = "县级民政部门儿童福利科室"
在领人数 = Indicator("孤儿人数", "当月在领基本生活费的孤儿", 儿童科, "每月", 保障.在领人员)
机构养育人数 = Indicator(
    "机构养育孤儿人数", "其中由福利机构养育的", 儿童科, "每月", 保障.机构养育人员
)
月发放额 = Indicator("孤儿月发放额", "当月在发的基本生活费合计", 儿童科, "每月", 保障.在发金额)
