"""Where a programme is held, and the named people who alone may read its files."""

from datetime import date
from typing import Self

from django.db import models

from minzheng.engines.programmes.definitions import Definition, definition_of
from minzheng.registers.facilities.api import Facility


class Point(models.Model):
    """A programme at a facility."""

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12, db_index=True)
    programme = models.CharField("服务", max_length=40)
    opened_on = models.DateField("开办日")

    class Meta:
        ordering = ["division_code", "pk"]
        verbose_name = "服务点"
        constraints = [
            models.UniqueConstraint(fields=["facility", "programme"], name="programme_point_once")
        ]

    def __str__(self) -> str:
        return f"{self.facility} {self.programme}"

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"programme-point:{self.pk}"

    @property
    def definition(self) -> Definition:
        return definition_of(self.programme)


class Teammates(models.QuerySet["Teammate"]):
    def on(self, day: date) -> Self:
        """Of the team on the day; `left_on` is the first day without."""
        return self.filter(models.Q(left_on=None) | models.Q(left_on__gt=day), joined_on__lte=day)


class Teammate(models.Model):
    """An officer named to the team, by staff number."""

    point = models.ForeignKey(Point, models.PROTECT, related_name="team")
    key = models.CharField("工号", max_length=40)
    name = models.CharField("姓名", max_length=40)
    is_lead = models.BooleanField("负责人", default=False)
    joined_on = models.DateField("加入日")
    left_on = models.DateField("离开日", null=True, blank=True)

    objects = Teammates.as_manager()

    class Meta:
        ordering = ["-is_lead", "joined_on", "pk"]
        verbose_name = "服务团队成员"
        indexes = [models.Index(fields=["key", "point"], name="programme_team_key")]

    def __str__(self) -> str:
        return self.name
