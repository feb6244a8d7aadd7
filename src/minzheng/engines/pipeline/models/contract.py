"""A contract paid from one source, its changes, and its payments by three hands."""

from django.db import models

from minzheng.engines.pipeline.models.project import Project, Source
from minzheng.registers.organisations.api import Organisation


class Contract(models.Model):
    """`first`: the sum as signed; `amount`: as it is now; prices in fen for one `item`."""

    project = models.ForeignKey(Project, models.PROTECT, related_name="contracts")
    source = models.ForeignKey(Source, models.PROTECT, related_name="contracts")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    title = models.CharField("合同名称", max_length=80)
    document = models.CharField("合同编号", max_length=60)
    first = models.BigIntegerField("签约金额（分）")
    amount = models.BigIntegerField("合同金额（分）")
    item = models.CharField("主要材料或服务", max_length=60, blank=True)
    unit_price = models.BigIntegerField("单价（分）", default=0)
    low = models.BigIntegerField("市场价低（分）", default=0)
    high = models.BigIntegerField("市场价高（分）", default=0)
    signed_on = models.DateField("签订日")
    signed_key = models.CharField("经办人工号", max_length=60)
    signed_by = models.CharField("经办人", max_length=60)

    class Meta:
        ordering = ["pk"]
        verbose_name = "项目合同"
        indexes = [models.Index(fields=["organisation", "signed_on"], name="pipeline_party_day")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first__gt=0, amount__gt=0, low__lte=models.F("high")),
                name="pipeline_contract_sound",
            ),
            models.UniqueConstraint(fields=["project", "document"], name="pipeline_contract_once"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the ledger names it."""
        return f"pipelinecontract:{self.pk}"


class Change(models.Model):
    """A contract's sum was changed; beyond the line the head approves it, then it counts."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="changes")
    on = models.DateField("日期")
    by_key = models.CharField("经办人工号", max_length=60)
    by = models.CharField("经办人", max_length=60)
    words = models.CharField("原因", max_length=300)
    before = models.BigIntegerField("原金额（分）")
    amount = models.BigIntegerField("金额（分）")
    over = models.BooleanField("要重新批准", default=False)
    approved_on = models.DateField("批准日", null=True, blank=True)
    approved_by = models.CharField("批准人", max_length=60, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "项目合同变更"
        constraints = [
            models.UniqueConstraint(
                fields=["contract"], condition=models.Q(over=True, approved_on=None),
                name="pipeline_change_one_open",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.contract_id} {self.on}"

    @property
    def is_open(self) -> bool:
        return self.over and self.approved_on is None


class PaymentState(models.TextChoices):
    """Whose turn a payment is."""

    ASKED = "asked", "待批准"
    APPROVED = "approved", "待付款"
    PAID = "paid", "已付"
    REFUSED = "refused", "不同意"


class Payment(models.Model):
    """Asked for with an invoice, approved, paid by a third hand out of what was set aside."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="payments")
    amount = models.BigIntegerField("金额（分）")
    invoice = models.CharField("发票号码", max_length=40)
    words = models.CharField("用途", max_length=200)
    paper = models.CharField("发票", max_length=160, blank=True)
    paper_name = models.CharField("文件名", max_length=120, blank=True)
    paper_digest = models.CharField("文件摘要", max_length=64, blank=True)
    state = models.CharField(
        "状态", max_length=10, choices=PaymentState.choices, default=PaymentState.ASKED
    )
    asked_on = models.DateField("申请日")
    asked_key = models.CharField("申请人工号", max_length=60)
    asked_by = models.CharField("申请人", max_length=60)
    approved_on = models.DateField("批准日", null=True, blank=True)
    approved_key = models.CharField("批准人工号", max_length=60, blank=True)
    approved_by = models.CharField("批准人", max_length=60, blank=True)
    answer = models.CharField("意见", max_length=200, blank=True)
    paid_on = models.DateField("付款日", null=True, blank=True)
    paid_by = models.CharField("付款人", max_length=60, blank=True)
    entry = models.BigIntegerField("凭证", null=True, blank=True)
    entry_name = models.CharField("凭证号", max_length=40, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "项目付款"
        indexes = [models.Index(fields=["invoice"], name="pipeline_invoice")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0, state__in=PaymentState.values),
                name="pipeline_payment_sound",
            )
        ]

    def __str__(self) -> str:
        return f"{self.contract_id} {self.invoice}"
