"""Coded tables of needs and supply."""

ONCE, WEEKLY, MONTHLY = "once", "week", "month"
PERIODS = {ONCE: "一次", WEEKLY: "每周", MONTHLY: "每月"}
WEEKS_A_MONTH = 4
URGENCIES = {1: "一般", 2: "较急", 3: "紧急"}
TIMES = {
    "weekday_am": "工作日上午",
    "weekday_pm": "工作日下午",
    "evening": "晚上",
    "weekend": "周末",
}
LANGUAGES = {"mandarin": "普通话", "cantonese": "粤语", "hakka": "客家话", "sign": "手语"}
SEXES = {"male": "男", "female": "女"}

GOVERNMENT, CHARITY, VOLUNTEER = "government", "charity", "volunteer"
PAYERS = {
    GOVERNMENT: "政府付",
    "shared": "政府和个人共付",
    "insurance": "长护险付",
    "user": "个人付",
    CHARITY: "慈善资助",
    VOLUNTEER: "志愿服务",
}
SELF, HOTLINE, VISIT, ASSESSED = "self", "hotline", "visit", "assessment"
ORIGINS = {
    SELF: "本人或家人提出",
    HOTLINE: "热线",
    VISIT: "上门走访",
    ASSESSED: "需求评估",
    "tip": "求助线索",
    "alert": "预警",
    "case": "办件",
}
NO_SUPPLY, NO_FUNDS, NOT_LISTED, NOT_FIT = "no_supply", "no_funds", "not_listed", "not_fit"
UNMET_REASONS = {
    NO_SUPPLY: "附近没有能提供的机构",
    NO_FUNDS: "政策范围内没有经费",
    NOT_LISTED: "不在服务清单里",
    NOT_FIT: "情况不符合，已说明原因",
}
REFUSALS = {
    "full": "排不开，没有人手",
    "far": "太远，到不了",
    "skill": "做不了这一项",
    "person": "对方情况和派单不符",
    "other": "别的原因",
}
RATINGS = {5: "非常满意", 4: "满意", 3: "基本满意", 2: "不满意", 1: "非常不满意"}


def weekly_units(quantity: int, period: str) -> int:
    """Units a week that a quantity takes of a supply's capacity; a month is four weeks."""
    return -(-quantity // WEEKS_A_MONTH) if period == MONTHLY else quantity
