"""Words of the policy library: levels, how far a document is, what it can change, who does what."""

from django.db import models

POLICY = "policy-edition"  # how duties say where they come from
MAKERS = ("district_clerk", "district_head")
READERS = (
    "village_worker", "social_worker", "child_supervisor", "town_clerk", "town_head",
    "district_clerk", "district_head", "check_clerk", "finance_clerk", "finance_head",
    "data_clerk", "data_head", "relief_station", "relief_station_head", "auditor",
)  # fmt: skip


class Level(models.TextChoices):
    """Who made it."""

    NATION = "nation", "国家"
    PROVINCE = "province", "省"
    CITY = "city", "市"
    DISTRICT = "district", "区（县）"


class State(models.TextChoices):
    """How far the bureau is with a document."""

    DRAFT = "draft", "起草中"
    RECEIVED = "received", "收到"
    READ = "read", "已阅"
    ASSIGNED = "assigned", "已交办"
    DONE = "done", "已落实"


class Force(models.TextChoices):
    """Whether it holds on a day."""

    DRAFT = "draft", "起草中"
    COMING = "coming", "待施行"
    IN_FORCE = "in_force", "现行"
    REPLACED = "replaced", "已被替代"
    REPEALED = "repealed", "已废止"


class ChangeKind(models.TextChoices):
    """What of ours a document changes."""

    MATTER = "matter", "事项"
    PARAMETER = "parameter", "标准和参数"
    INDICATOR = "indicator", "指标"
    DUTY = "duty", "任务"
    WORK = "work", "工作安排"
