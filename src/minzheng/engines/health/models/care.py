"""The log of daily care; allergies and diagnoses, sealed."""

from django.db import models

from minzheng.engines.health.coded import CARES, FACTS


class CareEntry(models.Model):
    """One thing done: turned, fed, given to drink …; `amount` in the unit of its kind."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    day = models.DateField("日期")
    clock = models.TimeField("时间")
    kind = models.CharField("类别", max_length=8, choices=list(CARES.items()))
    amount = models.PositiveIntegerField("量", null=True, blank=True)
    note_sealed = models.TextField("说明（加密）", blank=True)
    by = models.CharField("记录人", max_length=60)

    class Meta:
        ordering = ["-day", "-clock", "-pk"]
        verbose_name = "护理记录"
        indexes = [
            models.Index(fields=["person", "-day", "-clock"], name="care_person_day"),
            models.Index(fields=["facility", "day"], name="care_place_day"),
        ]

    def __str__(self) -> str:
        return f"care {self.pk}"

    @property
    def kind_name(self) -> str:
        return CARES.get(self.kind, self.kind)


class HealthFact(models.Model):
    """An allergy or a diagnosis: code and words are sealed together."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    kind = models.CharField("类别", max_length=10, choices=list(FACTS.items()))
    told_sealed = models.TextField("内容（加密）")
    since = models.DateField("从哪天")
    source = models.CharField("谁说的", max_length=60)
    written_by = models.CharField("登记人", max_length=60)
    ended_on = models.DateField("不再成立", null=True, blank=True)
    ended_why = models.CharField("原因", max_length=100, blank=True)

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = "过敏和诊断"
        indexes = [models.Index(fields=["person", "ended_on"], name="fact_person")]

    def __str__(self) -> str:
        return f"fact {self.pk}"

    @property
    def kind_name(self) -> str:
        return FACTS.get(self.kind, self.kind)
