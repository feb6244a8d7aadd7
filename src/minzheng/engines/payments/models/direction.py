"""A part of an entitlement that goes to another account: named, so much a month, from when on."""

from django.db import models

from minzheng.engines.payments.fields import MonthField
from minzheng.engines.payments.models.entitlement import Entitlement, PayeeAccount


class Direction(models.Model):
    """Where a named part goes ("care:12"); what is left goes to the entitlement's own account."""

    entitlement = models.ForeignKey(
        Entitlement, models.PROTECT, related_name="directions", verbose_name="待遇"
    )
    name = models.CharField("名称", max_length=40)
    label = models.CharField("称呼", max_length=40)
    account = models.ForeignKey(
        PayeeAccount, models.PROTECT, related_name="+", verbose_name="收款账户"
    )

    class Meta:
        verbose_name = "分付"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["entitlement", "name"], name="direction_once")
        ]

    def __str__(self) -> str:
        return f"{self.label} {self.account.masked}"


class DirectionPeriod(models.Model):
    """How much of a month the part is. Never edited: of two rows for a month the later holds."""

    direction = models.ForeignKey(
        Direction, models.PROTECT, related_name="periods", verbose_name="分付"
    )
    from_month = MonthField("起")
    to_month = MonthField("止", null=True, blank=True)
    monthly = models.BigIntegerField("月金额（分）")
    basis_ref = models.CharField("依据", max_length=60)
    recorded_on = models.DateField("记录日期")
    recorded_by = models.CharField("记录人", max_length=80)

    class Meta:
        verbose_name = "分付金额"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(monthly__gte=0), name="direction_not_negative"
            )
        ]

    def __str__(self) -> str:
        return f"{self.direction_id} {self.from_month} {self.monthly}"
