"""重度残疾人护理补贴报什么数：每个指标写明数什么、谁负责。"""

# fmt: off
from minzheng.kernel.indicator import Indicator, count, total

福利科 = "社会事务科"
在领人数 = Indicator("disability-care-people", "重度残疾人护理补贴在领人数", "当月在发的人",
                 福利科, "人", count("entitlements", "running"), public=True, adds=False)
月发放额 = Indicator("disability-care-money", "重度残疾人护理补贴月发放额", "当月批次实际划拨的",
                 福利科, "元", total("money", "payments"), public=True)
