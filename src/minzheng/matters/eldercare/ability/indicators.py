"""老年人能力评估报什么数：每个指标写明数什么、谁负责。"""

from minzheng.kernel.indicator import Indicator, count

评估人次 = Indicator(
    "ability-assessed", "老年人能力评估人次", "当月办结的评估", "养老服务科", "人次",
    count("cases", "application", "ended"), public=True,
)  # fmt: skip
