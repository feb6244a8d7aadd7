"""养老机构备案报什么数：每个指标写明数什么、谁负责。"""

from minzheng.kernel.indicator import Indicator, count

备案办结件数 = Indicator(
    "filing-ended", "养老机构备案办结件数", "当月办结的备案申请", "养老服务科", "件",
    count("cases", "application", "ended"), public=True,
)  # fmt: skip
