"""A use of a voucher for one service that was given; what the insurance paid; what is owed back.

fee = insured + voucher + own, to the fen, always.
"""

from django.db import models

from minzheng.engines.vouchers.coded import WAYS, Finding, Kind
from minzheng.engines.vouchers.models.enrolling import Enrolment

LIVE = models.Q(voided="")


class Use(models.Model):
    """One service, once. `ratio` in 万分之一, as it stood; `month` is whose voucher it used."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="uses")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    service = models.ForeignKey("delivery.ServiceRecord", models.PROTECT, related_name="+")
    kind = models.CharField("券种", max_length=10, choices=Kind, default=Kind.MONTHLY)
    item = models.CharField("服务", max_length=40)
    day = models.DateField("服务日期")
    month = models.CharField("用券月份", max_length=7)
    way = models.CharField("方式", max_length=12)
    ratio = models.PositiveIntegerField("比例")
    left = models.BigIntegerField("用前余额（分）")
    fee = models.BigIntegerField("服务费（分）")
    insured = models.BigIntegerField("长护险付（分）", default=0)
    voucher = models.BigIntegerField("消费券付（分）")
    own = models.BigIntegerField("个人付（分）")
    used_on = models.DateField("用券日")
    used_by = models.CharField("经办人", max_length=60)
    voided = models.CharField("作废", max_length=6, blank=True)
    void_reason = models.CharField("作废原因", max_length=200, blank=True)
    settlement = models.ForeignKey(
        "vouchers.Settlement", models.PROTECT, null=True, blank=True, related_name="uses"
    )
    sampled = models.BooleanField("抽中现场核查", default=False)
    finding = models.CharField("现场核查", max_length=6, choices=Finding, blank=True)
    finding_words = models.CharField("核查说明", max_length=200, blank=True)
    found_by = models.CharField("核查人", max_length=60, blank=True)
    found_on = models.DateField("核查日", null=True, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "用券记录"
        indexes = [
            models.Index(fields=["enrolment", "month"], name="voucher_use_month"),
            models.Index(fields=["facility", "settlement"], name="voucher_use_place"),
            models.Index(fields=["division_code", "-id"], name="voucher_use_area"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["service"], condition=LIVE, name="one_use_a_service"),
            models.UniqueConstraint(
                fields=["enrolment"], condition=LIVE & models.Q(kind=Kind.ASSESSMENT),
                name="one_assessment_voucher",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    fee=models.F("insured") + models.F("voucher") + models.F("own")
                ),
                name="voucher_adds_up",
            ),
            models.CheckConstraint(
                condition=models.Q(insured__gte=0, voucher__gte=0, own__gte=0),
                name="voucher_never_negative",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"use {self.pk}"

    @property
    def ref(self) -> str:
        return f"voucheruse:{self.pk}"

    @property
    def way_name(self) -> str:
        return WAYS.get(self.way, self.way)

    @property
    def state_words(self) -> str:
        """What somebody reads of it in a list."""
        if self.voided:
            return f"已作废：{self.void_reason}"
        if self.sampled:
            return self.get_finding_display() or "抽中，待现场核查"
        return "已结算" if self.settlement_id else "有效"


class InsuranceLine(models.Model):
    """What long-term-care insurance paid for a person, a day and an item, as its list says."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    day = models.DateField("日期")
    item = models.CharField("项目", max_length=40)
    amount = models.BigIntegerField("长护险付（分）")
    sheet = models.CharField("名单", max_length=120)
    taken_on = models.DateField("导入日")
    taken_by = models.CharField("导入人", max_length=60)
    use = models.ForeignKey(Use, models.PROTECT, null=True, blank=True, related_name="lines")
    words = models.CharField("比对结果", max_length=200, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "长护险支付"
        indexes = [models.Index(fields=["division_code", "-id"], name="insurance_area")]
        constraints = [
            models.UniqueConstraint(fields=["person", "day", "item"], name="insurance_once"),
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="insurance_positive"),
        ]

    def __str__(self) -> str:
        return f"insurance {self.pk}"


class Owed(models.Model):
    """What a house was paid too much for a use; the next settlement of the house takes it off."""

    use = models.ForeignKey(Use, models.PROTECT, related_name="owed")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    amount = models.BigIntegerField("应退（分）")
    why = models.CharField("原因", max_length=200)
    since = models.DateField("发现日")
    settlement = models.ForeignKey(
        "vouchers.Settlement", models.PROTECT, null=True, blank=True, related_name="taken_off"
    )

    class Meta:
        ordering = ["pk"]
        verbose_name = "应退"
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="owed_positive")
        ]

    def __str__(self) -> str:
        return f"owed {self.pk}"
