"""Cost shares (分担比例): who bears which part of a matter's money from which day on."""

from django.db import models

from minzheng.engines.ledger.models.fund import Book, Fund

WHOLE = 10_000


class Share(models.Model):
    """Entered by one, approved by another; `status` says whether the paper itself was read."""

    class State(models.TextChoices):
        ENTERED = "entered", "待复核"
        APPROVED = "approved", "执行中"
        REFUSED = "refused", "已退回"

    class Status(models.TextChoices):
        VERIFIED = "verified", "已核对文件"
        REPORTED = "reported", "据通知转述"
        UNCONFIRMED = "unconfirmed", "未确认"

    book = models.ForeignKey(Book, models.PROTECT, related_name="shares", verbose_name="账套")
    matter = models.CharField("事项", max_length=60)
    since = models.DateField("起用日期")
    document = models.CharField("文件", max_length=120)
    status = models.CharField("核实情况", max_length=12, choices=Status.choices)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.ENTERED)
    entered_on = models.DateField("登记日期")
    entered_key = models.CharField("登记人编号", max_length=60)
    entered_by = models.CharField("登记人", max_length=80)
    approved_on = models.DateField("复核日期", null=True, blank=True)
    approved_by = models.CharField("复核人", max_length=80, blank=True)

    class Meta:
        verbose_name = "分担比例"
        ordering = ["matter", "-since", "-pk"]

    def __str__(self) -> str:
        return f"{self.matter} {self.since}"

    @property
    def ref(self) -> str:
        """How the trail points to it: "share:2"."""
        return f"share:{self.pk}"


class ShareRow(models.Model):
    """One fund's part, in ten-thousandths."""

    share = models.ForeignKey(Share, models.PROTECT, related_name="rows", verbose_name="分担")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="+", verbose_name="资金")
    weight = models.PositiveIntegerField("万分之")

    class Meta:
        verbose_name = "分担份额"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["share", "fund"], name="share_fund_once")]

    def __str__(self) -> str:
        return f"{self.fund_id} {self.weight}"

    @property
    def percent(self) -> str:
        """As people write it: "37.5%"."""
        return f"{self.weight / 100:g}%"
