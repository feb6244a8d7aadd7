"""One airing: the figures it stood on, frozen; what towns said of it, and the answer."""

from django.db import models

from minzheng.engines.airing.coded import State
from minzheng.engines.airing.models.scheme import Scheme
from minzheng.kernel.months import Month


class Airing(models.Model):
    """`board` is what was worked out, whole; later figures do not change it."""

    scheme = models.ForeignKey(Scheme, models.PROTECT, related_name="airings")
    division_code = models.CharField("区划", max_length=12, db_index=True)
    last_month = models.CharField("到哪个月", max_length=7)
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    board = models.JSONField("结果")
    digest = models.CharField("校验值", max_length=64)
    drafted_on = models.DateField("测算日")
    drafted_by = models.CharField("测算人", max_length=60)
    drafted_key = models.CharField("测算人编号", max_length=40)
    published_on = models.DateField("公布日", null=True, blank=True)
    published_by = models.CharField("公布人", max_length=60, blank=True)
    dropped_why = models.CharField("不公布的原因", max_length=200, blank=True)

    class Meta:
        ordering = ["-last_month", "-pk"]
        verbose_name = "晾晒"

    def __str__(self) -> str:
        return f"{self.scheme.title} {self.period}"

    @property
    def ref(self) -> str:
        """How the trail and messages point to it."""
        return f"airing:{self.pk}"

    @property
    def period(self) -> str:
        """As people read it: 2026年10月, 2026年8月到2026年10月."""
        last = Month.parse(self.last_month)
        first = last.shift(1 - self.scheme.months)
        return last.label if first == last else f"{first.label}到{last.label}"


class Explanation(models.Model):
    """A town or a section says why a figure is as it is; the district answers once."""

    airing = models.ForeignKey(Airing, models.PROTECT, related_name="explanations")
    town = models.CharField("镇街或科室", max_length=40)
    indicator = models.CharField("指标", max_length=60, blank=True)
    text = models.CharField("说明", max_length=500)
    said_on = models.DateField("说明日")
    said_by = models.CharField("说明人", max_length=60)
    answer = models.CharField("答复", max_length=500, blank=True)
    answered_on = models.DateField("答复日", null=True, blank=True)
    answered_by = models.CharField("答复人", max_length=60, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "晾晒说明"

    def __str__(self) -> str:
        return self.text
