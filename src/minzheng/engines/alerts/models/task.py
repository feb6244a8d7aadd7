"""A task: what one rule says of one person, household or feed, until somebody settles it."""

from django.db import models


class State(models.TextChoices):
    """How far a task is. What changed back by itself needs nobody any more."""

    OPEN = "open", "待接"
    TAKEN = "taken", "在办"
    VISITED = "visited", "已上门"
    JUDGED = "judged", "已判定"
    FADED = "faded", "自行解除"


class Verdict(models.TextChoices):
    """What somebody who looked found out."""

    TRUE = "true", "属实"
    FALSE = "false", "不属实"
    CORRECTED = "corrected", "属实，已经改正"


class Lead(models.TextChoices):
    """What a verdict leads to."""

    CASE = "case", "开复核办件"
    HELP = "help", "帮助申请"
    RECOVERY = "recovery", "追回多发的钱"
    VISIT = "visit", "再上门"
    NOTHING = "nothing", "不用再办"


WAITING = (State.OPEN, State.TAKEN, State.VISITED)


class AlertTask(models.Model):
    """`subject`: the number of the population table (below 0: nobody in the registers yet), 0 for a
    feed. `values`: by term, as rules count them. `sources`: the version of each feed it rests on.
    `seen_on`: the last night that found it so. `times`: how often it was raised.
    """

    class About(models.TextChoices):
        PERSON = "person", "个人"
        HOUSEHOLD = "household", "家庭"
        FEED = "feed", "数据"

    rule = models.CharField("规则", max_length=120)
    matter = models.CharField("事项", max_length=60, blank=True)
    about = models.CharField("对象", max_length=10, choices=About.choices)
    subject = models.BigIntegerField("编号", default=0)
    feed = models.CharField("数据", max_length=40, blank=True)
    division_code = models.CharField("区划", max_length=12)
    severity = models.SmallIntegerField("轻重")
    concern = models.CharField("类别", max_length=10)
    role = models.CharField("岗位", max_length=30)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.OPEN)
    values = models.JSONField("内容")
    sources = models.JSONField("数据版本", default=dict)
    population = models.CharField("人口表版本", max_length=60, blank=True)
    raised_on = models.DateField("提出日")
    seen_on = models.DateField("最近一次比对")
    due_on = models.DateField("到期日")
    closed_on = models.DateField("办结日", null=True, blank=True)
    escalated_on = models.DateField("督办日", null=True, blank=True)
    times = models.PositiveSmallIntegerField("提出次数", default=1)
    taken_by = models.CharField("接办人工号", max_length=40, blank=True)
    taken_name = models.CharField("接办人", max_length=40, blank=True)
    verdict = models.CharField("判定", max_length=10, choices=Verdict.choices, blank=True)
    lead = models.CharField("去向", max_length=10, choices=Lead.choices, blank=True)
    lead_ref = models.CharField("去向编号", max_length=80, blank=True)

    class Meta:
        verbose_name = "预警任务"
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "about", "subject", "feed"], name="alert_task_once"
            )
        ]
        indexes = [
            models.Index(fields=["state", "division_code", "due_on"], name="alert_task_list"),
            models.Index(fields=["about", "subject"], name="alert_task_subject"),
            models.Index(fields=["rule", "state"], name="alert_task_rule"),
            models.Index(fields=["taken_by", "state"], name="alert_task_mine"),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail, messages and cases point to it: "alert:12"."""
        return f"alert:{self.pk}"

    @property
    def waits(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in WAITING
