"""Households and dated memberships; a person lives in one household at a time."""

from collections.abc import Iterable
from datetime import date
from typing import Self

from django.db import models

from minzheng.kernel.divisions import subtree_range
from minzheng.registers.households.relations import RELATIONS, SELF
from minzheng.registers.versions import Version


class Households(models.QuerySet["Household"]):
    def within(self, division: str) -> Self:
        return self.filter(division_code__range=subtree_range(division))

    def standing_on(self, day: date) -> Self:
        return self.filter(models.Q(until=None) | models.Q(until__gt=day), since__lte=day)


class Household(models.Model):
    number = models.CharField("户号", max_length=20, unique=True)
    head = models.ForeignKey("people.Person", models.PROTECT, related_name="headed")
    division_code = models.CharField("区划", max_length=12, db_index=True)
    address = models.CharField("地址", max_length=200, blank=True)
    housing = models.CharField("住房情况", max_length=60, blank=True)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)

    objects = Households.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = "家庭"

    def __str__(self) -> str:
        return self.number


class HouseholdVersion(Version):
    """What became known of a household: every column of KEPT at first, then those that changed."""

    household = models.ForeignKey(Household, models.PROTECT, related_name="versions")

    class Meta:
        ordering = ["household", "since", "pk"]
        verbose_name = "家庭变更"

    def __str__(self) -> str:
        return f"household:{self.household_id} {self.since}"


class Memberships(models.QuerySet["Membership"]):
    def on(self, day: date) -> Self:
        """Memberships in force on `day`; `until` is the first day the person no longer belongs."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=day), since__lte=day)

    def open(self) -> Self:
        return self.filter(until=None)

    def of(self, persons: Iterable[int]) -> Self:
        return self.filter(person_id__in=persons)


class Membership(models.Model):
    household = models.ForeignKey(Household, models.PROTECT, related_name="memberships")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="memberships")
    relation = models.SmallIntegerField("与户主关系", default=SELF)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    reason = models.CharField("变动原因", max_length=120, blank=True)

    objects = Memberships.as_manager()

    class Meta:
        ordering = ["relation", "since", "pk"]
        verbose_name = "家庭成员"
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(until=None), name="one_open_membership"
            )
        ]

    def __str__(self) -> str:
        return f"{self.household_id}/{self.person_id}"

    @property
    def relation_label(self) -> str:
        return RELATIONS.get(self.relation, "其他")


class NumberSeries(models.Model):
    """The last household number given out in a county."""

    county = models.CharField("区县", max_length=6, primary_key=True)
    last = models.PositiveIntegerField("末号", default=0)

    class Meta:
        verbose_name = "户号序列"

    def __str__(self) -> str:
        return f"H{self.county}-{self.last:06d}"
