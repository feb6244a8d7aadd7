"""A facility as known now, what it offers at which price, and every change of what was known.

Latitude and longitude are WGS-84 degrees; None means unknown, never nought.
"""

from datetime import date
from typing import Self

from django.db import models

from minzheng.kernel.divisions import subtree_range
from minzheng.registers.facilities.coded import ACCESS, KINDS, OPERATORS, PAYERS
from minzheng.registers.facilities.hours import Week
from minzheng.registers.versions import Version


class Facilities(models.QuerySet["Facility"]):
    def within(self, division: str) -> Self:
        return self.filter(division_code__range=subtree_range(division))

    def open_on(self, day: date) -> Self:
        """Those that exist on the day; `closed_on` is the first day without it."""
        begun = models.Q(opened_on=None) | models.Q(opened_on__lte=day)
        return self.filter(begun, models.Q(closed_on=None) | models.Q(closed_on__gt=day))


class Facility(models.Model):
    name = models.CharField("名称", max_length=80)
    kind = models.CharField("类别", max_length=20)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True, db_index=True)
    division_code = models.CharField("区划", max_length=12)
    address = models.CharField("地址", max_length=200)
    route = models.CharField("怎么去", max_length=200, blank=True)
    latitude = models.FloatField("纬度", null=True, blank=True)
    longitude = models.FloatField("经度", null=True, blank=True)
    phone = models.CharField("电话", max_length=30, blank=True)
    hours = models.JSONField("开放时间", default=dict)
    closed_days = models.JSONField("不开放的日子", default=list)
    capacity = models.PositiveIntegerField("总数", null=True, blank=True)
    vacancy = models.PositiveIntegerField("空位", null=True, blank=True)
    vacancy_on = models.DateField("空位报告日", null=True, blank=True)
    licence = models.CharField("许可或备案号", max_length=60, blank=True)
    licence_until = models.DateField("许可或备案有效期", null=True, blank=True)
    operator = models.CharField("运营性质", max_length=20, blank=True)
    rating = models.CharField("等级", max_length=20, blank=True)
    rating_until = models.DateField("等级有效期", null=True, blank=True)
    languages = models.CharField("语言", max_length=80, blank=True)
    access = models.JSONField("无障碍", default=list)
    opened_on = models.DateField("开办日", null=True, blank=True)
    closed_on = models.DateField("停办日", null=True, blank=True)
    updated_on = models.DateField("更新日")

    objects = Facilities.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "设施"
        indexes = [models.Index(fields=["division_code", "kind"], name="facility_place_kind")]
        constraints = [
            models.UniqueConstraint(
                fields=["division_code", "kind", "name"],
                condition=models.Q(closed_on=None),
                name="facility_once",
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How trail and messages name it."""
        return f"facility:{self.pk}"

    @property
    def kind_name(self) -> str:
        return KINDS[self.kind].name if self.kind in KINDS else self.kind

    @property
    def unit(self) -> str:
        """What its places are counted in: 张床位."""
        return (KINDS[self.kind].unit if self.kind in KINDS else "") or "个位置"

    @property
    def operator_name(self) -> str:
        return OPERATORS.get(self.operator, "")

    @property
    def week(self) -> Week:
        return Week.from_json(self.hours)

    @property
    def access_words(self) -> str:
        return "、".join(ACCESS[code] for code in self.access if code in ACCESS)


class Offered(models.Model):
    """One service at its price: None unknown, 0 free; `payer` says out of whose money."""

    facility = models.ForeignKey(Facility, models.CASCADE, related_name="offers")
    name = models.CharField("服务", max_length=40, db_index=True)
    price = models.BigIntegerField("价格（分）", null=True, blank=True)
    unit = models.CharField("计价单位", max_length=20, blank=True)
    payer = models.CharField("谁付", max_length=12, blank=True)

    class Meta:
        ordering = ["facility", "pk"]
        verbose_name = "服务项目"

    def __str__(self) -> str:
        return self.name

    @property
    def payer_name(self) -> str:
        return PAYERS.get(self.payer, "")


class FacilityVersion(Version):
    """What became known: all columns at registration, afterwards only those that changed."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="versions")

    class Meta:
        ordering = ["facility", "since", "pk"]
        verbose_name = "设施变更"

    def __str__(self) -> str:
        return f"facility:{self.facility_id} {self.since}"
