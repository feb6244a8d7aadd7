"""A town's reserve, its terms by day, the money it asks for, the counting of its cash."""

from django.db import models

from minzheng.engines.ledger.api import Entry, Fund
from minzheng.engines.reserves.coded import CLAIMS


class Reserve(models.Model):
    """One a town; the money itself stands in the ledger, in `fund`."""

    division_code = models.CharField("镇街", max_length=12, unique=True)
    name = models.CharField("名称", max_length=80)
    fund = models.OneToOneField(Fund, models.PROTECT, related_name="+", verbose_name="资金")
    opened_on = models.DateField("设立日")
    opened_by = models.CharField("设立人", max_length=60)
    counted_on = models.DateField("最近盘点", null=True, blank=True)

    class Meta:
        ordering = ["division_code"]
        verbose_name = "备用金"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        return f"reserve:{self.pk}"


class Terms(models.Model):
    """From a day on, in fen: the most it holds, where it is refilled, the most of one payment."""

    reserve = models.ForeignKey(Reserve, models.PROTECT, related_name="terms")
    since = models.DateField("起始日")
    ceiling = models.BigIntegerField("限额（分）")
    refill_line = models.BigIntegerField("补足线（分）")
    cap = models.BigIntegerField("单次上限（分）")
    document = models.CharField("文号", max_length=60)
    by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = "备用金规定"

    def __str__(self) -> str:
        return f"{self.reserve_id} {self.since}"


class ClaimState(models.TextChoices):
    """How far a claim is."""

    ASKED = "asked", "待审核"
    CHECKED = "checked", "待审批"
    PAID = "paid", "已拨付"
    RETURNED = "returned", "已退回"


class Claim(models.Model):
    """A town asks for money: at first, then for what it has paid out and settled."""

    number = models.CharField("编号", max_length=24, unique=True)
    reserve = models.ForeignKey(Reserve, models.PROTECT, related_name="claims")
    division_code = models.CharField("镇街", max_length=12)
    kind = models.CharField("类别", max_length=8)
    amount = models.BigIntegerField("金额（分）")
    state = models.CharField(
        "状态", max_length=8, choices=ClaimState.choices, default=ClaimState.ASKED
    )
    asked_on = models.DateField("申请日")
    asked_by = models.CharField("申请人工号", max_length=40)
    asked_name = models.CharField("申请人", max_length=40)
    checked_by = models.CharField("审核人工号", max_length=40, blank=True)
    checked_name = models.CharField("审核人", max_length=40, blank=True)
    decided_on = models.DateField("拨付或退回日", null=True, blank=True)
    decided_name = models.CharField("审批人", max_length=40, blank=True)
    words = models.CharField("意见", max_length=300, blank=True)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["-asked_on", "-pk"]
        verbose_name = "备用金申请"
        indexes = [models.Index(fields=["division_code", "state"], name="reserve_claim_state")]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"reserve-claim:{self.pk}"

    @property
    def kind_name(self) -> str:
        return CLAIMS.get(self.kind, self.kind)


class Count(models.Model):
    """The cash counted by two people, beside what the ledger says."""

    reserve = models.ForeignKey(Reserve, models.PROTECT, related_name="counts")
    on = models.DateField("盘点日")
    counted = models.BigIntegerField("实有（分）")
    book = models.BigIntegerField("账面（分）")
    words = models.CharField("说明", max_length=300, blank=True)
    by_name = models.CharField("盘点人", max_length=40)
    witness_key = models.CharField("监盘人工号", max_length=40)
    witness_name = models.CharField("监盘人", max_length=40)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = "备用金盘点"

    def __str__(self) -> str:
        return f"{self.reserve_id} {self.on}"

    @property
    def difference(self) -> int:
        """Fen more (or less) in the box than in the book."""
        return self.counted - self.book
