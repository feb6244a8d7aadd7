"""What was done with a task, step by step, and the verdicts the figures of a rule rest on."""

from django.db import models

from minzheng.engines.alerts.models.task import AlertTask, Lead, Verdict


class Deed(models.Model):
    """One line of a task's history: who did what, in words, with a photo or paper."""

    class Kind(models.TextChoices):
        REOPENED = "reopened", "再次提出"
        CHANGED = "changed", "内容有变化"
        FADED = "faded", "自行解除"
        TAKEN = "taken", "接办"
        HANDED = "handed", "转交"
        VISITED = "visited", "上门"
        JUDGED = "judged", "判定"
        ESCALATED = "escalated", "督办"
        MOVED = "moved", "建档"

    task = models.ForeignKey(
        AlertTask, models.PROTECT, related_name="deeds", verbose_name="预警任务"
    )
    kind = models.CharField("做了什么", max_length=10, choices=Kind.choices)
    on = models.DateField("日期")
    by = models.CharField("经办人", max_length=40)
    by_key = models.CharField("经办人工号", max_length=40, blank=True)
    words = models.CharField("说明", max_length=500, blank=True)
    paper = models.CharField("附件", max_length=120, blank=True)
    paper_name = models.CharField("附件名称", max_length=120, blank=True)
    paper_digest = models.CharField("附件摘要", max_length=64, blank=True)

    class Meta:
        verbose_name = "预警经过"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.on} {self.get_kind_display()}"


class Judgement(models.Model):
    """A verdict as given. `bulk`: given with many others after a sample had been looked at."""

    task = models.ForeignKey(
        AlertTask, models.PROTECT, related_name="judgements", verbose_name="预警任务"
    )
    rule = models.CharField("规则", max_length=120)
    verdict = models.CharField("判定", max_length=10, choices=Verdict.choices)
    lead = models.CharField("去向", max_length=10, choices=Lead.choices)
    lead_ref = models.CharField("去向编号", max_length=80, blank=True)
    values = models.JSONField("判定时的内容")
    reason = models.CharField("依据和理由", max_length=500)
    bulk = models.BooleanField("批量", default=False)
    days = models.PositiveIntegerField("用时（天）")
    on = models.DateField("日期")
    by = models.CharField("判定人", max_length=40)
    by_key = models.CharField("判定人工号", max_length=40)

    class Meta:
        verbose_name = "预警判定"
        ordering = ["id"]
        indexes = [models.Index(fields=["rule", "verdict"], name="judgement_rule")]

    def __str__(self) -> str:
        return f"{self.task_id} {self.get_verdict_display()}"
