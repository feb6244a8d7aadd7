"""养老服务补贴报什么数：每个指标写明数什么、谁负责。"""

# fmt: off
from minzheng.kernel.indicator import Indicator, count, total

养老科 = "养老服务科"
在领人数 = Indicator("elder-service-subsidy-people", "养老服务补贴在领人数", "当月在发的老人",
        养老科, "人",
                 count("entitlements", "running"), public=True, adds=False)
月发放额 = Indicator("elder-service-subsidy-money", "养老服务补贴月发放额",
        "当月批次实际划拨的补贴", 养老科, "元",
                 total("money", "payments"), public=True)
