"""A project: a need, a budget, and the way its service is bought."""

from django.db import models

from minzheng.engines.projects.coded import WAYS, Item, items

SMALL = 5  # fewer people than this are not told of by number


class ProjectState(models.TextChoices):
    """How far a project is."""

    DRAFT = "draft", "待审批"
    APPROVED = "approved", "待签合同"
    REFUSED = "refused", "没有批准"
    RUNNING = "running", "履约中"
    STOPPED = "stopped", "提前终止"
    EVALUATED = "evaluated", "已评价"
    DROPPED = "dropped", "不再实施"


class Project(models.Model):
    """`budget` in fen; `scores` and `result` are the evaluation, out of a hundred."""

    title = models.CharField("名称", max_length=80)
    need = models.CharField("需求", max_length=500)
    item = models.CharField("服务", max_length=40)
    division_code = models.CharField("区划", max_length=12)
    budget = models.BigIntegerField("预算（分）")
    way = models.CharField("采购方式", max_length=12)
    way_reason = models.CharField("理由", max_length=300, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=ProjectState.choices, default=ProjectState.DRAFT
    )
    made_on = models.DateField("提出日")
    made_key = models.CharField("提出人工号", max_length=40)
    made_by = models.CharField("提出人", max_length=60)
    decided_on = models.DateField("审批日", null=True, blank=True)
    decided_key = models.CharField("审批人工号", max_length=40, blank=True)
    decided_by = models.CharField("审批人", max_length=60, blank=True)
    decided_words = models.CharField("审批意见", max_length=300, blank=True)
    dropped_words = models.CharField("不再实施的原因", max_length=300, blank=True)
    scores = models.JSONField("评价", default=dict)
    result = models.PositiveSmallIntegerField("评价得分", null=True, blank=True)
    result_words = models.CharField("评价意见", max_length=500, blank=True)
    evaluated_on = models.DateField("评价日", null=True, blank=True)
    evaluated_by = models.CharField("评价人", max_length=60, blank=True)
    document = models.BigIntegerField("公开文件", null=True, blank=True)

    class Meta:
        ordering = ["-made_on", "-pk"]
        verbose_name = "购买服务项目"
        indexes = [
            models.Index(fields=["division_code", "state"], name="project_place_state"),
            models.Index(fields=["-made_on", "-id"], name="project_newest"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state__in=ProjectState.values, budget__gt=0),
                name="project_sound",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"project:{self.pk}"

    @property
    def number(self) -> str:
        return f"GM{self.made_on:%Y}-{self.pk:04d}"

    @property
    def item_told(self) -> Item:
        return items()[self.item]

    @property
    def way_name(self) -> str:
        return WAYS.get(self.way, self.way).removesuffix("（写理由）")


class FollowUp(models.Model):
    """What is left of a service some time after its evaluation, and for how many."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="follow_ups")
    on = models.DateField("日期")
    by = models.CharField("谁", max_length=60)
    goes_on = models.BooleanField("服务还在")
    served = models.PositiveIntegerField("最近一个月服务人数")
    words = models.CharField("情况", max_length=500)

    class Meta:
        ordering = ["pk"]
        verbose_name = "项目回看"

    def __str__(self) -> str:
        return f"{self.project_id} {self.on}"

    @property
    def few(self) -> bool:
        """Whether those served are too few to be told by number."""
        return 0 < self.served < SMALL
