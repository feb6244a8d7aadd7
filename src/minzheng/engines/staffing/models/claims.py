"""What is granted to a house's staff for a year: the list, its lines, who did which step."""

from django.db import models

from minzheng.engines.staffing.coded import Kind, State
from minzheng.engines.staffing.models.people import Employment


class ClaimList(models.Model):
    """One a facility and year, for ever. `digest` seals its lines. Money is whole fen."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    year = models.PositiveSmallIntegerField("年度")
    state = models.CharField("状态", max_length=10, choices=State, default=State.CONFIRMED)
    digest = models.CharField("校验值", max_length=64)
    people = models.PositiveIntegerField("人数")
    amount = models.BigIntegerField("金额（分）")
    confirmed_on = models.DateField("确认日")
    confirmed_by = models.CharField("确认人", max_length=60)
    checked_by = models.CharField("核对人", max_length=60, blank=True)
    checked_key = models.CharField("核对人编号", max_length=60, blank=True)
    checked_on = models.DateField("核对日", null=True, blank=True)
    approved_by = models.CharField("核定人", max_length=60, blank=True)
    approved_key = models.CharField("核定人编号", max_length=60, blank=True)
    approved_on = models.DateField("核定日", null=True, blank=True)
    returned_why = models.CharField("退回原因", max_length=200, blank=True)
    fund_id = models.PositiveBigIntegerField("资金", null=True, blank=True)
    fund_name = models.CharField("资金名称", max_length=100, blank=True)
    entry = models.CharField("凭证", max_length=40, blank=True)
    paid_on = models.DateField("支付日", null=True, blank=True)
    paid_by = models.CharField("支付人", max_length=60, blank=True)

    class Meta:
        ordering = ["-year", "-pk"]
        verbose_name = "人员奖补清单"
        indexes = [models.Index(fields=["division_code", "state"], name="staff_claim_place")]
        constraints = [
            models.UniqueConstraint(fields=["facility", "year"], name="staff_claim_once")
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"staffclaim:{self.pk}"

    @property
    def number(self) -> str:
        return f"{self.year}-{self.pk:05d}"


class ClaimLine(models.Model):
    """What one person is granted of one kind; `words` say how it was reckoned.

    The entry bonus is granted once a person, wherever she works: `once` is her digest for it.
    """

    claim = models.ForeignKey(ClaimList, models.PROTECT, related_name="lines")
    employment = models.ForeignKey(Employment, models.PROTECT, related_name="+")
    kind = models.CharField("项目", max_length=8, choices=Kind)
    amount = models.BigIntegerField("金额（分）")
    words = models.CharField("怎样算的", max_length=200)
    once = models.CharField("一人一次", max_length=80, unique=True)

    class Meta:
        ordering = ["employment__name", "pk"]
        verbose_name = "人员奖补明细"

    def __str__(self) -> str:
        return f"{self.claim_id} {self.kind}"
