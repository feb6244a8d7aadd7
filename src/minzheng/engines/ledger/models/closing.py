"""The close of a month (结账): asked by one, done by another, its balances kept."""

from django.db import models

from minzheng.engines.ledger.models.fund import Book, Fund


class Closing(models.Model):
    """A month is closed once; nothing opens it again, what was wrong is reversed later."""

    class State(models.TextChoices):
        ASKED = "asked", "待第二人结账"
        CLOSED = "closed", "已结账"

    book = models.ForeignKey(Book, models.PROTECT, related_name="closings", verbose_name="账套")
    period = models.CharField("期间", max_length=7)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.ASKED)
    asked_on = models.DateField("提请日期")
    asked_key = models.CharField("提请人编号", max_length=60)
    asked_by = models.CharField("提请人", max_length=80)
    closed_on = models.DateField("结账日期", null=True, blank=True)
    closed_by = models.CharField("结账人", max_length=80, blank=True)
    entries = models.PositiveIntegerField("凭证数", default=0)

    class Meta:
        verbose_name = "结账"
        ordering = ["-period"]
        constraints = [models.UniqueConstraint(fields=["book", "period"], name="closing_once")]

    def __str__(self) -> str:
        return self.period

    @property
    def ref(self) -> str:
        """How the trail points to it: "closing:4"."""
        return f"closing:{self.pk}"


class ClosingBalance(models.Model):
    """A fund at the end of a closed month, as it was known then. Signed fen."""

    closing = models.ForeignKey(
        Closing, models.PROTECT, related_name="balances", verbose_name="结账"
    )
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+", verbose_name="资金")
    received = models.BigIntegerField("收入（分）")
    available = models.BigIntegerField("可用（分）")
    committed = models.BigIntegerField("已承诺（分）")
    transit = models.BigIntegerField("在途（分）")
    spent = models.BigIntegerField("已支出（分）")
    allotted = models.BigIntegerField("已下拨（分）")

    class Meta:
        verbose_name = "期末余额"
        constraints = [
            models.UniqueConstraint(fields=["closing", "fund"], name="closing_fund_once")
        ]

    def __str__(self) -> str:
        return f"{self.closing_id} {self.fund_id} {self.available}"
