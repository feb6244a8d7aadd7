"""An entitlement (待遇): who is paid what from which month on, and every version of that answer."""

from django.db import models

from minzheng.engines.payments.fields import MonthField
from minzheng.registers.masking import mask_name


class PayeeAccount(models.Model):
    """Where money goes. Never edited: a new account is a new row, old lines keep theirs."""

    person = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", verbose_name="领款人"
    )
    payee_name = models.CharField("户名", max_length=60)
    bank = models.CharField("开户行", max_length=60, blank=True)
    sealed = models.TextField("账号（加密）")
    index = models.CharField("账号索引", max_length=64, db_index=True)
    masked = models.CharField("账号（脱敏）", max_length=24)

    class Meta:
        verbose_name = "收款账户"

    def __str__(self) -> str:
        return self.masked

    @property
    def name_masked(self) -> str:
        return mask_name(self.payee_name)


class Entitlement(models.Model):
    """`settled_to`: up to this month, included, approved runs have paid what was due.

    `done`: it has ended and its last run has been; only a change or a returned payment reopens it.
    `beneficiary`: whose it is when it is one person's and not the household's. `once`: a single
    sum. `part`: the step of the case that granted it before the end; "" for the case's end. Parts
    of a month may go to other accounts than `account`: `directions`.
    """

    case_ref = models.CharField("办件", max_length=60)
    part = models.CharField("办件环节", max_length=60, blank=True)
    matter = models.CharField("事项", max_length=60)
    household = models.ForeignKey(
        "households.Household", models.PROTECT, related_name="+", verbose_name="家庭"
    )
    beneficiary = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="受益人",
    )
    payee = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", verbose_name="领款人"
    )
    account = models.ForeignKey(
        PayeeAccount, models.PROTECT, related_name="+", verbose_name="收款账户"
    )
    division_code = models.CharField("区划", max_length=12)
    beneficiaries = models.PositiveSmallIntegerField("保障人数", default=1)
    first_month = MonthField("起发月份")
    last_month = MonthField("最后发放月份", null=True, blank=True)
    once = models.BooleanField("一次性", default=False)
    settled_to = MonthField("已结清至")
    done = models.BooleanField("已了结", default=False)
    decision_ref = models.CharField("决定", max_length=60)
    granted_on = models.DateField("给予日期")

    class Meta:
        verbose_name = "待遇"
        constraints = [
            models.UniqueConstraint(fields=["case_ref", "matter", "part"], name="entitlement_once")
        ]
        indexes = [
            models.Index(
                fields=["matter", "done", "division_code", "id"], name="entitlement_scope"
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail and the cases point to it: "entitlement:12"."""
        return f"entitlement:{self.pk}"


class EntitlementPeriod(models.Model):
    """What was decided for some months. Never edited: of two rows for a month the later holds."""

    class Kind(models.TextChoices):
        GRANT = "grant", "给予"
        CHANGE = "change", "调整"
        SUSPEND = "suspend", "暂停"
        RESUME = "resume", "恢复"
        STOP = "stop", "停发"
        CORRECT = "correct", "更正"

    entitlement = models.ForeignKey(
        Entitlement, models.PROTECT, related_name="periods", verbose_name="待遇"
    )
    kind = models.CharField("种类", max_length=8, choices=Kind.choices)
    from_month = MonthField("起")
    to_month = MonthField("止", null=True, blank=True)
    monthly = models.BigIntegerField("月金额（分）")
    paused = models.BooleanField("暂停", default=False)
    reason = models.CharField("原因", max_length=60)
    decision_ref = models.CharField("决定", max_length=60, blank=True)
    recorded_on = models.DateField("记录日期")
    recorded_by = models.CharField("记录人", max_length=80)

    class Meta:
        verbose_name = "待遇变动"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(condition=models.Q(monthly__gte=0), name="period_not_negative")
        ]

    def __str__(self) -> str:
        return f"{self.entitlement_id} {self.from_month} {self.monthly}"
