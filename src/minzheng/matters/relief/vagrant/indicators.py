"""流散人员救助报什么数：每个指标写明数什么、谁负责、多久报一次。"""

from minzheng.kernel.indicator import Indicator
from minzheng.matters.relief.vagrant.policy import 流散人员救助 as 救助

# fmt: off
管理站 = "救助管理机构"
在站人数 = Indicator("流散人员在站人数", "当日还在站的受助人员", 管理站, "每日", 救助.在站)
身份不明人数 = Indicator("在站身份不明人数", "在站、身份未查明", 管理站, "每日", 救助.在站身份不明)
