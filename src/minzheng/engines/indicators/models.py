"""Figures as they were computed, never edited; targets; the shapes of divisions."""

from django.db import models

MONTH = 7  # “2026-10”


class Computation(models.Model):
    """One computing of a month. `on`: as of which day. `extent`: by source how many records there
    were and the newest of them. `changed`: how many figures it wrote.
    """

    month = models.CharField("月份", max_length=MONTH)
    on = models.DateField("截至")
    computed_at = models.DateTimeField("计算时刻", auto_now_add=True)
    computed_by = models.CharField("计算人", max_length=80)
    extent = models.JSONField("所依据的记录", default=dict)
    changed = models.PositiveIntegerField("有变化的数", default=0)

    class Meta:
        verbose_name = "指标计算"
        indexes = [models.Index(fields=["month", "-id"], name="computation_month")]

    def __str__(self) -> str:
        return f"{self.month} {self.on}"

    @property
    def ref(self) -> str:
        """How the trail points to it: "computation:12"."""
        return f"computation:{self.pk}"


class Figure(models.Model):
    """One value of an indicator for a division and a month; a later row takes its place.

    Where a computed month has no row the value is 0. `value` and `base` are what is added up
    (money in fen), `rows` and `base_rows` from how many records.
    """

    computation = models.ForeignKey(
        Computation, models.PROTECT, related_name="figures", verbose_name="计算"
    )
    indicator = models.CharField("指标", max_length=60)
    division_code = models.CharField("区划", max_length=12)
    month = models.CharField("月份", max_length=MONTH)
    value = models.BigIntegerField("分子")
    rows = models.BigIntegerField("分子记录数")
    base = models.BigIntegerField("分母", null=True)
    base_rows = models.BigIntegerField("分母记录数", null=True)

    class Meta:
        verbose_name = "指标值"
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "month", "division_code", "computation"], name="figure_once"
            )
        ]
        indexes = [
            models.Index(fields=["division_code", "month", "indicator"], name="figure_place"),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.division_code} {self.month} {self.value}"


class Target(models.Model):
    """What an indicator is to reach in a division in a year, and by which paper. A later row
    takes the place of an earlier one. `value`: 万分之一 of a share, fen of money, else the number;
    `steps` the same by month, for what is to be reached on the way.
    """

    indicator = models.CharField("指标", max_length=60)
    division_code = models.CharField("区划", max_length=12)
    year = models.PositiveSmallIntegerField("年份")
    value = models.BigIntegerField("目标")
    steps = models.JSONField("中途应到", default=dict)
    basis = models.CharField("依据", max_length=200)
    set_on = models.DateField("设定日期")
    set_by = models.CharField("设定人", max_length=80)

    class Meta:
        verbose_name = "指标目标"
        indexes = [models.Index(fields=["division_code", "year"], name="target_place")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.year} {self.value}"


class Boundary(models.Model):
    """The shape of a division: rings of [longitude, latitude], the outer ones and the holes."""

    division_code = models.CharField("区划", max_length=12, primary_key=True)
    rings = models.JSONField("边界")
    source = models.CharField("来源", max_length=200)
    loaded_on = models.DateField("载入日期")

    class Meta:
        verbose_name = "区划边界"

    def __str__(self) -> str:
        return self.division_code
