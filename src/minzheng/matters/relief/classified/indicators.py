"""分类施保报什么数：每个指标写明数什么、谁负责。"""

# fmt: off
from minzheng.kernel.indicator import Indicator, count, total

救助科 = "社会救助科"
在领人数 = Indicator("classified-people", "分类施保在领人数", "当月单独发放分类施保金的人",
                 救助科, "人", count("entitlements", "running"), public=True, adds=False)
月发放额 = Indicator("classified-money", "分类施保月发放额", "当月批次实际划拨的分类施保金",
                 救助科, "元", total("money", "payments"), public=True)
