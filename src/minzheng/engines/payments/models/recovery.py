"""A recovery (追回): what was paid beyond what was due, month by month, and how it comes back."""

from django.db import models

from minzheng.engines.payments.fields import MonthField
from minzheng.engines.payments.models.entitlement import Entitlement
from minzheng.engines.payments.models.run import PayLine


class Recovery(models.Model):
    """Proposed by a change that lowers months already paid; an officer opens it and writes."""

    class State(models.TextChoices):
        PROPOSED = "proposed", "待确认"
        OPEN = "open", "追回中"
        SETTLED = "settled", "已结清"
        CANCELLED = "cancelled", "已撤销"

    entitlement = models.ForeignKey(
        Entitlement, models.PROTECT, related_name="recoveries", verbose_name="待遇"
    )
    matter = models.CharField("事项", max_length=60)
    division_code = models.CharField("区划", max_length=12)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.PROPOSED)
    amount = models.BigIntegerField("多发金额（分）")
    reason = models.CharField("原因", max_length=60)
    decision_ref = models.CharField("决定", max_length=60, blank=True)
    proposed_on = models.DateField("提出日期")
    opened_on = models.DateField("确认日期", null=True, blank=True)
    opened_by = models.CharField("确认人", max_length=80, blank=True)
    settled_on = models.DateField("结清日期", null=True, blank=True)

    class Meta:
        verbose_name = "追回"
        indexes = [
            models.Index(fields=["state", "division_code", "id"], name="recovery_list"),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail and offsets point to it: "recovery:5"."""
        return f"recovery:{self.pk}"


class RecoveryMonth(models.Model):
    """One month of the claim: what was paid, what was due, the difference."""

    recovery = models.ForeignKey(
        Recovery, models.PROTECT, related_name="months", verbose_name="追回"
    )
    entitlement = models.ForeignKey(
        Entitlement, models.PROTECT, related_name="+", verbose_name="待遇"
    )
    month = MonthField("月份")
    paid = models.BigIntegerField("已发（分）")
    due = models.BigIntegerField("应发（分）")
    amount = models.BigIntegerField("多发（分）")

    class Meta:
        verbose_name = "追回月份"
        ordering = ["month"]
        constraints = [
            models.UniqueConstraint(fields=["recovery", "month"], name="recovery_month_once")
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.amount}"


class RecoveryEntry(models.Model):
    """One thing that lessens a claim; a reversal is a negative entry, nothing is edited."""

    class Kind(models.TextChoices):
        REPAID = "repaid", "退回"
        OFFSET = "offset", "抵扣"
        WRITTEN_OFF = "written_off", "核销"
        RETURNED = "returned", "银行退回"
        CANCELLED = "cancelled", "撤销"

    recovery = models.ForeignKey(
        Recovery, models.PROTECT, related_name="entries", verbose_name="追回"
    )
    month = MonthField("冲抵月份")
    kind = models.CharField("方式", max_length=12, choices=Kind.choices)
    amount = models.BigIntegerField("金额（分）")
    line = models.ForeignKey(
        PayLine, models.DO_NOTHING, null=True, blank=True, related_name="+", verbose_name="明细"
    )
    receipt = models.CharField("凭据", max_length=80, blank=True)
    on = models.DateField("日期")
    by = models.CharField("经办人", max_length=80)

    class Meta:
        verbose_name = "追回入账"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"


class Settlement(models.Model):
    """A way to settle other than repayment; it counts only once a second person has approved."""

    class Kind(models.TextChoices):
        OFFSET = "offset", "按月抵扣"
        WRITE_OFF = "write_off", "核销"
        INSTALMENT = "instalment", "分期退回"

    recovery = models.ForeignKey(
        Recovery, models.PROTECT, related_name="settlements", verbose_name="追回"
    )
    kind = models.CharField("方式", max_length=10, choices=Kind.choices)
    monthly = models.BigIntegerField("每月（分）", default=0)
    from_month = MonthField("起", null=True, blank=True)
    reason = models.CharField("理由", max_length=200)
    asked_on = models.DateField("提出日期")
    asked_key = models.CharField("提出人编号", max_length=60)
    asked_by = models.CharField("提出人", max_length=80)
    approved_on = models.DateField("批准日期", null=True, blank=True)
    approved_by = models.CharField("批准人", max_length=80, blank=True)

    class Meta:
        verbose_name = "追回处理"
        constraints = [
            models.UniqueConstraint(
                fields=["recovery"],
                condition=models.Q(approved_on=None),
                name="settlement_one_waiting",
            )
        ]

    def __str__(self) -> str:
        return f"{self.recovery_id} {self.kind}"


class Instalment(models.Model):
    """One month of an agreed repayment: so much by this day; reminded once when it is missed."""

    settlement = models.ForeignKey(
        Settlement, models.PROTECT, related_name="instalments", verbose_name="分期"
    )
    due_on = models.DateField("应退日期")
    amount = models.BigIntegerField("金额（分）")
    reminded_on = models.DateField("提醒日期", null=True, blank=True)

    class Meta:
        verbose_name = "分期款"
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(fields=["settlement", "due_on"], name="instalment_once")
        ]

    def __str__(self) -> str:
        return f"{self.due_on} {self.amount}"
