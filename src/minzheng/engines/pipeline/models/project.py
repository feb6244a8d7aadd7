"""A project in the library, the links it went through, its money by source, who was spoken to."""

from django.db import models

from minzheng.engines.pipeline.coded import IDEA, SOURCES, STAGE_NAMES, Kind, Stage, kinds


class Project(models.Model):
    """`investment` in fen; `progress` in ten-thousandths; `indicators` as declared."""

    title = models.CharField("名称", max_length=80)
    kind = models.CharField("类别", max_length=12)
    stage = models.CharField("环节", max_length=12, default=IDEA)
    division_code = models.CharField("区划", max_length=12)
    goal = models.CharField("内容和规模", max_length=500)
    post = models.CharField("责任岗位", max_length=60)
    owner = models.CharField("责任人", max_length=60, blank=True)
    investment = models.BigIntegerField("计划投资（分）")
    beds = models.PositiveIntegerField("床位", default=0)
    land = models.PositiveIntegerField("用地（平方米）", default=0)
    combined = models.BooleanField("合体项目", default=False)
    starts_on = models.DateField("计划开工")
    ends_on = models.DateField("计划完工")
    issue = models.CharField("存在的问题", max_length=300, blank=True)
    next_step = models.CharField("下一步", max_length=200, blank=True)
    next_on = models.DateField("下一步期限", null=True, blank=True)
    progress = models.PositiveIntegerField("进度", default=0)
    indicators = models.JSONField("绩效指标", default=list)
    made_on = models.DateField("提出日")
    made_key = models.CharField("提出人工号", max_length=60)
    made_by = models.CharField("提出人", max_length=60)
    started_on = models.DateField("开工日", null=True, blank=True)
    approved_on = models.DateField("批准日", null=True, blank=True)
    accepted_on = models.DateField("验收日", null=True, blank=True)
    final_amount = models.BigIntegerField("决算（分）", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "项目"
        indexes = [
            models.Index(fields=["division_code", "kind", "stage"], name="pipeline_place_stage")
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    investment__gt=0, progress__lte=10_000, ends_on__gte=models.F("starts_on")
                ),
                name="pipeline_sound",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"pipeline:{self.pk}"

    @property
    def number(self) -> str:
        return f"{self.kind_told.code}{self.made_on:%Y}-{self.pk:04d}"

    @property
    def kind_told(self) -> Kind:
        return kinds()[self.kind]

    @property
    def stage_told(self) -> Stage:
        return self.kind_told.stage(self.stage)

    def reached(self, stage: str) -> bool:
        return self.kind_told.reached(self.stage, stage)


class Step(models.Model):
    """A link of the chain that was closed, with its paper."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="steps")
    stage = models.CharField("环节", max_length=12)
    day = models.DateField("日期")
    document = models.CharField("文号或凭据名称", max_length=120)
    words = models.CharField("说明", max_length=500, blank=True)
    paper = models.CharField("文件", max_length=160, blank=True)
    paper_name = models.CharField("文件名", max_length=120, blank=True)
    paper_digest = models.CharField("文件摘要", max_length=64, blank=True)
    by_key = models.CharField("经办人工号", max_length=60)
    by = models.CharField("经办人", max_length=60)

    class Meta:
        ordering = ["pk"]
        verbose_name = "项目环节"
        constraints = [
            models.UniqueConstraint(fields=["project", "stage"], name="pipeline_step_once")
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {STAGE_NAMES[self.stage]}"


class Source(models.Model):
    """Money for a project: where from, by which document; `fund` in the ledger where it is there.

    `arrived`: what came in of money that is not in the ledger.
    """

    project = models.ForeignKey(Project, models.PROTECT, related_name="sources")
    kind = models.CharField("来源", max_length=10, choices=list(SOURCES.items()))
    fund = models.BigIntegerField("资金", null=True, blank=True)
    giver = models.CharField("出资方", max_length=80)
    document = models.CharField("文号", max_length=120)
    amount = models.BigIntegerField("金额（分）")
    arrived = models.BigIntegerField("已到位（分）", default=0)
    added_on = models.DateField("登记日")
    added_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["pk"]
        verbose_name = "项目资金来源"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, arrived__gte=0, arrived__lte=models.F("amount")),
                name="pipeline_source_sound",
            ),
            models.UniqueConstraint(
                fields=["project", "kind", "document"], name="pipeline_source_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.giver} {self.document}"

    @property
    def kind_name(self) -> str:
        return SOURCES.get(self.kind, self.kind)


class Contact(models.Model):
    """A talk with an investor: with whom, what was said, what comes next."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="contacts")
    day = models.DateField("日期")
    organisation = models.CharField("单位", max_length=80)
    person = models.CharField("对接人", max_length=60)
    words = models.CharField("谈了什么", max_length=500)
    next_step = models.CharField("下一步", max_length=200)
    next_on = models.DateField("期限", null=True, blank=True)
    by = models.CharField("经办人", max_length=60)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "投资方对接"

    def __str__(self) -> str:
        return f"{self.organisation} {self.day}"
