"""What was measured, and when the house is called because of it."""

from django.db import models
from django.db.models import Q

from minzheng.engines.health.coded import MEASURES


class Reading(models.Model):
    """Values are whole: temperature, glucose and weight in tenths. `voided`: why it was a slip."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    day = models.DateField("日期")
    clock = models.TimeField("时间")
    systolic = models.PositiveIntegerField("收缩压", null=True, blank=True)
    diastolic = models.PositiveIntegerField("舒张压", null=True, blank=True)
    pulse = models.PositiveIntegerField("脉搏", null=True, blank=True)
    temperature = models.PositiveIntegerField("体温（十分之一）", null=True, blank=True)
    oxygen = models.PositiveIntegerField("血氧", null=True, blank=True)
    glucose = models.PositiveIntegerField("血糖（十分之一）", null=True, blank=True)
    weight = models.PositiveIntegerField("体重（十分之一）", null=True, blank=True)
    by_key = models.CharField("记录人编号", max_length=60)
    by = models.CharField("记录人", max_length=60)
    voided = models.CharField("作废原因", max_length=100, blank=True)

    class Meta:
        ordering = ["-day", "-clock", "-pk"]
        verbose_name = "体征"
        indexes = [
            models.Index(fields=["person", "-day", "-clock"], name="reading_person_day"),
            models.Index(fields=["facility", "day"], name="reading_place_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(systolic=None, diastolic=None) | Q(systolic__gt=models.F("diastolic")),
                name="reading_pressure_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"reading {self.pk}"

    @property
    def values(self) -> dict[str, int]:
        """What was measured, by the measure."""
        told = {key: getattr(self, key) for key in MEASURES}
        return {key: value for key, value in told.items() if value is not None}

    @property
    def words(self) -> str:
        """What was measured, as one reads it."""
        return "，".join(
            f"{MEASURES[key].name} {MEASURES[key].text(value)}"
            for key, value in self.values.items()
        )


class Call(models.Model):
    """Something that somebody of the house must look at now, and what she did."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    reading = models.ForeignKey(
        Reading, models.PROTECT, null=True, blank=True, related_name="calls"
    )
    dose = models.ForeignKey(
        "health.Dose", models.PROTECT, null=True, blank=True, related_name="calls"
    )
    words = models.CharField("提醒", max_length=200)
    raised_on = models.DateField("提醒日")
    answered_on = models.DateField("处理日", null=True, blank=True)
    answered_by = models.CharField("处理人", max_length=60, blank=True)
    answer_sealed = models.TextField("怎样处理（加密）", blank=True)

    class Meta:
        ordering = ["-raised_on", "-pk"]
        verbose_name = "健康提醒"
        indexes = [models.Index(fields=["facility", "answered_on"], name="call_place_open")]

    def __str__(self) -> str:
        return f"call {self.pk}"
