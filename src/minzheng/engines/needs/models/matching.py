"""A run of the matching and what it proposes for each need, with the arithmetic as it was."""

from django.db import models

from minzheng.engines.needs.models.needs import Need
from minzheng.engines.needs.models.supplies import Supply


class Verdict(models.TextChoices):
    """What an officer made of a proposal."""

    OPEN = "", "待确认"
    CONFIRMED = "confirmed", "已派单"
    CHANGED = "changed", "改派"
    DROPPED = "dropped", "不派"


class Run(models.Model):
    """`digest`: what went in, so that the same is not run twice; `terms`: weights in force."""

    division_code = models.CharField("区划", max_length=12)
    on = models.DateField("日期")
    by = models.CharField("谁", max_length=60)
    digest = models.CharField("输入校验值", max_length=64)
    terms = models.JSONField("计分办法")
    needs = models.PositiveIntegerField("需求数")
    matched = models.PositiveIntegerField("有安排的")
    cost = models.BigIntegerField("总分")

    class Meta:
        ordering = ["-pk"]
        verbose_name = "匹配"
        constraints = [models.UniqueConstraint(fields=["division_code", "digest"], name="run_once")]

    def __str__(self) -> str:
        return f"{self.division_code} {self.on}"

    @property
    def ref(self) -> str:
        return f"matching:{self.pk}"


class Line(models.Model):
    """One need of a run: whom it should go to, why, who comes second; or why to nobody.

    `ranked`: supplies in the order of their points, [supply, points, words].
    """

    run = models.ForeignKey(Run, models.PROTECT, related_name="lines")
    need = models.ForeignKey(Need, models.PROTECT, related_name="lines")
    division_code = models.CharField("区划", max_length=12)
    supply = models.ForeignKey(Supply, models.PROTECT, null=True, blank=True, related_name="+")
    points = models.IntegerField("分数", null=True, blank=True)
    why = models.CharField("说明", max_length=400)
    ranked = models.JSONField("排序", default=list)
    verdict = models.CharField("处理", max_length=10, choices=Verdict.choices, blank=True)
    reason = models.CharField("理由", max_length=200, blank=True)
    judged_by = models.CharField("谁处理", max_length=60, blank=True)

    class Meta:
        ordering = ["run", "pk"]
        verbose_name = "匹配结果"
        constraints = [models.UniqueConstraint(fields=["run", "need"], name="need_once_a_run")]
        indexes = [
            models.Index(fields=["run", "division_code", "id"], name="line_run_place"),
        ]

    def __str__(self) -> str:
        return f"{self.run_id} {self.need_id}"

    @property
    def ref(self) -> str:
        return f"match-line:{self.pk}"
