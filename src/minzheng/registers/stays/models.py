"""A stay: one person with one facility; nobody lives in two at once."""

from datetime import date
from typing import Self

from django.db import models

from minzheng.registers.stays.coded import ENDS, KINDS, LIVING


class Stays(models.QuerySet["Stay"]):
    def going_on(self, day: date) -> Self:
        """Stays on `day`; `until` is the first day without it."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=day), since__lte=day)

    def living(self) -> Self:
        return self.filter(kind=LIVING)


class Stay(models.Model):
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField("方式", max_length=10)
    place = models.CharField("房间床位", max_length=40, blank=True)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    ended_as = models.CharField("结束原因", max_length=10, blank=True)

    objects = Stays.as_manager()

    class Meta:
        ordering = ["facility", "since", "pk"]
        verbose_name = "入住与服务对象"
        indexes = [models.Index(fields=["facility", "until", "since"], name="stay_facility")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"],
                condition=models.Q(until=None, kind=LIVING),
                name="one_bed_a_person",
            ),
            models.UniqueConstraint(
                fields=["facility", "place"],
                condition=models.Q(until=None, kind=LIVING) & ~models.Q(place=""),
                name="one_person_a_bed",
            ),
            models.UniqueConstraint(
                fields=["facility", "person", "kind"],
                condition=models.Q(until=None),
                name="stay_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind_name} {self.facility_id}"

    @property
    def kind_name(self) -> str:
        return KINDS.get(self.kind, self.kind)

    @property
    def end_name(self) -> str:
        return ENDS.get(self.ended_as, "")

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"stay:{self.pk}"
