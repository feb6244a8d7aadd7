"""Entries and their postings, never edited; and what a fund holds, kept equal to them."""

from django.db import models
from django.db.models import F, Q

from minzheng.engines.ledger.coded import Side
from minzheng.engines.ledger.models.fund import Appropriation, Book, Fund


class Entry(models.Model):
    """An entry (凭证): number without gaps in its book, the day, why. `reverses`: taken back whole.

    `gives_back`: money that comes back of an earlier entry, whole or in part.
    """

    book = models.ForeignKey(Book, models.PROTECT, related_name="entries", verbose_name="账套")
    number = models.PositiveIntegerField("凭证号")
    day = models.DateField("日期")
    period = models.CharField("期间", max_length=7)
    text = models.CharField("摘要", max_length=200)
    cause_ref = models.CharField("起因", max_length=60, db_index=True)
    reverses = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="reversal", verbose_name="冲销"
    )
    gives_back = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="returns", verbose_name="退回"
    )
    by_key = models.CharField("记账人编号", max_length=60)
    by_name = models.CharField("记账人", max_length=80)

    class Meta:
        verbose_name = "凭证"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["book", "number"], name="entry_number_once")]
        indexes = [models.Index(fields=["book", "period"], name="entry_period")]

    def __str__(self) -> str:
        return f"{self.number:06d}"

    @property
    def ref(self) -> str:
        """How the trail points to it: "entry:9"."""
        return f"entry:{self.pk}"


class Posting(models.Model):
    """One amount on one account of one fund, of money from one source paper. Signed fen."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="postings", verbose_name="凭证")
    fund = models.ForeignKey(Fund, models.PROTECT, related_name="postings", verbose_name="资金")
    source = models.ForeignKey(
        Appropriation, models.PROTECT, related_name="postings", verbose_name="源头文件"
    )
    side = models.CharField("科目", max_length=10, choices=Side.choices)
    amount = models.BigIntegerField("金额（分）")
    purpose = models.CharField("用途", max_length=60, blank=True)
    ref = models.CharField("去向", max_length=60, blank=True)

    class Meta:
        verbose_name = "分录"
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["fund", "side"], name="posting_fund_side"),
            models.Index(fields=["source", "side"], name="posting_source_side"),
            models.Index(fields=["ref"], name="posting_ref", condition=~Q(ref="")),
        ]

    def __str__(self) -> str:
        return f"{self.side} {self.amount}"


class Holding(models.Model):
    """Money of one source paper in one fund, now. The database itself refuses what cannot be.

    `spent` may fall below zero: a family paid back what the bank later could not deliver at all.
    """

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="holdings", verbose_name="资金")
    source = models.ForeignKey(
        Appropriation, models.PROTECT, related_name="holdings", verbose_name="源头文件"
    )
    received = models.BigIntegerField("收入（分）", default=0)
    available = models.BigIntegerField("可用（分）", default=0)
    committed = models.BigIntegerField("已承诺（分）", default=0)
    transit = models.BigIntegerField("在途（分）", default=0)
    spent = models.BigIntegerField("已支出（分）", default=0)
    allotted = models.BigIntegerField("已下拨（分）", default=0)

    class Meta:
        verbose_name = "资金余额"
        ordering = ["source__day", "source_id"]
        constraints = [
            models.UniqueConstraint(fields=["fund", "source"], name="holding_once"),
            models.CheckConstraint(
                condition=Q(available__gte=0, committed__gte=0, transit__gte=0),
                name="holding_not_negative",
            ),
            models.CheckConstraint(
                condition=Q(
                    received=-(
                        F("available") + F("committed") + F("transit") + F("spent") + F("allotted")
                    )
                ),
                name="holding_balanced",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.fund_id}/{self.source_id} {self.available}"
