"""A contract with its indicators, and its stages: report, acceptance by two, order, payment."""

from functools import cached_property

from django.db import models

from minzheng.engines.projects.models.project import Project
from minzheng.engines.projects.reckoning import Indicator
from minzheng.registers.organisations.api import Organisation


class Contract(models.Model):
    """`fund` is the ledger's fund it is paid from; `terms` the indicators as signed."""

    project = models.OneToOneField(Project, models.PROTECT, related_name="contract")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    amount = models.BigIntegerField("合同金额（分）")
    fund = models.BigIntegerField("资金")
    since = models.DateField("起")
    until = models.DateField("止")
    pay_plan = models.CharField("付款办法", max_length=40)
    terms = models.JSONField("指标")
    termination = models.CharField("终止条款", max_length=500)
    split_words = models.CharField("不是拆分的说明", max_length=300, blank=True)
    signed_on = models.DateField("签订日")
    signed_key = models.CharField("经办人工号", max_length=40)
    signed_by = models.CharField("经办人", max_length=60)
    stopped_on = models.DateField("终止日", null=True, blank=True)
    stopped_words = models.CharField("终止原因", max_length=300, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "服务合同"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, until__gte=models.F("since")),
                name="contract_sound",
            )
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.organisation_id}"

    @property
    def ref(self) -> str:
        """How the trail and the ledger name it."""
        return f"contract:{self.pk}"

    @cached_property
    def indicators(self) -> tuple[Indicator, ...]:
        return tuple(Indicator(**each) for each in self.terms)


class Amendment(models.Model):
    """What was changed of a contract, and why; sums in fen."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="amendments")
    on = models.DateField("日期")
    by = models.CharField("经办人", max_length=60)
    words = models.CharField("原因", max_length=300)
    amount_before = models.BigIntegerField("原金额（分）")
    amount = models.BigIntegerField("金额（分）")
    until_before = models.DateField("原止日")
    until = models.DateField("止")

    class Meta:
        ordering = ["pk"]
        verbose_name = "合同变更"

    def __str__(self) -> str:
        return f"{self.contract_id} {self.on}"


class StageState(models.TextChoices):
    """Whose turn a stage is."""

    WAITING = "waiting", "等机构报告"
    REPORTED = "reported", "待验收"
    SEEN = "seen", "待第二人验收"
    ACCEPTED = "accepted", "待批准付款"
    APPROVED = "approved", "待付款"
    PAID = "paid", "已付"
    NOTHING = "nothing", "不用付"


SETTLED = (StageState.PAID, StageState.NOTHING)


class Stage(models.Model):
    """`share` and `expected` in ten-thousandths; `claimed` and `accepted` by indicator."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="stages")
    place = models.PositiveSmallIntegerField("第几期")
    name = models.CharField("名称", max_length=40)
    share = models.PositiveIntegerField("占合同")
    expected = models.PositiveIntegerField("应完成")
    state = models.CharField(
        "状态", max_length=10, choices=StageState.choices, default=StageState.WAITING
    )
    words = models.CharField("进展", max_length=1000, blank=True)
    claimed = models.JSONField("机构报的数", default=dict)
    invoice = models.CharField("发票号码", max_length=40, blank=True)
    paper = models.CharField("证明", max_length=160, blank=True)
    paper_name = models.CharField("证明名", max_length=120, blank=True)
    paper_digest = models.CharField("证明摘要", max_length=64, blank=True)
    reported_on = models.DateField("报告日", null=True, blank=True)
    reported_by = models.CharField("报告人", max_length=60, blank=True)
    returned_words = models.CharField("退回原因", max_length=500, blank=True)
    accepted = models.JSONField("验收的数", default=dict)
    first_key = models.CharField("验收人一工号", max_length=40, blank=True)
    first_by = models.CharField("验收人一", max_length=60, blank=True)
    first_words = models.CharField("验收意见一", max_length=500, blank=True)
    second_key = models.CharField("验收人二工号", max_length=40, blank=True)
    second_by = models.CharField("验收人二", max_length=60, blank=True)
    second_words = models.CharField("验收意见二", max_length=500, blank=True)
    accepted_on = models.DateField("验收日", null=True, blank=True)
    amount = models.BigIntegerField("应付（分）", default=0)
    over = models.BigIntegerField("多付（分）", default=0)
    arithmetic = models.JSONField("计算", default=list)
    approved_on = models.DateField("批准日", null=True, blank=True)
    approved_key = models.CharField("批准人工号", max_length=40, blank=True)
    approved_by = models.CharField("批准人", max_length=60, blank=True)
    paid_on = models.DateField("付款日", null=True, blank=True)
    paid_by = models.CharField("付款人", max_length=60, blank=True)
    entry = models.CharField("凭证", max_length=40, blank=True)

    class Meta:
        ordering = ["contract", "place"]
        verbose_name = "合同分期"
        constraints = [
            models.UniqueConstraint(fields=["contract", "place"], name="stage_once"),
            models.CheckConstraint(
                condition=models.Q(amount__gte=0, over__gte=0, state__in=StageState.values),
                name="stage_sound",
            ),
        ]
        indexes = [models.Index(fields=["invoice"], name="stage_invoice")]

    def __str__(self) -> str:
        return f"{self.contract_id} {self.name}"

    @property
    def ref(self) -> str:
        """How the trail and the ledger name it."""
        return f"stage:{self.pk}"
