"""Relief paid at once from a reserve: to whom, how, who stood by, the case it belongs to."""

import json
from functools import cached_property

from django.db import models

from minzheng.engines.ledger.api import Entry
from minzheng.engines.reserves.coded import CAUSES, ENDS, FORMS, GOODS
from minzheng.engines.reserves.models.reserve import Claim, Reserve
from minzheng.registers.masking import mask_name
from minzheng.registers.sealing import unseal

NOTHING_TOLD = {"name": "", "looks": "", "where": "", "story": "", "goods": ""}


class PaymentState(models.TextChoices):
    """How far a payment's papers are."""

    PAID = "paid", "已付，待办件"
    LINKED = "linked", "办件办理中"
    RECOVERING = "recovering", "追回中"
    SETTLED = "settled", "已了结"


class Payment(models.Model):
    """`told_sealed`: name, looks, where, story, goods. `token`: of the application begun for it.

    At night only the least is asked: `person_id` empty while nobody knows who it was,
    `completed_on` empty while something of `lacks` is missing. `client`: what the phone called it.
    """

    number = models.CharField("台账编号", max_length=24, unique=True)
    reserve = models.ForeignKey(Reserve, models.PROTECT, related_name="payments")
    division_code = models.CharField("镇街", max_length=12)
    paid_on = models.DateField("支付日")
    paid_at = models.TimeField("支付时间")
    person_id = models.BigIntegerField("领取人编号", null=True, blank=True, db_index=True)
    people = models.PositiveSmallIntegerField("受影响人数")
    cause = models.PositiveSmallIntegerField("困难情形")
    happened_on = models.DateField("事发日")
    form = models.CharField("方式", max_length=10)
    amount = models.BigIntegerField("金额（分）")
    told_sealed = models.TextField("情况（加密）")
    again_reason = models.CharField("再次救助理由", max_length=200, blank=True)
    payer_key = models.CharField("支付人工号", max_length=40)
    payer_name = models.CharField("支付人", max_length=40)
    witness_key = models.CharField("在场人工号", max_length=40, blank=True)
    witness_name = models.CharField("在场人", max_length=40, blank=True)
    alone_reason = models.CharField("一人支付的原因", max_length=200, blank=True)
    receipt = models.CharField("收据照片", max_length=120, blank=True)
    receipt_name = models.CharField("收据照片名", max_length=120, blank=True)
    receipt_digest = models.CharField("收据照片摘要", max_length=64, blank=True)
    photo = models.CharField("现场照片", max_length=120, blank=True)
    photo_name = models.CharField("现场照片名", max_length=120, blank=True)
    photo_digest = models.CharField("现场照片摘要", max_length=64, blank=True)
    client = models.CharField("手机编号", max_length=36, blank=True)
    completed_on = models.DateField("补全日", null=True, blank=True)
    entry = models.ForeignKey(Entry, models.PROTECT, null=True, related_name="+")
    token = models.CharField("申请标识", max_length=64, blank=True, db_index=True)
    case_number = models.CharField("办件", max_length=40, blank=True, db_index=True)
    due_on = models.DateField("补办期限")
    state = models.CharField(
        "状态", max_length=12, choices=PaymentState.choices, default=PaymentState.PAID
    )
    outcome = models.CharField("了结方式", max_length=12, blank=True)
    settled_on = models.DateField("了结日", null=True, blank=True)
    returned = models.BigIntegerField("已退回（分）", default=0)
    claim = models.ForeignKey(Claim, models.PROTECT, null=True, blank=True, related_name="payments")
    escalated_on = models.DateField("督办日", null=True, blank=True)

    class Meta:
        ordering = ["-paid_on", "-pk"]
        verbose_name = "备用金支付"
        indexes = [
            models.Index(fields=["division_code", "state", "due_on"], name="reserve_pay_state"),
            models.Index(fields=["person_id", "paid_on"], name="reserve_pay_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["client"], condition=~models.Q(client=""), name="reserve_pay_client"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"reserve-payment:{self.pk}"

    @property
    def cause_name(self) -> str:
        return CAUSES.get(self.cause, "")

    @property
    def form_name(self) -> str:
        return FORMS.get(self.form, self.form)

    @property
    def outcome_name(self) -> str:
        return ENDS.get(self.outcome, "")

    @property
    def net(self) -> int:
        """What is out of the reserve for good, in fen."""
        return self.amount - self.returned

    @cached_property
    def told(self) -> dict[str, str]:
        """What was told: name, looks, where, story, goods."""
        return NOTHING_TOLD | dict(json.loads(unseal(self.told_sealed)))

    @property
    def name_masked(self) -> str:
        return mask_name(self.told["name"]) if self.told["name"] else "不知道姓名"

    @property
    def lacks(self) -> tuple[str, ...]:
        """What the night left out and is still to be made up."""
        told = self.told
        asked = (
            ("领取人的身份", self.person_id), ("事情的经过", told["story"]),
            ("在场的第二个人", self.witness_key or self.alone_reason),
            ("实物的品名和数量", told["goods"] or self.form != GOODS),
        )  # fmt: skip
        return tuple(words for words, there in asked if not there)


class Resolution(models.Model):
    """What somebody proposes to become of a payment, and who approved it."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="resolutions")
    how = models.CharField("怎样了结", max_length=12)
    words = models.CharField("理由", max_length=300)
    by_key = models.CharField("提出人工号", max_length=40)
    by_name = models.CharField("提出人", max_length=40)
    on = models.DateField("提出日")
    approved_name = models.CharField("批准人", max_length=40, blank=True)
    approved_on = models.DateField("批准日", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "备用金支付了结"

    def __str__(self) -> str:
        return f"{self.payment_id} {self.how}"

    @property
    def how_name(self) -> str:
        return ENDS.get(self.how, self.how)


class Repayment(models.Model):
    """Money that came back into a reserve."""

    payment = models.ForeignKey(Payment, models.PROTECT, related_name="repayments")
    division_code = models.CharField("镇街", max_length=12)
    amount = models.BigIntegerField("金额（分）")
    on = models.DateField("退回日")
    receipt = models.CharField("收据号", max_length=60)
    entry = models.ForeignKey(Entry, models.PROTECT, related_name="+")
    by = models.CharField("经手人", max_length=60)

    class Meta:
        ordering = ["pk"]
        verbose_name = "备用金退回"

    def __str__(self) -> str:
        return f"{self.payment_id} {self.amount}"
