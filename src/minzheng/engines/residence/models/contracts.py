"""The assessment before somebody comes, the service contract, and what changed of it later."""

from datetime import date

from django.db import models

from minzheng.engines.residence.coded import Level


class Assessment(models.Model):
    """The house's own assessment: two names and a day."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    assessed_on = models.DateField("评估日")
    level = models.CharField("照护级别", max_length=12, choices=Level)
    first = models.CharField("评估人", max_length=40)
    second = models.CharField("另一评估人", max_length=40)
    entered_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["-assessed_on", "-pk"]
        verbose_name = "入院评估"

    def __str__(self) -> str:
        return f"{self.person_id} {self.assessed_on}"

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"admissionassessment:{self.pk}"


class Contract(models.Model):
    """`until` is its last day. Fees are fen a month; what holds today is in `addenda` as well."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    stay = models.ForeignKey("stays.Stay", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    payer = models.CharField("付费人（担保人）", max_length=40)
    payer_relation = models.CharField("与入住人的关系", max_length=20)
    payer_phone_sealed = models.CharField("付费人电话", max_length=200, blank=True)
    since = models.DateField("起")
    until = models.DateField("止")
    level = models.CharField("照护级别", max_length=12, choices=Level)
    bed_fee = models.BigIntegerField("月床位费（分）")
    care_fee = models.BigIntegerField("月照护费（分）")
    meal_fee = models.BigIntegerField("月伙食费（分）")
    deposit = models.BigIntegerField("押金（分）", default=0)
    basis = models.CharField("入住评估", max_length=100)
    signed_on = models.DateField("签订日")
    signed_by = models.CharField("登记人", max_length=60)
    renews = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="renewed_by"
    )
    ended_on = models.DateField("解除日", null=True, blank=True)
    ended_why = models.CharField("解除原因", max_length=200, blank=True)
    paper = models.CharField("扫描件", max_length=200, blank=True)
    digest = models.CharField("扫描件校验值", max_length=64, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = "服务合同"
        indexes = [models.Index(fields=["facility", "until"], name="contract_until")]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"residencecontract:{self.pk}"

    @property
    def number(self) -> str:
        return f"{self.since:%Y%m}-{self.pk:06d}"

    @property
    def monthly(self) -> int:
        """Fen a month as signed."""
        return self.bed_fee + self.care_fee + self.meal_fee

    def in_force(self, on: date) -> bool:
        """Whether it holds on the day."""
        return self.since <= on <= self.until and (self.ended_on is None or on < self.ended_on)


class Addendum(models.Model):
    """Another level of care and other fees from a day on; `until` of the contract stands."""

    contract = models.ForeignKey(Contract, models.PROTECT, related_name="addenda")
    since = models.DateField("起")
    level = models.CharField("照护级别", max_length=12, choices=Level)
    bed_fee = models.BigIntegerField("月床位费（分）")
    care_fee = models.BigIntegerField("月照护费（分）")
    meal_fee = models.BigIntegerField("月伙食费（分）")
    why = models.CharField("为什么变更", max_length=200)
    signed_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = "补充协议"

    def __str__(self) -> str:
        return f"{self.contract_id} {self.since}"

    @property
    def monthly(self) -> int:
        """Fen a month from then on."""
        return self.bed_fee + self.care_fee + self.meal_fee
