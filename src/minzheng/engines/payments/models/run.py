"""A pay run (发放批次): one per matter, county and month; its lines and what they are made of."""

from django.db import models

from minzheng.engines.payments.fields import MonthField
from minzheng.engines.payments.models.entitlement import Entitlement, PayeeAccount


class RunState(models.TextChoices):
    DRAFT = "draft", "待复核"
    REVIEWED = "reviewed", "待审批"
    APPROVED = "approved", "待导出"
    EXPORTED = "exported", "待回盘"
    RECONCILED = "reconciled", "已对账"


OPEN_STATES = (RunState.DRAFT, RunState.REVIEWED)


class PayRun(models.Model):
    """`number` 1 is the month's main run, higher ones are supplementary (补发批次).

    `count` and `total` are what will be transferred; at approval they become the declared envelope.
    """

    matter = models.CharField("事项", max_length=60)
    division_code = models.CharField("区县", max_length=12)
    month = MonthField("月份")
    number = models.PositiveSmallIntegerField("批次", default=1)
    state = models.CharField(
        "状态", max_length=10, choices=RunState.choices, default=RunState.DRAFT
    )
    digest = models.CharField("内容摘要", max_length=64)
    count = models.PositiveIntegerField("笔数", default=0)
    total = models.BigIntegerField("金额（分）", default=0)
    computed_on = models.DateField("测算日期")
    computed_key = models.CharField("测算人编号", max_length=60)
    computed_by = models.CharField("测算人", max_length=80)
    reviewed_on = models.DateField("复核日期", null=True, blank=True)
    reviewed_key = models.CharField("复核人编号", max_length=60, blank=True)
    reviewed_by = models.CharField("复核人", max_length=80, blank=True)
    approved_on = models.DateField("审批日期", null=True, blank=True)
    approved_key = models.CharField("审批人编号", max_length=60, blank=True)
    approved_by = models.CharField("审批人", max_length=80, blank=True)

    class Meta:
        verbose_name = "发放批次"
        constraints = [
            models.UniqueConstraint(
                fields=["month", "matter", "division_code", "number"], name="pay_run_once"
            ),
            models.UniqueConstraint(
                fields=["matter", "division_code"],
                condition=models.Q(state__in=OPEN_STATES),
                name="pay_run_one_open",
            ),
        ]

    def __str__(self) -> str:
        batch = "" if self.number == 1 else f"补发第 {self.number - 1} 批"
        return f"{self.month.label}{batch}"

    @property
    def ref(self) -> str:
        """How the trail points to it: "payrun:7"."""
        return f"payrun:{self.pk}"


class PayLine(models.Model):
    """One transfer to one payee; without a `number` no transfer, but the reason of a stop.

    `share`: the named part of the entitlement that goes to another account; "" for the rest.
    """

    class State(models.TextChoices):
        PENDING = "pending", "待回盘"
        PAID = "paid", "发放成功"
        FAILED = "failed", "发放失败"
        RELEASED = "released", "已转重发"

    class Reason(models.TextChoices):
        NEW = "new", "新增"
        STOPPED = "stopped", "停发"
        RAISED = "raised", "增发"
        LOWERED = "lowered", "减发"
        BACK_PAY = "back_pay", "补发"
        OFFSET = "offset", "抵扣"
        REISSUE = "reissue", "重发"
        SAME = "same", "无变化"

    run = models.ForeignKey(PayRun, models.PROTECT, related_name="lines", verbose_name="批次")
    entitlement = models.ForeignKey(
        Entitlement, models.PROTECT, related_name="lines", verbose_name="待遇"
    )
    account = models.ForeignKey(
        PayeeAccount, models.PROTECT, related_name="+", verbose_name="收款账户"
    )
    share = models.CharField("分付", max_length=40, blank=True, default="")
    division_code = models.CharField("区划", max_length=12)
    number = models.PositiveIntegerField("行号", null=True, blank=True)
    amount = models.BigIntegerField("实发（分）")
    regular = models.BigIntegerField("本月应发（分）")
    previous = models.BigIntegerField("上月应发（分）", default=0)
    reason = models.CharField("与上月相比", max_length=8, choices=Reason.choices)
    note = models.CharField("说明", max_length=120, blank=True)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.PENDING)
    failure_code = models.CharField("失败代码", max_length=20, blank=True)
    failure = models.CharField("失败原因", max_length=120, blank=True)

    class Meta:
        verbose_name = "发放明细"
        constraints = [
            models.UniqueConstraint(fields=["run", "entitlement", "share"], name="pay_line_once"),
            models.UniqueConstraint(fields=["run", "number"], name="pay_line_number_once"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="pay_line_positive"),
        ]
        indexes = [
            models.Index(fields=["run", "reason", "id"], name="pay_line_reason"),
            models.Index(fields=["run", "state", "id"], name="pay_line_state"),
            models.Index(fields=["state", "division_code", "id"], name="pay_line_failed"),
        ]

    def __str__(self) -> str:
        return f"{self.run_id}/{self.number or '-'}"

    @property
    def ref(self) -> str:
        """How a re-issue points to it: "line:812"."""
        return f"line:{self.pk}"


class LinePart(models.Model):
    """What a line is made of: month, why, from what. The constraint forbids paying twice."""

    class Kind(models.TextChoices):
        REGULAR = "regular", "本月"
        BACK_PAY = "back_pay", "补发"
        REISSUE = "reissue", "重发"
        OFFSET = "offset", "抵扣"

    # The database keeps the reference; Django need not load lines to delete a draft's.
    line = models.ForeignKey(PayLine, models.DO_NOTHING, related_name="parts", verbose_name="明细")
    entitlement = models.ForeignKey(
        Entitlement, models.PROTECT, related_name="+", verbose_name="待遇"
    )
    share = models.CharField("分付", max_length=40, blank=True, default="")
    month = MonthField("所属月份")
    kind = models.CharField("种类", max_length=8, choices=Kind.choices)
    source = models.CharField("来源", max_length=40, blank=True)
    amount = models.BigIntegerField("金额（分）")

    class Meta:
        verbose_name = "明细构成"
        constraints = [
            models.UniqueConstraint(
                fields=["entitlement", "month", "share", "kind", "source"], name="line_part_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.kind} {self.amount}"
