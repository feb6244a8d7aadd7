"""Somebody at work in a facility, her certificates, her training, the nights she watches."""

from datetime import date
from typing import Self

from django.db import models

from minzheng.engines.staffing.coded import CERTIFICATES, DEGREES, POSTS, SKILL, SKILL_LEVELS
from minzheng.registers.masking import mask_id, mask_name, mask_phone
from minzheng.registers.sealing import unseal


class Employments(models.QuerySet["Employment"]):
    def at_work(self, day: date) -> Self:
        """Those employed on `day`; `until` is the first day without it."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=day), since__lte=day)

    def after(self, day: date) -> Self:
        """Those that are not over on `day`, begun or still to begin."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=day))


class Employment(models.Model):
    """`share`: per cent of full hours. `in_care_since`: stated, for the years in service."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    name = models.CharField("姓名", max_length=40)
    id_sealed = models.TextField("证件号码（加密）")
    id_index = models.CharField("证件号码索引", max_length=64, db_index=True)
    phone_sealed = models.TextField("电话（加密）", blank=True)
    post = models.CharField("岗位", max_length=20, choices=list(POSTS.items()))
    share = models.PositiveSmallIntegerField("工时比例（%）")
    since = models.DateField("入职日")
    until = models.DateField("离职日", null=True, blank=True)
    left_why = models.CharField("离职原因", max_length=100, blank=True)
    degree = models.CharField("学历", max_length=12, blank=True)
    graduated_on = models.DateField("毕业日", null=True, blank=True)
    in_care_since = models.DateField("从事护理起", null=True, blank=True)
    entered_on = models.DateField("登记日")
    entered_by = models.CharField("登记人", max_length=60)

    objects = Employments.as_manager()

    class Meta:
        ordering = ["facility", "post", "name", "pk"]
        verbose_name = "从业人员"
        indexes = [models.Index(fields=["facility", "until"], name="staff_facility")]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "id_index"],
                condition=models.Q(until=None),
                name="staff_once",
            ),
            models.CheckConstraint(
                condition=models.Q(share__gte=1, share__lte=100), name="staff_share"
            ),
        ]

    def __str__(self) -> str:
        return self.name_masked

    @property
    def ref(self) -> str:
        return f"employment:{self.pk}"

    @property
    def name_masked(self) -> str:
        return mask_name(self.name)

    @property
    def id_masked(self) -> str:
        return mask_id(unseal(self.id_sealed))

    @property
    def phone_masked(self) -> str:
        return mask_phone(unseal(self.phone_sealed)) if self.phone_sealed else ""

    @property
    def post_name(self) -> str:
        return POSTS.get(self.post, self.post)

    @property
    def degree_name(self) -> str:
        return DEGREES.get(self.degree, "")

    def is_here(self, day: date) -> bool:
        """Whether she is employed on the day."""
        return self.since <= day and (self.until is None or self.until > day)


class Certificate(models.Model):
    """`level`: of the skill certificate, 5 the lowest; 0 where there is none."""

    employment = models.ForeignKey(Employment, models.PROTECT, related_name="certificates")
    kind = models.CharField("证书", max_length=20, choices=list(CERTIFICATES.items()))
    level = models.PositiveSmallIntegerField("等级", default=0)
    number = models.CharField("编号", max_length=60)
    issuer = models.CharField("发证机构", max_length=80)
    issued_on = models.DateField("发证日")
    valid_until = models.DateField("有效期至", null=True, blank=True)
    entered_on = models.DateField("登记日")
    entered_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["kind", "-issued_on", "-pk"]
        verbose_name = "证书"
        constraints = [
            models.UniqueConstraint(
                fields=["employment", "kind", "number"], name="staff_certificate_once"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Its name with the level."""
        name = CERTIFICATES.get(self.kind, self.kind)
        return f"{name}（{SKILL_LEVELS[self.level]}）" if self.level else name

    @property
    def ranks(self) -> bool:
        """Whether it says how skilled a carer is."""
        return self.kind == SKILL and self.level in SKILL_LEVELS

    def holds(self, day: date) -> bool:
        """Whether it is in force on the day; the last day of validity counts."""
        return self.issued_on <= day and (self.valid_until is None or self.valid_until >= day)


class Training(models.Model):
    """Hours of training on a day."""

    employment = models.ForeignKey(Employment, models.PROTECT, related_name="trainings")
    day = models.DateField("日期")
    hours = models.PositiveSmallIntegerField("学时")
    topic = models.CharField("内容", max_length=100)
    provider = models.CharField("培训单位", max_length=80)
    entered_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "培训"
        constraints = [
            models.UniqueConstraint(
                fields=["employment", "day", "topic"], name="staff_training_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.topic}"


class Night(models.Model):
    """Who watches over a facility in the night that begins on `day`."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    day = models.DateField("哪天夜里")
    employment = models.ForeignKey(Employment, models.PROTECT, related_name="nights")

    class Meta:
        ordering = ["day"]
        verbose_name = "夜班"
        constraints = [models.UniqueConstraint(fields=["facility", "day"], name="staff_night_once")]

    def __str__(self) -> str:
        return f"{self.day}"
