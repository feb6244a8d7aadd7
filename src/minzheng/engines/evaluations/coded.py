"""The coded words of evaluations: whom, what proves an item, how far, who does what."""

from django.db import models

WHOLE = 10_000  # shares are in 万分之一
TENTHS = 10  # points are kept in tenths of a point
COMPUTED, SELF, ON_SITE = "computed", "self", "onsite"
PROOFS = {COMPUTED: "系统计算", SELF: "自评并附证明", ON_SITE: "现场评分"}
FACILITY, ORGANISATION = "facility", "organisation"
STATUSES = {
    "verified": "已读原文", "reported": "据公开报道，原文待核对", "unconfirmed": "待本地核实",
}  # fmt: skip

# Who does what at the desk.
PROPOSERS = ("district_clerk",)
DECIDERS = ("district_head",)
ASSESSORS = ("assessor", "town_clerk", "social_worker")
REVIEWERS = ("district_clerk",)
PAYERS = ("finance_clerk",)
READERS = (
    "town_clerk", "town_head", "district_clerk", "district_head", "finance_clerk",
    "finance_head", "auditor", "assessor", "social_worker",
)  # fmt: skip

# Versions of a rubric are the bureau's own: a town reads what is in force.
BUREAU = ("district_clerk", "district_head", "finance_clerk", "finance_head", "auditor", "assessor")


class SchemeState(models.TextChoices):
    """How far a version of a rubric is."""

    PROPOSED = "proposed", "待批准"
    IN_FORCE = "in_force", "已批准"
    RETURNED = "returned", "已退回"


class RoundState(models.TextChoices):
    """How far a round is."""

    OPEN = "open", "自评和评估"
    SHOWN = "shown", "公示中"
    DECIDED = "decided", "已出结果"


class EntryState(models.TextChoices):
    """How far one house is in its round."""

    INVITED = "invited", "待自评"
    HANDED_IN = "handed_in", "待现场评估"
    ASSESSED = "assessed", "待复核"
    REVIEWED = "reviewed", "已复核"
    DECIDED = "decided", "已出结果"
    LEFT_OUT = "left_out", "不参加"


class SubsidyState(models.TextChoices):
    """How far a subsidy is."""

    RECKONED = "reckoned", "待核定"
    APPROVED = "approved", "待支付"
    PAID = "paid", "已支付"
    RETURNED = "returned", "已退回"
