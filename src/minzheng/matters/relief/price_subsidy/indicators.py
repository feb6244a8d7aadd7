"""价格临时补贴报什么数。"""

# fmt: off
from minzheng.kernel.indicator import Indicator, count, total

救助科 = "社会救助科"
实发笔数 = Indicator("price-lines", "价格补贴发放笔数", "当月批次划拨的笔数", 救助科, "笔",
                 count("payments"), public=True)
实发金额 = Indicator("price-money", "价格补贴实发金额", "当月批次实际划拨的补贴", 救助科, "元",
                 total("money", "payments"), public=True)
