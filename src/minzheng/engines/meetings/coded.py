"""Coded words: kinds and states of a meeting, seats of a group, who writes and who reads."""

from django.db import models

from minzheng.engines.duties.api import GIVERS, OWNERS

WRITERS = GIVERS
SEATED = tuple(dict.fromkeys((*OWNERS, "finance_head", "data_head", "relief_station_head")))
READERS = tuple(dict.fromkeys((*SEATED, "auditor")))
MEETING = "meeting"  # what a duty says it comes from


class Kind(models.TextChoices):
    """What a meeting is for."""

    LEADING = "leading", "领导小组会议"
    DISPATCH = "dispatch", "调度会"
    SPECIAL = "special", "专题会"


class State(models.TextChoices):
    """How far it is."""

    PLANNED = "planned", "拟开"
    CALLED = "called", "已通知"
    HELD = "held", "已开"
    OFF = "off", "已取消"


class Place(models.TextChoices):
    """What a post is in its group."""

    CHAIR = "chair", "组长"
    VICE = "vice", "副组长"
    MEMBER = "member", "成员"


class Presence(models.TextChoices):
    """Whether who was called came."""

    CALLED = "called", "已通知"
    PRESENT = "present", "到会"
    SENT = "sent", "派人代会"
    EXCUSED = "excused", "请假"
    ABSENT = "absent", "缺席"
