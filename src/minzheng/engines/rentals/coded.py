"""The coded words of renting devices: where a device is, how it came back, how far a month is."""

from django.db import models

# Who does what at the desk.
KEEPERS = ("district_clerk",)
ASKERS = ("village_worker", "town_clerk", "district_clerk")
CHECKERS = ("finance_clerk", "district_clerk")
APPROVERS = ("district_head",)
PAYERS = ("finance_clerk",)
READERS = (
    "village_worker", "town_clerk", "town_head", "finance_clerk", "district_clerk",
    "finance_head", "district_head", "auditor",
)  # fmt: skip
METHODS = {
    "wipe": "消毒剂擦拭", "soak": "消毒剂浸泡", "heat": "高温蒸汽", "uv": "紫外线照射",
    "ozone": "臭氧熏蒸", "wash": "高温洗涤",
}  # fmt: skip


class Where(models.TextChoices):
    """Where a device is; only one in stock can be handed out."""

    STOCK = "stock", "在库可租"
    RENTED = "rented", "租出"
    DISINFECTING = "disinfecting", "待消毒"
    REPAIR = "repair", "维修"
    LOST = "lost", "遗失"
    SCRAPPED = "scrapped", "报废"


class AskState(models.TextChoices):
    """What became of a request."""

    WAITING = "waiting", "等租赁点办理"
    SERVED = "served", "已租出"
    DECLINED = "declined", "没有办成"
    WITHDRAWN = "withdrawn", "已撤回"


class Condition(models.TextChoices):
    """How a device came back."""

    GOOD = "good", "完好"
    WORN = "worn", "正常磨损"
    DAMAGED = "damaged", "损坏，要维修"


class Ended(models.TextChoices):
    """How a rental ended."""

    RETURNED = "returned", "已归还"
    LOST = "lost", "遗失"


class State(models.TextChoices):
    """How far a month's settlement is."""

    HANDED_IN = "handed_in", "待核对"
    CHECKED = "checked", "待核定"
    APPROVED = "approved", "待支付"
    PAID = "paid", "已支付"
    RETURNED = "returned", "已退回"
