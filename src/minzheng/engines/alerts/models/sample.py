"""A sample drawn before a verdict on many: those in it are looked at one by one first."""

from django.db import models

from minzheng.engines.alerts.models.task import AlertTask, Verdict


class Sample(models.Model):
    """`verdict`: what is proposed for all; it is given only when the sample agrees."""

    rule = models.CharField("规则", max_length=120)
    division_code = models.CharField("区划", max_length=12)
    verdict = models.CharField("拟判定", max_length=10, choices=Verdict.choices)
    asked = models.PositiveIntegerField("批量任务数")
    drawn_on = models.DateField("抽取日")
    drawn_by = models.CharField("抽取人", max_length=40)
    drawn_by_key = models.CharField("抽取人工号", max_length=40)
    seed = models.CharField("抽取依据", max_length=64)
    used_on = models.DateField("批量判定日", null=True, blank=True)
    judged = models.PositiveIntegerField("批量判定数", default=0)

    class Meta:
        verbose_name = "抽样复核"
        indexes = [models.Index(fields=["rule", "used_on"], name="alert_sample_open")]

    def __str__(self) -> str:
        return f"sample:{self.pk}"


class SampledTask(models.Model):
    """One task of a sample, or one of those it stands for."""

    sample = models.ForeignKey(Sample, models.PROTECT, related_name="rows", verbose_name="抽样")
    task = models.ForeignKey(AlertTask, models.PROTECT, related_name="+", verbose_name="任务")
    drawn = models.BooleanField("抽中", default=False)

    class Meta:
        verbose_name = "抽样任务"
        constraints = [models.UniqueConstraint(fields=["sample", "task"], name="sampled_once")]

    def __str__(self) -> str:
        return f"{self.sample_id} {self.task_id}"
