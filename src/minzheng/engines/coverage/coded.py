"""Coded words: what is looked at, how, by whom, and how a unit stands."""

from django.db import models

from minzheng.engines.duties.api import GIVERS

WRITERS, APPROVERS = GIVERS, ("district_head",)
RESPONSIBLE = ("district_clerk", "check_clerk", "finance_clerk")
WATCHERS = (*GIVERS, "check_clerk", "finance_clerk", "finance_head", "auditor")
TOWNS = ("town_clerk", "town_head")
READERS = (*WATCHERS, *TOWNS)
INSPECTORS = (*GIVERS, "check_clerk", "finance_clerk", "auditor", *TOWNS)
SOCIAL = ("社会团体", "社会服务机构", "民办非企业单位", "基金会")
LOOK = "coverage-look"  # what a duty says it comes from


class Scope(models.TextChoices):
    """A register that units are read from."""

    FACILITY = "facility", "服务机构和设施"
    ORGANISATION = "organisation", "社会组织"
    TOWN = "town", "镇街窗口"


class How(models.TextChoices):
    """The kind of look; what is secret is not told to the unit before it happened."""

    CHECK = "check", "检查"
    SECRET = "secret", "暗访"
    AUDIT = "audit", "审计"
    PARTY = "party", "党建检查"


class Risk(models.TextChoices):
    """The class of a unit by its points."""

    HIGH = "high", "高"
    MIDDLE = "middle", "中"
    LOW = "low", "低"


class State(models.TextChoices):
    """How far a plan or a supplement is."""

    DRAFT = "draft", "等批准"
    APPROVED = "approved", "已批准"


class Standing(models.TextChoices):
    """How a unit stands; what asks for work comes first."""

    GAP = "gap", "没有列入"
    LATE = "late", "超期没看"
    WAITING = "waiting", "还没看完"
    DONE = "done", "已看完"
    GONE = "gone", "已停办"
