"""A statistics form of a place and a period, filled and, once signed, frozen."""

from django.db import models

from minzheng.engines.statistics.coded import SheetState
from minzheng.kernel.months import Month


class Sheet(models.Model):
    """`cells`: row code → {value, text, source, key, why}. `faults`: checks that fail, with both
    numbers; `explained`: what was said of a fault. A signed sheet is corrected by another version.
    """

    form = models.CharField("表", max_length=40)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    last_month = models.CharField("到哪个月", max_length=7)
    version = models.PositiveSmallIntegerField("版本")
    why = models.CharField("为什么改", max_length=200, blank=True)
    cells = models.JSONField("各行")
    faults = models.JSONField("没有通过的核对", default=list)
    explained = models.JSONField("说明", default=dict)
    state = models.CharField("状态", max_length=10, choices=SheetState, default=SheetState.DRAFT)
    digest = models.CharField("校验值", max_length=64, blank=True)
    drafted_on = models.DateField("编制日")
    drafted_by = models.CharField("编制人", max_length=60)
    drafted_key = models.CharField("编制人编号", max_length=40)
    signed_on = models.DateField("审核日", null=True, blank=True)
    signed_by = models.CharField("审核人", max_length=60, blank=True)

    class Meta:
        ordering = ["-last_month", "form", "-version"]
        verbose_name = "统计报表"
        constraints = [
            models.UniqueConstraint(
                fields=["form", "division_code", "last_month", "version"], name="sheet_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.form} {self.last_month} {self.version}"

    @property
    def ref(self) -> str:
        """How the trail points to it."""
        return f"statistics-sheet:{self.pk}"

    @property
    def until(self) -> Month:
        """The last month of the period."""
        return Month.parse(self.last_month)
