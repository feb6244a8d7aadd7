"""The coded words of meals: which meal, how it was identified, what is odd, how far a month is."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models

LUNCH, DINNER = "lunch", "dinner"
MEALS = {LUNCH: "午餐", DINNER: "晚餐"}
LAYER_NAMES = {"city": "市级", "district": "区级", "town": "镇级"}
BY_CARD, BY_ID, BY_NAME, BY_ORDER = "card", "id", "name", "order"
WAYS = {BY_CARD: "刷卡或扫码", BY_ID: "身份证", BY_NAME: "报姓名", BY_ORDER: "按订单"}

# Who does what at the desk.
ISSUERS = ("village_worker", "town_clerk", "district_clerk")
JUDGES = ("town_clerk", "district_clerk")
CHECKERS = ("finance_clerk", "district_clerk")
APPROVERS = ("district_head",)
PAYERS = ("finance_clerk",)
READERS = (
    "village_worker", "town_clerk", "town_head", "finance_clerk", "district_clerk",
    "finance_head", "district_head", "auditor",
)  # fmt: skip


class OrderState(models.TextChoices):
    """What became of an order."""

    ORDERED = "ordered", "已订"
    SERVED = "served", "已取餐"
    MISSED = "missed", "没有来取"
    CANCELLED = "cancelled", "已取消"


class Odd(models.TextChoices):
    """Why somebody must look at a meal before it is paid."""

    TWO_PLACES = "two_places", "两地间隔太短"
    DEAD = "dead", "人已去世"
    INSTITUTION = "institution", "住在机构"
    HOURS = "hours", "不在供餐时间"
    BURST = "burst", "短时间刷餐太密"
    TOO_MANY = "too_many", "一天餐数太多"


class Verdict(models.TextChoices):
    """What a judge found of an odd meal."""

    STANDS = "stands", "属实，照结"
    VOID = "void", "不属实，作废"


class State(models.TextChoices):
    """How far a month's settlement is."""

    HANDED_IN = "handed_in", "待核对"
    CHECKED = "checked", "待核定"
    APPROVED = "approved", "待支付"
    PAID = "paid", "已支付"
    RETURNED = "returned", "已退回"


VOID_WORDS: Mapping[str, str] = MappingProxyType(
    {"": "有效", "house": "饭堂撤销", "judge": "判定作废"}
)
