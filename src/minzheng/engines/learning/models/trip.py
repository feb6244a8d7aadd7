"""A study trip: the questions it goes with, what was answered, what is to be done here."""

from django.db import models

from minzheng.engines.duties.api import Duty


class Trip(models.Model):
    """`questions`: [{"asked", "answer"}]; `duty`: the report, due some days after the last day."""

    title = models.CharField("考察", max_length=120)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    destination = models.CharField("去哪里", max_length=120)
    since = models.DateField("第一天")
    until = models.DateField("最后一天")
    members = models.CharField("哪些人去", max_length=300)
    questions = models.JSONField("带着什么问题", default=list)
    duty = models.OneToOneField(Duty, models.PROTECT, related_name="+")
    planned_on = models.DateField("安排日")
    planned_by = models.CharField("安排人", max_length=60)
    reported_on = models.DateField("报告日", null=True, blank=True)
    reported_by = models.CharField("报告人", max_length=60, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = "考察"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(since__lte=models.F("until")), name="trip_days_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the trail points to it."""
        return f"trip:{self.pk}"


class Lesson(models.Model):
    """Something seen elsewhere that is to be done here: a duty."""

    trip = models.ForeignKey(Trip, models.PROTECT, related_name="lessons")
    text = models.CharField("学到什么、要做什么", max_length=200)
    duty = models.OneToOneField(Duty, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        verbose_name = "考察所得"

    def __str__(self) -> str:
        return self.text
