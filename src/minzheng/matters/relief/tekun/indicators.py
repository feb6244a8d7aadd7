"""特困供养报什么数：每个指标写明数什么、谁负责。"""

# fmt: off
from minzheng.kernel.indicator import Indicator, count

科 = "社会救助科"
在供人数 = Indicator("tekun-people", "特困在供人数", "当月在享受救助供养的人", 科, "人",
                 count("entitlements", "running"), public=True, adds=False)
