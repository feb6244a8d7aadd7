"""A quarterly comparison of the monitored households, and what it found of each."""

from django.db import models


class Comparison(models.Model):
    """One comparison (比对): of which day and population table, how many, with what found."""

    day = models.DateField("比对日期", unique=True)
    population = models.CharField("人口表版本", max_length=20)
    feed_version = models.CharField("监测名单版本", max_length=40, blank=True)
    homes = models.PositiveIntegerField("监测户数", default=0)
    changed = models.PositiveIntegerField("有变化的户数", default=0)
    triggers = models.JSONField("各项变化", default=dict)
    by = models.CharField("谁", max_length=60)

    class Meta:
        verbose_name = "防返贫比对"
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day}"


class Watched(models.Model):
    """A monitored household in one comparison; `income`: fen a head and month, none if unknown.

    `found`: the alerts that hold of it. Rows are written once.
    """

    comparison = models.ForeignKey(
        Comparison, models.PROTECT, related_name="watched", verbose_name="比对"
    )
    home = models.BigIntegerField("家庭")
    division_code = models.CharField("区划", max_length=12)
    at_risk = models.BooleanField("风险没有消除", null=True, blank=True)
    income = models.BigIntegerField("推算人均月收入（分）", null=True, blank=True)
    line = models.BigIntegerField("监测线（分）", null=True, blank=True)
    found = models.JSONField("有哪些变化", default=list)
    found_count = models.PositiveSmallIntegerField("变化数", default=0)

    class Meta:
        verbose_name = "监测户"
        constraints = [models.UniqueConstraint(fields=["comparison", "home"], name="watched_once")]
        indexes = [
            models.Index(fields=["comparison", "division_code", "home"], name="watched_place"),
            models.Index(fields=["home"], name="watched_home"),
        ]

    def __str__(self) -> str:
        return f"{self.comparison_id} {self.home}"
