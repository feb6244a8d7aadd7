"""事实无人抚养儿童报什么数：每个指标写明数什么、谁负责。"""

# fmt: off
from minzheng.kernel.indicator import Indicator, count, total

儿童科 = "儿童福利科"
在领人数 = Indicator("unattended-children", "事实无人抚养儿童人数",
                 "当月在领补贴的儿童，暂停的不算", 儿童科, "人", count("entitlements", "running"),
                 public=True, adds=False)
月发放额 = Indicator("unattended-money", "事实无人抚养儿童补贴月发放额",
                 "当月批次实际划拨的补贴", 儿童科, "元", total("money", "payments"), public=True)
