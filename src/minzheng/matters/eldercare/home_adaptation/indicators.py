"""居家适老化改造报什么数：每个指标写明数什么、谁负责。"""

# fmt: off
from minzheng.kernel.indicator import Indicator, count, total

养老科 = "养老服务科"
改造户数 = Indicator("home-adapted", "居家适老化改造户数", "当月办结的申请，含不予改造和终止的",
                 养老科, "户", count("cases", "application", "ended"), public=True)
补贴金额 = Indicator("home-adapted-money", "居家适老化改造补贴金额", "当月批次实际划拨的补贴",
                 养老科, "元", total("money", "payments"), public=True)
