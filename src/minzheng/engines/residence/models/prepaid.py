"""Money taken beforehand: the filed fees and account, every movement, the balance in custody."""

from django.db import models

from minzheng.engines.residence.coded import Kind, Way
from minzheng.kernel.months import Month


class Schedule(models.Model):
    """The fees as filed with the bureau, and the account in custody; the latest one holds."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    since = models.DateField("起")
    fees = models.TextField("收费项目和标准")
    bank = models.CharField("存管银行", max_length=60)
    account_sealed = models.CharField("存管账号", max_length=200)
    account_tail = models.CharField("账号后四位", max_length=4)
    filed_on = models.DateField("报备日")
    filed_by = models.CharField("报备人", max_length=60)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = "收费报备"

    def __str__(self) -> str:
        return f"{self.facility_id} {self.since}"


class Entry(models.Model):
    """One movement of a person's prepaid money in whole fen; never changed, never removed.

    `months`: for how many months of service it was paid. `excess`: why more was taken than allowed.
    """

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    stay = models.ForeignKey("stays.Stay", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField("种类", max_length=10, choices=Kind)
    way = models.CharField("收、扣、退", max_length=8, choices=Way)
    amount = models.BigIntegerField("金额（分）")
    months = models.PositiveIntegerField("几个月的", default=0)
    day = models.DateField("日期")
    text = models.CharField("说明", max_length=100, blank=True)
    excess = models.CharField("超出上限的原因", max_length=200, blank=True)
    entered_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "预收费明细"
        indexes = [models.Index(fields=["facility", "person", "kind"], name="prepaid_person")]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="prepaid_positive")
        ]

    def __str__(self) -> str:
        return f"{self.stay_id} {self.day}"

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"prepaid:{self.pk}"


class Custody(models.Model):
    """What lay in custody at the end of a month as the house told, beside what should."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    month = models.CharField("月份", max_length=7)
    balance = models.BigIntegerField("存管余额（分）")
    owed = models.BigIntegerField("没有退、没有扣的押金和会员费（分）")
    told_on = models.DateField("报告日")
    told_by = models.CharField("报告人", max_length=60)

    class Meta:
        ordering = ["-month"]
        verbose_name = "存管余额报告"
        constraints = [models.UniqueConstraint(fields=["facility", "month"], name="custody_once")]

    def __str__(self) -> str:
        return f"{self.facility_id} {self.month}"

    @property
    def month_name(self) -> str:
        return Month.parse(self.month).label

    @property
    def short(self) -> int:
        """Fen that are missing; 0 when enough lies there."""
        return max(self.owed - self.balance, 0)
