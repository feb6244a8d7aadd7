"""低保边缘家庭报什么数：每个指标写明数什么、谁负责。"""

# fmt: off
from minzheng.kernel.indicator import Indicator, count

救助科 = "社会救助科"
认定户数 = Indicator(
    "margin-households", "低保边缘家庭户数", "月末在认定有效期内的家庭", 救助科, "户",
    count("recognitions", "running"), public=True, adds=False,
)
