"""The coded words of plans: their genres, who works on them, how an item came through."""

from django.db import models

MAKERS = ("district_clerk", "district_head")
READERS = ("village_worker", "town_clerk", "town_head", "district_clerk", "district_head",
           "finance_clerk", "finance_head", "data_clerk", "data_head", "auditor")  # fmt: skip
ITEM = "plan-item"  # how duties name the item they come from
INDICATOR, MATTER, PROJECT, ALERT = "indicator", "matter", "pipeline", "alert"
TIES = {INDICATOR: "指标", MATTER: "事项", PROJECT: "项目", ALERT: "预警"}  # what a duty touches


class Kind(models.TextChoices):
    """What kind of document it is."""

    FIVE_YEARS = "five", "五年规划"
    YEARLY = "yearly", "年度计划、要点"
    MEASURES = "measures", "措施、方案"
    MINUTES = "minutes", "会议纪要"
    REPORT = "report", "报告、总结"


class Since(models.TextChoices):
    """How an item came through the last reading."""

    KEPT = "kept", "沿用"
    NEW = "new", "新增"
    GONE = "gone", "新版本没有"


class FigureKind(models.TextChoices):
    """What a figure is."""

    COUNT = "count", "数量"
    SHARE = "share", "比例"
    MONEY = "money", "金额"
    GROWTH = "growth", "增减"


class Status(models.TextChoices):
    """Whether a figure was reached or is aimed at."""

    ACHIEVED = "achieved", "已达到"
    TARGET = "target", "目标"
