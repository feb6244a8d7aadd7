"""A recognition (认定、备案): held without being paid, from the decision until it ends."""

from datetime import date
from typing import Self

from django.db import models

from minzheng.engines.cases.errors import NotAFamily
from minzheng.engines.cases.models.case import Case
from minzheng.registers.households.api import Household


class Recognitions(models.QuerySet["Recognition"]):
    def on(self, day: date) -> Self:
        """Those in force on a day; `until` is the first day it no longer holds."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=day), since__lte=day)


class Recognition(models.Model):
    """`case` is the one that recognised it first; `ended_by` the one that ended or renewed it.

    Held by a household, by a person of it, or by an organisation, perhaps for one facility.
    `number`: of the document by which an organisation shows it.
    """

    matter = models.CharField("事项", max_length=60)
    household = models.ForeignKey(
        "households.Household",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="家庭",
    )
    person = models.ForeignKey(
        "people.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="本人",
    )
    organisation = models.ForeignKey(
        "organisations.Organisation",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="组织",
    )
    facility = models.ForeignKey(
        "facilities.Facility",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="设施",
    )
    number = models.CharField("编号", max_length=60, blank=True)
    division_code = models.CharField("区划", max_length=12)
    case = models.ForeignKey(
        Case, models.PROTECT, related_name="recognitions", verbose_name="认定办件"
    )
    decision_ref = models.CharField("决定", max_length=60, blank=True)
    since = models.DateField("认定日")
    until = models.DateField("失效日", null=True, blank=True)
    ended_by = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="终止办件"
    )

    objects = Recognitions.as_manager()

    class Meta:
        verbose_name = "认定"
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "household"],
                condition=models.Q(until=None, person=None),
                name="recognition_open_once",
            ),
            models.UniqueConstraint(
                fields=["matter", "person"],
                condition=models.Q(until=None),
                name="recognition_open_once_each",
            ),
            models.UniqueConstraint(
                fields=["matter", "organisation"],
                condition=models.Q(until=None, facility=None),
                name="recognition_open_once_a_house",
            ),
            models.UniqueConstraint(
                fields=["matter", "facility"],
                condition=models.Q(until=None),
                name="recognition_open_once_a_place",
            ),
            models.CheckConstraint(
                condition=models.Q(household__isnull=False, organisation=None, facility=None)
                | models.Q(household=None, person=None, organisation__isnull=False),
                name="recognition_one_party",
            ),
        ]
        indexes = [
            models.Index(fields=["household", "matter"], name="recognition_household"),
            models.Index(fields=["matter", "division_code", "id"], name="recognition_scope"),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def home(self) -> Household:
        """The household. Raises NotAFamily for what an organisation holds."""
        if self.household is None:
            raise NotAFamily(f"{self.ref}是组织的，没有家庭")
        return self.household

    @property
    def home_id(self) -> int:
        """The household's number, without reading it. Raises NotAFamily."""
        if self.household_id is None:
            raise NotAFamily(f"{self.ref}是组织的，没有家庭")
        return self.household_id

    @property
    def ref(self) -> str:
        """How cases point to it: "recognition:12"."""
        return f"recognition:{self.pk}"
