"""A figure that somebody entered for a place and a period; a later confirmed one replaces it."""

from django.db import models

from minzheng.engines.returns.coded import State
from minzheng.kernel.months import Month


class Return(models.Model):
    """`value`: fen of money, else the number. `last_month`: the last of the period's months."""

    figure = models.CharField("填报指标", max_length=60)
    division_code = models.CharField("区划", max_length=12)
    last_month = models.CharField("到哪个月", max_length=7)
    value = models.BigIntegerField("数")
    why = models.CharField("说明", max_length=300, blank=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.TYPED)
    paper = models.CharField("凭据", max_length=200)
    paper_digest = models.CharField("凭据校验值", max_length=64)
    paper_name = models.CharField("凭据名称", max_length=120)
    typed_on = models.DateField("填报日")
    typed_by = models.CharField("填报人", max_length=60)
    typed_key = models.CharField("填报人编号", max_length=40)
    confirmed_on = models.DateField("核对日", null=True, blank=True)
    confirmed_by = models.CharField("核对人", max_length=60, blank=True)
    returned_why = models.CharField("退回原因", max_length=200, blank=True)

    class Meta:
        ordering = ["-last_month", "-pk"]
        verbose_name = "填报的数"
        indexes = [
            models.Index(fields=["figure", "last_month", "division_code"], name="entered_place")
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "division_code", "last_month"],
                condition=models.Q(state=State.TYPED), name="entry_waits_once",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.figure} {self.division_code} {self.last_month}"

    @property
    def ref(self) -> str:
        """How the trail points to it."""
        return f"entered-figure:{self.pk}"

    @property
    def until(self) -> Month:
        """The last month of the period."""
        return Month.parse(self.last_month)
