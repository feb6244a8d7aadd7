"""Where a community's middle lies, and where a person's home lies; degrees are WGS-84."""

from django.db import models

from minzheng.engines.circles.coded import SETTLEMENTS
from minzheng.registers.people.api import Person


class CommunityPoint(models.Model):
    """The point that stands for all of a village or community who have none of their own."""

    division_code = models.CharField("村（社区）", max_length=12, unique=True)
    latitude = models.FloatField("纬度")
    longitude = models.FloatField("经度")
    settlement = models.CharField("城乡", max_length=5, choices=list(SETTLEMENTS.items()))
    source = models.CharField("来源", max_length=80)
    kept_on = models.DateField("登记日")
    kept_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["division_code"]
        verbose_name = "村（社区）坐标"

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"community:{self.division_code}"

    @property
    def settlement_name(self) -> str:
        return SETTLEMENTS[self.settlement]


class HomePoint(models.Model):
    """Where one person lives, from a table of standard addresses."""

    person = models.OneToOneField(Person, models.CASCADE, related_name="+")
    latitude = models.FloatField("纬度")
    longitude = models.FloatField("经度")
    source = models.CharField("来源", max_length=80)
    kept_on = models.DateField("登记日")

    class Meta:
        ordering = ["person"]
        verbose_name = "住处坐标"

    def __str__(self) -> str:
        return f"home:{self.person_id}"
