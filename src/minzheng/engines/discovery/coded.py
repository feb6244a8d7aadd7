"""Levels, why somebody is on the list, in which respects life is hard, how an entry ends."""

VILLAGE, TOWN, DISTRICT = "village", "town", "district"
LEVELS = {VILLAGE: "村（社区）", TOWN: "乡镇（街道）", DISTRICT: "区"}
ORDER = tuple(LEVELS)

TIP, HOTLINE, WORKER, ALERT, MISSED, FALLBACK = (
    "tip", "hotline", "worker", "alert", "missed", "fallback",
)  # fmt: skip
REASONS = {
    WORKER: "村（社区）人员发现",
    HOTLINE: "热线",
    TIP: "群众线索",
    ALERT: "数据预警",
    MISSED: "可能漏保",
    FALLBACK: "防返贫监测",
}

# The words by which the score's policy names its parts; the key is what a visit writes down.
DIMENSIONS = {
    "income": "收入", "health": "健康", "housing": "住房", "education": "教育",
    "care": "照料", "labour": "劳动力", "disaster": "变故",
}  # fmt: skip
SEEN = {0: "没有困难", 1: "有困难", 2: "很困难"}

APPLIED, RELIEVED, NEED, REFERRED, ALREADY, FINE, GONE = (
    "applied", "relieved", "need", "referred", "already", "fine", "gone",
)  # fmt: skip
OUTCOMES = {
    APPLIED: "已经提出申请",
    RELIEVED: "已经给了临时救助",
    NEED: "登记了服务需求",
    REFERRED: "转给别的部门或者组织",
    ALREADY: "已经在帮扶，不用再加",
    FINE: "去看过，没有困难",
    GONE: "人已搬走、去世，或者没有找到",
}
UNSEEN = (REFERRED, GONE)  # what may be closed without having gone there
TRUE_ENDS = (APPLIED, RELIEVED, NEED, REFERRED)  # the finding was right
