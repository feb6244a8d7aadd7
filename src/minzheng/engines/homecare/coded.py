"""The coded words of care at home: plans, visits, what is odd, calls, months, helper pairs."""

from django.db import models

BED, BOUGHT = "bed", "bought"
KINDS = {BED: "家庭养老床位", BOUGHT: "居家上门服务"}
CLASSES = {"poor": "困难", "severe": "失能", "old": "高龄", "other": "其他"}
HOME, COMMUNITY = "home", "community"
PAUSES = {
    "hospital": "住院", "institution": "入住机构", "moved": "搬到外地", "level": "能力等级变化",
    "family": "家人照料", "other": "其他",
}  # fmt: skip
ENDS = {
    "died": "去世", "institution": "长期入住机构", "moved": "搬走", "level": "不再符合条件",
    "wish": "本人不要了", "other": "其他",
}  # fmt: skip
WAYS = {"door": "上门", "phone": "电话", "video": "视频"}
PACKAGE = {
    "meal": "助餐", "bath": "助浴", "clean": "助洁", "doctor": "陪诊取药", "errand": "代办跑腿",
    "talk": "陪伴聊天", "safety": "居家安全检查", "device": "紧急呼叫设备",
}  # fmt: skip
STARS = {5: "很满意", 4: "满意", 3: "一般", 2: "不满意", 1: "很不满意"}

# Who does what at the desk.
PLANNERS = ("town_clerk", "district_clerk")
PLAN_HEADS = ("town_head", "district_head")
JUDGES = ("town_clerk", "district_clerk")
CALLERS = ("village_worker", "town_clerk", "district_clerk")
ANSWERERS = ("town_clerk", "district_clerk")
PAIRERS = ("village_worker", "town_clerk", "district_clerk")
CHECKERS = ("finance_clerk", "district_clerk")
APPROVERS = ("district_head",)
PAYERS = ("finance_clerk",)
READERS = (
    "village_worker", "town_clerk", "town_head", "finance_clerk", "district_clerk",
    "finance_head", "district_head", "auditor",
)  # fmt: skip


class PlanState(models.TextChoices):
    """How far a plan is."""

    DRAFTED = "drafted", "待核准"
    APPROVED = "approved", "待机构签约"
    RUNNING = "running", "服务中"
    PAUSED = "paused", "暂停"
    ENDED = "ended", "已结束"
    REFUSED = "refused", "没有成立"


class VisitState(models.TextChoices):
    """How far a visit is."""

    ORDERED = "ordered", "已约"
    BEGUN = "begun", "服务中"
    DONE = "done", "已做完"
    MISSED = "missed", "没有上门"
    CANCELLED = "cancelled", "已取消"


class Odd(models.TextChoices):
    """Why somebody must look at a visit before it is paid."""

    FAR = "far", "打卡地点太远"
    NO_PLACE = "no_place", "没有定位"
    TRAVEL = "travel", "路上时间不可能"
    WORKER_TWICE = "worker_twice", "一人同时在两处服务"
    ELDER_TWICE = "elder_twice", "同一老人两次服务重叠"
    SHORT = "short", "时间太短"
    LONG = "long", "时间太长"
    UNSIGNED = "unsigned", "老人没有签收"
    DEAD = "dead", "人已去世"
    AWAY = "away", "人不在家里住"
    QUOTA = "quota", "超过每月额度"
    PHOTO = "photo", "照片以前用过"
    CALLED = "called", "回访说法不一致"
    DENIED = "denied", "家属说没有来"


class Verdict(models.TextChoices):
    """What a judge found of an odd visit."""

    STANDS = "stands", "属实，照结"
    VOID = "void", "不属实，不结算"


class State(models.TextChoices):
    """How far a month's settlement is."""

    HANDED_IN = "handed_in", "待核对"
    CHECKED = "checked", "待核定"
    APPROVED = "approved", "待支付"
    PAID = "paid", "已支付"
    RETURNED = "returned", "已退回"
