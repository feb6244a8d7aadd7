"""A correction (更正): what was believed of earlier months, what now, and who said so."""

from django.db import models

from minzheng.engines.payments.fields import MonthField
from minzheng.engines.payments.models.entitlement import Entitlement
from minzheng.engines.payments.models.recovery import Recovery


class CorrectionSheet(models.Model):
    """Asked by one officer, approved by another; nothing moves before. Kept as it was done."""

    class State(models.TextChoices):
        WAITING = "waiting", "待批准"
        DONE = "done", "已更正"
        DROPPED = "dropped", "不更正"

    entitlement = models.ForeignKey(
        Entitlement, models.PROTECT, related_name="corrections", verbose_name="待遇"
    )
    matter = models.CharField("事项", max_length=60)
    division_code = models.CharField("区划", max_length=12)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.WAITING)
    since = MonthField("自")
    monthly = models.BigIntegerField("每月应发（分）")
    reason = models.CharField("原因", max_length=60)
    decision_ref = models.CharField("依据", max_length=60, blank=True)
    asked_on = models.DateField("提出日期")
    asked_key = models.CharField("提出人编号", max_length=60)
    asked_by = models.CharField("提出人", max_length=80)
    closed_on = models.DateField("办理日期", null=True, blank=True)
    closed_by = models.CharField("办理人", max_length=80, blank=True)
    why_dropped = models.CharField("不更正的理由", max_length=200, blank=True)
    months = models.JSONField("各月", default=list)
    shares = models.JSONField("原由哪些资金支付", default=list)
    recovery = models.ForeignKey(
        Recovery, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="追回"
    )
    notice_number = models.CharField("文号", max_length=60, blank=True)

    class Meta:
        verbose_name = "更正"
        indexes = [models.Index(fields=["state", "division_code", "id"], name="correction_list")]
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement"],
                condition=models.Q(state="waiting"),
                name="correction_one_waiting",
            ),
            models.CheckConstraint(
                condition=models.Q(monthly__gte=0), name="correction_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail and the letter point to it: "correction:5"."""
        return f"correction:{self.pk}"
