"""A month's statement of a facility: its lines, frozen when handed in, and what was done with it.

Money is whole fen; a share is in 万分之一.
"""

from django.db import models

from minzheng.engines.delivery.coded import CLAIMED, UNKNOWN_PAYER, Answer, State, Verdict
from minzheng.kernel.months import Month
from minzheng.registers.facilities.api import PAYERS


class Statement(models.Model):
    """`digest` seals the lines as handed in; `accepted` is the public money approved."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    month = models.CharField("月份", max_length=7)
    state = models.CharField("状态", max_length=10, choices=State, default=State.HANDED_IN)
    digest = models.CharField("校验值", max_length=64)
    line_count = models.PositiveIntegerField("条数")
    total = models.BigIntegerField("服务总额（分）")
    claimed = models.BigIntegerField("申请公共资金（分）")
    accepted = models.BigIntegerField("核定公共资金（分）", null=True, blank=True)
    handed_in_on = models.DateField("提交日")
    handed_in_by = models.CharField("提交人", max_length=60)
    checked_on = models.DateField("核对日", null=True, blank=True)
    checked_by = models.CharField("核对人", max_length=60, blank=True)
    checked_key = models.CharField("核对人编号", max_length=40, blank=True)
    approved_on = models.DateField("核定日", null=True, blank=True)
    approved_by = models.CharField("核定人", max_length=60, blank=True)

    class Meta:
        ordering = ["-handed_in_on", "-pk"]
        verbose_name = "服务结算单"
        indexes = [
            models.Index(fields=["division_code", "state", "month"], name="statement_place"),
            models.Index(fields=["-handed_in_on", "-id"], name="statement_newest"),
        ]
        constraints = [models.UniqueConstraint(fields=["facility", "month"], name="statement_once")]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"statement:{self.pk}"

    @property
    def number(self) -> str:
        return f"{self.month.replace('-', '')}-{self.pk:06d}"

    @property
    def month_name(self) -> str:
        return Month.parse(self.month).label


class StatementLine(models.Model):
    """One person, one service, one price: `quantity` × `price` = `amount`.

    `public` is what of it is public money, `share` the part of the amount that is. A late line
    has another `of_month` than its statement.
    """

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField("行号")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    service = models.CharField("服务", max_length=40)
    unit = models.CharField("计价单位", max_length=20, blank=True)
    price = models.BigIntegerField("单价（分）")
    payer = models.CharField("谁付", max_length=12, blank=True)
    of_month = models.CharField("服务月份", max_length=7)
    quantity = models.PositiveIntegerField("数量")
    amount = models.BigIntegerField("金额（分）")
    share = models.PositiveIntegerField("公共资金份额（万分之一）")
    public = models.BigIntegerField("公共资金（分）")
    sampled = models.BooleanField("抽中回访", default=False)
    callback = models.CharField("回访结果", max_length=200, blank=True)
    verdict = models.CharField("核对", max_length=10, choices=Verdict, blank=True)
    reason = models.CharField("原因", max_length=200, blank=True)
    judged_by = models.CharField("核对人", max_length=60, blank=True)
    judged_key = models.CharField("核对人编号", max_length=40, blank=True)
    answer = models.CharField("机构处理", max_length=10, choices=Answer, blank=True)
    answered_on = models.DateField("处理日", null=True, blank=True)

    class Meta:
        ordering = ["statement", "number"]
        verbose_name = "结算单明细"
        indexes = [models.Index(fields=["verdict", "answer"], name="line_to_answer")]
        constraints = [
            models.UniqueConstraint(fields=["statement", "number"], name="statement_line_once")
        ]

    def __str__(self) -> str:
        return f"{self.statement_id}/{self.number}"

    @property
    def is_claimed(self) -> bool:
        """Whether public money is asked for, so that somebody must judge it."""
        return self.payer in CLAIMED

    @property
    def payer_name(self) -> str:
        return PAYERS.get(self.payer, UNKNOWN_PAYER)


class StatementStep(models.Model):
    """One step of a statement's way; `words` is the reason where one was given."""

    class Kind(models.TextChoices):
        HANDED_IN = "handed_in", "机构提交"
        CHECKED = "checked", "核对完毕"
        RETURNED = "returned", "退回重新核对"
        APPROVED = "approved", "核定"

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="steps")
    kind = models.CharField("做了什么", max_length=10, choices=Kind)
    on = models.DateField("日期")
    by = models.CharField("谁", max_length=60)
    words = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "结算单经过"

    def __str__(self) -> str:
        return f"{self.statement_id} {self.kind}"
