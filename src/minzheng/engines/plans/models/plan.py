"""A plan, and the versions of its document as they were read."""

from django.db import models

from minzheng.engines.plans.coded import Kind


class Plan(models.Model):
    """What the versions have in common; `division_code`: for whom it holds."""

    title = models.CharField("名称", max_length=200)
    kind = models.CharField("文种", max_length=10, choices=Kind)
    year = models.PositiveSmallIntegerField("年份")
    division_code = models.CharField("区划", max_length=12)
    made_on = models.DateField("读入日")
    made_by = models.CharField("读入人", max_length=60)

    class Meta:
        ordering = ["-year", "-pk"]
        verbose_name = "规划和计划"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the trail points to it."""
        return f"plan:{self.pk}"


class Version(models.Model):
    """The text that was published, never changed; items point into it."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField("第几版")
    title = models.CharField("题目", max_length=200, blank=True)
    document_number = models.CharField("文号", max_length=60, blank=True)
    index_number = models.CharField("索引号", max_length=60, blank=True)
    issuer = models.CharField("发文机关", max_length=60, blank=True)
    issued_on = models.DateField("成文日期", null=True, blank=True)
    file_name = models.CharField("文件", max_length=120)
    digest = models.CharField("校验值", max_length=64)
    text = models.TextField("原文")
    remarks = models.JSONField("读的时候的疑问", default=list)
    read_on = models.DateField("读入日")
    read_by = models.CharField("读入人", max_length=60)

    class Meta:
        ordering = ["-number"]
        verbose_name = "规划版本"
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")]

    def __str__(self) -> str:
        return f"{self.plan_id} {self.number}"
