"""Coded words of airing: who makes, publishes, reads and explains; periods and states."""

from django.db import models

MAKERS, PUBLISHERS = ("district_clerk", "district_head"), ("district_head",)
EXPLAINERS, SECTION_EXPLAINERS = ("town_head", "town_clerk"), ("district_clerk",)
OFFICERS = ("district_clerk", "district_head", "finance_head", "data_head", "auditor")
READERS = (*OFFICERS, *EXPLAINERS)
PERIODS = {1: "月", 3: "季度", 12: "年"}
WHOLE = 100


class Subject(models.TextChoices):
    """Who is compared."""

    TOWNS = "towns", "镇街"
    SECTIONS = "sections", "科室"


class State(models.TextChoices):
    """How far an airing is."""

    DRAFT = "draft", "待公布"
    PUBLISHED = "published", "已公布"
    DROPPED = "dropped", "不公布"
