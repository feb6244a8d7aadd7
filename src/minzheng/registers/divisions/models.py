"""One row for each division code there is or was; a new code names its predecessor."""

from datetime import date
from typing import Self

from django.db import models


class Divisions(models.QuerySet["Division"]):
    def current_on(self, day: date) -> Self:
        """Divisions in force on `day`; `valid_to` is the first day the code no longer holds."""
        begun = models.Q(valid_from=None) | models.Q(valid_from__lte=day)
        return self.filter(begun, models.Q(valid_to=None) | models.Q(valid_to__gt=day))

    def children_of(self, code: str) -> Self:
        return self.filter(parent_code=code).order_by("code")


class Division(models.Model):
    code = models.CharField("区划代码", max_length=12, primary_key=True)
    name = models.CharField("名称", max_length=80)
    level = models.CharField("层级", max_length=10)
    parent_code = models.CharField("上级代码", max_length=12, db_index=True)
    valid_from = models.DateField("启用日期", null=True, blank=True)
    valid_to = models.DateField("停用日期", null=True, blank=True)
    predecessor = models.CharField("原代码", max_length=12, blank=True, db_index=True)

    objects = Divisions.as_manager()

    class Meta:
        ordering = ["code"]
        verbose_name = "行政区划"

    def __str__(self) -> str:
        return self.name
