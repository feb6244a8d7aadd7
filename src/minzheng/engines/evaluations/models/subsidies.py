"""A yearly subsidy that a grade gives: reckoned, approved, paid from one fund. Whole fen."""

from django.db import models

from minzheng.engines.evaluations.coded import SubsidyState
from minzheng.engines.evaluations.models.rounds import Entry


class Subsidy(models.Model):
    """amount = base × quantity × coefficient (万分之一), rounded down to whole fen."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="subsidies")
    award = models.CharField("补贴", max_length=20)
    name = models.CharField("名称", max_length=60)
    division_code = models.CharField("区划", max_length=12)
    base = models.BigIntegerField("基数（分）")
    quantity = models.PositiveIntegerField("数量", default=1)
    unit = models.CharField("单位", max_length=10, blank=True)
    working = models.CharField("数量怎样来的", max_length=200, blank=True)
    coefficient = models.PositiveIntegerField("系数（万分之一）")
    amount = models.BigIntegerField("金额（分）")
    state = models.CharField(
        "状态", max_length=10, choices=SubsidyState, default=SubsidyState.RECKONED
    )
    reckoned_on = models.DateField("测算日")
    reckoned_by = models.CharField("测算人", max_length=60)
    reckoned_key = models.CharField("测算人编号", max_length=60)
    returned_why = models.CharField("退回原因", max_length=200, blank=True)
    fund_id = models.PositiveBigIntegerField("资金", null=True, blank=True)
    fund_name = models.CharField("资金名称", max_length=100, blank=True)
    approved_on = models.DateField("核定日", null=True, blank=True)
    approved_by = models.CharField("核定人", max_length=60, blank=True)
    approved_key = models.CharField("核定人编号", max_length=60, blank=True)
    paid_on = models.DateField("支付日", null=True, blank=True)
    paid_by = models.CharField("支付人", max_length=60, blank=True)
    voucher = models.CharField("凭证", max_length=40, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "评价补贴"
        indexes = [models.Index(fields=["division_code", "state"], name="subsidy_place")]
        constraints = [
            models.UniqueConstraint(fields=["entry", "award"], name="subsidy_once_a_round"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="subsidy_not_negative"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"subsidy:{self.pk}"

    @property
    def number(self) -> str:
        return f"{self.reckoned_on.year}-{self.pk:06d}"
