"""Who receives vouchers, what was told to change, and the providers that take them."""

from django.db import models

from minzheng.engines.vouchers.coded import Cause, Standing, Word
from minzheng.kernel.months import Month

LIVING = [Standing.APPLIED, Standing.LIVE]


class Enrolment(models.Model):
    """`first` is the first month with vouchers, `ends` the first without ("2026-12", "" for open).

    `level`: the code of the decided ability level; `stated`: what no register knows.
    """

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    code = models.CharField("券号", max_length=12, unique=True)
    state = models.CharField("状态", max_length=8, choices=Standing, default=Standing.APPLIED)
    level = models.PositiveSmallIntegerField("能力等级")
    level_name = models.CharField("能力等级名称", max_length=10)
    stated = models.JSONField("本人说明", default=dict)
    first = models.CharField("起始月份", max_length=7, blank=True)
    ends = models.CharField("停发月份", max_length=7, blank=True)
    applied_on = models.DateField("申请日")
    applied_by = models.CharField("申请人", max_length=60)
    applied_key = models.CharField("申请人编号", max_length=60)
    decided_on = models.DateField("确认日", null=True, blank=True)
    decided_by = models.CharField("确认人", max_length=60, blank=True)
    reason = models.CharField("理由", max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "消费券登记"
        indexes = [models.Index(fields=["division_code", "state", "-id"], name="voucher_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(state__in=LIVING, ends=""),
                name="one_enrolment_a_person",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"enrolment {self.pk}"

    @property
    def ref(self) -> str:
        return f"voucherenrolment:{self.pk}"

    @property
    def tail(self) -> str:
        return self.code[-4:]

    def holds_in(self, month: Month) -> bool:
        """Whether there is a voucher for a month."""
        begun = self.state == Standing.LIVE and self.first <= str(month)
        return begun and (not self.ends or str(month) < self.ends)


class Change(models.Model):
    """Told by the elder, her agent or a provider; confirmed it stops vouchers from next month."""

    enrolment = models.ForeignKey(Enrolment, models.PROTECT, related_name="changes")
    cause = models.CharField("情形", max_length=10, choices=Cause)
    words = models.CharField("说明", max_length=200)
    happened_on = models.DateField("发生日")
    told_on = models.DateField("告知日")
    told_by = models.CharField("告知人", max_length=60)
    state = models.CharField("处理", max_length=8, choices=Word, default=Word.WAITING)
    decided_on = models.DateField("处理日", null=True, blank=True)
    decided_by = models.CharField("处理人", max_length=60, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "状况变化"
        indexes = [models.Index(fields=["state", "-id"], name="voucher_change_waiting")]

    def __str__(self) -> str:
        return f"change {self.pk}"

    @property
    def ref(self) -> str:
        return f"voucherchange:{self.pk}"


class Listing(models.Model):
    """A facility that may take vouchers, from a day until another."""

    facility = models.OneToOneField("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    listed_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "可用券的机构"

    def __str__(self) -> str:
        return f"listing {self.facility_id}"

    @property
    def ref(self) -> str:
        return f"voucherlisting:{self.facility_id}"
