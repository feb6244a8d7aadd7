"""孤儿保障报什么数：每个指标写明数什么、谁负责。"""

# fmt: off
from minzheng.kernel.indicator import Indicator, count, total

儿童科 = "儿童福利科"
在领人数 = Indicator("orphans", "孤儿人数", "当月在领基本生活费的孤儿，暂停的不算", 儿童科, "人",
                 count("entitlements", "running"), public=True, adds=False)
月发放额 = Indicator("orphans-money", "孤儿基本生活费月发放额", "当月批次实际划拨的基本生活费",
                 儿童科, "元", total("money", "payments"), public=True)
