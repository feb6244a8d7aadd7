"""The coded words of vouchers: how far an enrolment is, which kind of care, why it ends, months."""

from django.db import models

READERS = (
    "village_worker", "town_clerk", "town_head", "finance_clerk", "district_clerk",
    "finance_head", "district_head", "auditor",
)  # fmt: skip
APPLIERS = ("village_worker", "town_clerk", "district_clerk")
DECIDERS = ("district_clerk", "district_head")
SAMPLERS = ("town_clerk", "district_clerk")
CHECKERS = ("finance_clerk", "district_clerk")
APPROVERS = ("district_head",)
PAYERS = ("finance_clerk",)
IMPORTERS = ("district_clerk",)
HOME, INSTITUTION = "home", "institution"
WAYS = {HOME: "居家和社区", INSTITUTION: "机构"}
# What is not paid by public money already: a voucher may be used for it.
PRIVATE = ("user", "insurance", "")


class Standing(models.TextChoices):
    """How far an enrolment is."""

    APPLIED = "applied", "待确认"
    LIVE = "live", "在领"
    REFUSED = "refused", "不予确认"


class Kind(models.TextChoices):
    """Which voucher pays: the monthly one, or the one for the assessment."""

    MONTHLY = "monthly", "每月消费券"
    ASSESSMENT = "assessment", "评估券"


class Cause(models.TextChoices):
    """Why vouchers should stop from next month."""

    BETTER = "better", "状况好转"
    MOVED = "moved", "迁出"
    DEAD = "dead", "去世"
    EXCLUDED = "excluded", "属于不补贴的人员"


class Word(models.TextChoices):
    """What became of a change that was told."""

    WAITING = "waiting", "待确认"
    TRUE = "true", "属实，下月停"
    WRONG = "wrong", "不属实"


class Finding(models.TextChoices):
    """What the visit to a sampled use found."""

    TRUE = "true", "服务属实"
    FALSE = "false", "没有这次服务，作废"


class State(models.TextChoices):
    """How far a month's settlement is."""

    HANDED_IN = "handed_in", "待抽查核对"
    CHECKED = "checked", "待核定"
    APPROVED = "approved", "待支付"
    PAID = "paid", "已支付"
    RETURNED = "returned", "已退回"
