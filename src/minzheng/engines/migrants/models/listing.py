"""A village's list of a year, and each person's line on it."""

from django.db import models

from minzheng.engines.migrants.coded import LineState, State
from minzheng.engines.migrants.models.person import Migrant, Plan


class Round(models.Model):
    """`until`: the last day of publicity; keys of the hands that did each step."""

    division_code = models.CharField("村", max_length=12)
    year = models.PositiveSmallIntegerField("年度")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.CHECKING)
    opened_on = models.DateField("开始核对")
    opened_by = models.CharField("核对人", max_length=60)
    checked_words = models.CharField("核对情况", max_length=300, blank=True)
    public_on = models.DateField("公示日", null=True, blank=True)
    public_by = models.CharField("公示人", max_length=60, blank=True)
    until = models.DateField("公示到", null=True, blank=True)
    town_on = models.DateField("镇街核对日", null=True, blank=True)
    town_key = models.CharField("镇街核对人工号", max_length=60, blank=True)
    town_by = models.CharField("镇街核对人", max_length=60, blank=True)
    district_on = models.DateField("区确认日", null=True, blank=True)
    district_key = models.CharField("区确认人工号", max_length=60, blank=True)
    district_by = models.CharField("区确认人", max_length=60, blank=True)
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="rounds")
    fund = models.BigIntegerField("资金", null=True, blank=True)
    total = models.BigIntegerField("批准金额（分）", default=0)
    approved_on = models.DateField("批准日", null=True, blank=True)
    approved_key = models.CharField("批准人工号", max_length=60, blank=True)
    approved_by = models.CharField("批准人", max_length=60, blank=True)
    sent_on = models.DateField("导出日", null=True, blank=True)
    sent_by = models.CharField("导出人", max_length=60, blank=True)
    done_on = models.DateField("回盘日", null=True, blank=True)
    entry_name = models.CharField("凭证号", max_length=40, blank=True)

    class Meta:
        ordering = ["-year", "division_code"]
        verbose_name = "移民年度名单"
        constraints = [
            models.UniqueConstraint(fields=["division_code", "year"], name="migrant_round_once")
        ]

    def __str__(self) -> str:
        return f"{self.division_code} {self.year}"

    @property
    def ref(self) -> str:
        """How the trail and the ledger name it."""
        return f"migrantround:{self.pk}"


class Line(models.Model):
    """One person's months and money of the year; `number` is her row in the bank file."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="lines")
    migrant = models.ForeignKey(Migrant, models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField("行号")
    months = models.PositiveSmallIntegerField("月数")
    amount = models.BigIntegerField("金额（分）")
    note = models.CharField("说明", max_length=200, blank=True)
    state = models.CharField("状态", max_length=10, choices=LineState.choices)
    failure = models.CharField("退票原因", max_length=120, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = "移民名单明细"
        constraints = [
            models.UniqueConstraint(fields=["round", "migrant"], name="migrant_line_once"),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0, months__lte=12), name="migrant_line_sound"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.round_id}/{self.number}"

    @property
    def ref(self) -> str:
        """How its publicity is named."""
        return f"migrantline:{self.pk}"
