"""A provider's month by verified minutes: who did which step, what was paid from where."""

from django.db import models

from minzheng.engines.homecare.coded import State
from minzheng.kernel.months import Month


class Settlement(models.Model):
    """One a provider and month, for ever. `digest` seals the visits it holds. Money in fen."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    month = models.CharField("月份", max_length=7)
    state = models.CharField("状态", max_length=10, choices=State, default=State.HANDED_IN)
    digest = models.CharField("校验值", max_length=64)
    count = models.PositiveIntegerField("次数")
    people = models.PositiveIntegerField("人数")
    minutes = models.PositiveIntegerField("可结算分钟")
    public = models.BigIntegerField("公共资金（分）")
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
    fund_name = models.CharField("资金名称", max_length=100, blank=True)
    entry = models.CharField("凭证", max_length=40, blank=True)
    paid_on = models.DateField("支付日", null=True, blank=True)
    paid_by = models.CharField("支付人", max_length=60, blank=True)

    class Meta:
        ordering = ["-month", "-pk"]
        verbose_name = "居家服务结算单"
        indexes = [models.Index(fields=["division_code", "state"], name="home_settlement_place")]
        constraints = [
            models.UniqueConstraint(fields=["facility", "month"], name="home_settlement_once")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"homesettlement:{self.pk}"

    @property
    def number(self) -> str:
        return f"{self.month.replace('-', '')}-{self.pk:06d}"

    @property
    def month_name(self) -> str:
        return Month.parse(self.month).label
