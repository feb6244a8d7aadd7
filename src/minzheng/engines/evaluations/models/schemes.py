"""A rubric as dated versions: proposed by one officer, approved by another, never edited."""

from functools import cached_property

from django.db import models

from minzheng.engines.evaluations.coded import SchemeState
from minzheng.engines.evaluations.rubric import Rubric, from_json


class Scheme(models.Model):
    """One version; `number` counts the versions of a key, the shipped one is none of them."""

    key = models.CharField("评分表", max_length=40)
    number = models.PositiveIntegerField("第几版")
    since = models.DateField("生效日")
    kept = models.JSONField("内容")
    digest = models.CharField("校验值", max_length=64)
    why = models.CharField("为什么改", max_length=300)
    state = models.CharField(
        "状态", max_length=10, choices=SchemeState, default=SchemeState.PROPOSED
    )
    division_code = models.CharField("区划", max_length=12)
    proposed_on = models.DateField("提出日")
    proposed_by = models.CharField("提出人", max_length=60)
    proposed_key = models.CharField("提出人编号", max_length=60)
    decided_on = models.DateField("批准日", null=True, blank=True)
    decided_by = models.CharField("批准人", max_length=60, blank=True)
    returned_why = models.CharField("退回原因", max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "评分表"
        indexes = [models.Index(fields=["key", "state", "since"], name="scheme_in_force")]
        constraints = [models.UniqueConstraint(fields=["key", "number"], name="scheme_version")]

    def __str__(self) -> str:
        return f"{self.key} {self.number}"

    @property
    def ref(self) -> str:
        return f"scheme:{self.pk}"

    @cached_property
    def rubric(self) -> Rubric:
        return from_json(self.kept)
