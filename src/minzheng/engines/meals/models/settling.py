"""A month of a place settled: the sums by layer, who did which step, what was paid from where."""

from django.db import models

from minzheng.engines.meals.coded import LAYER_NAMES, State
from minzheng.kernel.months import Month


class Settlement(models.Model):
    """One a place and month, for ever. `digest` seals the meals it holds. Money is whole fen."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    month = models.CharField("月份", max_length=7)
    state = models.CharField("状态", max_length=10, choices=State, default=State.HANDED_IN)
    digest = models.CharField("校验值", max_length=64)
    count = models.PositiveIntegerField("餐数")
    people = models.PositiveIntegerField("人数")
    total = models.BigIntegerField("餐费和送餐费（分）")
    city = models.BigIntegerField("市级补贴（分）")
    district = models.BigIntegerField("区级补贴（分）")
    town = models.BigIntegerField("镇级补贴（分）")
    own = models.BigIntegerField("个人支付（分）")
    handed_in_on = models.DateField("提交日")
    handed_in_by = models.CharField("提交人", max_length=60)
    checked_on = models.DateField("核对日", null=True, blank=True)
    checked_by = models.CharField("核对人", max_length=60, blank=True)
    checked_key = models.CharField("核对人编号", max_length=60, blank=True)
    approved_on = models.DateField("核定日", null=True, blank=True)
    approved_by = models.CharField("核定人", max_length=60, blank=True)
    approved_key = models.CharField("核定人编号", max_length=60, blank=True)
    returned_why = models.CharField("退回原因", max_length=200, blank=True)

    class Meta:
        ordering = ["-month", "-pk"]
        verbose_name = "助餐结算单"
        indexes = [models.Index(fields=["division_code", "state"], name="meal_settlement_place")]
        constraints = [
            models.UniqueConstraint(fields=["facility", "month"], name="meal_settlement_once")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"mealsettlement:{self.pk}"

    @property
    def number(self) -> str:
        return f"{self.month.replace('-', '')}-{self.pk:06d}"

    @property
    def month_name(self) -> str:
        return Month.parse(self.month).label

    @property
    def subsidy(self) -> int:
        return self.city + self.district + self.town

    @property
    def layers(self) -> list[tuple[str, str, int]]:
        """Key, name and sum of each layer that bears something."""
        found = [(key, name, int(getattr(self, key))) for key, name in LAYER_NAMES.items()]
        return [each for each in found if each[2]]


class Payment(models.Model):
    """One layer's part of a settlement, paid from one fund by one entry of the ledger."""

    settlement = models.ForeignKey(Settlement, models.PROTECT, related_name="payments")
    layer = models.CharField("层级", max_length=8)
    amount = models.BigIntegerField("金额（分）")
    fund_id = models.PositiveBigIntegerField("资金")
    fund_name = models.CharField("资金名称", max_length=100)
    entry = models.CharField("凭证", max_length=40)
    paid_on = models.DateField("支付日")
    paid_by = models.CharField("支付人", max_length=60)

    class Meta:
        ordering = ["pk"]
        verbose_name = "助餐支付"
        constraints = [
            models.UniqueConstraint(fields=["settlement", "layer"], name="layer_paid_once")
        ]

    def __str__(self) -> str:
        return f"{self.settlement_id} {self.layer}"

    @property
    def layer_name(self) -> str:
        return LAYER_NAMES[self.layer]
