"""The coded words of device alarms: kinds of devices, how far an alarm is, what it was."""

from django.db import models

# Who does what at the desk. The centre that looks after a device answers in its own face.
ANSWERERS = ("town_clerk", "district_clerk")
READERS = ("village_worker", "town_clerk", "town_head", "district_clerk", "district_head",
           "auditor")  # fmt: skip


class Kind(models.TextChoices):
    """What a device tells of."""

    SOS = "sos", "一键呼叫"
    FALL = "fall", "跌倒"
    SMOKE = "smoke", "烟雾"
    GAS = "gas", "燃气"
    WATER = "water", "长时间不用水"
    BED = "bed", "离床未归"
    FENCE = "fence", "走出围栏"


class State(models.TextChoices):
    """How far an alarm is."""

    OPEN = "open", "没人应答"
    ANSWERED = "answered", "已应答"
    ARRIVED = "arrived", "已到现场"
    CLOSED = "closed", "已办结"


class Outcome(models.TextChoices):
    """What it was."""

    SAFE = "safe", "人没事"
    HELPED = "helped", "现场帮助"
    HOSPITAL = "hospital", "送医"
    DANGER = "danger", "排除险情"
    DIED = "died", "人已去世"
    FALSE = "false", "误报"
    DRILL = "drill", "演练"


# The rungs of the ladder: who has heard.
FIRST, SECOND, TOWN, DISTRICT = 0, 1, 2, 3
RUNGS = {FIRST: "第一联系人和中心", SECOND: "第二联系人", TOWN: "镇街", DISTRICT: "区里"}
POSTS = {TOWN: "town_clerk", DISTRICT: "district_clerk"}
