"""The coded words of safety: risks, harm, how often is looked, drills, who does what."""

from collections.abc import Mapping
from types import MappingProxyType

from django.db import models

from minzheng.vocabulary import safety as terms

OTHER = "other"
RISKS: Mapping[str, str] = MappingProxyType({**terms.九类风险, OTHER: "其他"})
# From the mildest to the worst; from SEVERE on the bureau hears at once.
NONE, LIGHT, MODERATE, SEVERE, DEATH = "none", "light", "moderate", "severe", "death"
HARMS: Mapping[str, str] = MappingProxyType(
    {
        NONE: "没有受伤",
        LIGHT: "轻伤，院内处理",
        MODERATE: "送医",
        SEVERE: "重伤、住院",
        DEATH: "死亡",
    }
)
SERIOUS = (SEVERE, DEATH)
DAILY, WEEKLY, MONTHLY = "daily", "weekly", "monthly"
PERIODS: Mapping[str, str] = MappingProxyType(
    {DAILY: "每日自查", WEEKLY: "每周自查", MONTHLY: "每月自查"}
)
PERIOD_DAYS: Mapping[str, int] = MappingProxyType({DAILY: 1, WEEKLY: 7, MONTHLY: 31})
AREAS: Mapping[str, str] = MappingProxyType(
    {"fire": "消防", "food": "食品", "gas": "燃气", "electricity": "用电", "equipment": "设备设施"}
)
GRAVE_AREAS = ("fire", "food", "gas")  # past its day such a problem is red
GOOD, BAD, ABSENT = "good", "bad", "absent"
ANSWERS: Mapping[str, str] = MappingProxyType({GOOD: "正常", BAD: "有问题", ABSENT: "没有这项"})
DRILLS: Mapping[str, str] = MappingProxyType(
    {"fire": "消防疏散", "first_aid": "噎食、急救", "wandering": "走失寻人", "food": "食物中毒",
     "storm": "台风、暴雨", "outage": "停水停电", "infection": "传染病"}
)  # fmt: skip
ADMISSION, YEARLY = "admission", "yearly"

READERS = (
    "village_worker", "town_clerk", "town_head", "district_clerk", "district_head", "auditor",
)  # fmt: skip
REVIEWERS = ("town_clerk", "district_clerk")
LINE = ("town_clerk", "district_clerk", "district_head")  # who hears in turn of what is late


class State(models.TextChoices):
    """How far the record of an incident is."""

    TOLD = "told", "待补全"
    WRITTEN = "written", "待复核"
    CLOSED = "closed", "已复核"
