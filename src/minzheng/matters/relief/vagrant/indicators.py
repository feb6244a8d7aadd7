"""流散人员救助报什么数：每个指标写明数什么、谁负责。"""

from minzheng.kernel.indicator import Indicator, count

救助人次 = Indicator(
    "vagrants-helped",
    "流散人员求助人次",
    "当月登记的求助",
    "救助管理站",
    "人次",
    count("cases", "applied"),
    public=True,
)
在办件数 = Indicator(
    "vagrants-open",
    "流散人员救助在办件数",
    "月末还没有办结的",
    "救助管理站",
    "件",
    count("cases", "open"),
    adds=False,
)
