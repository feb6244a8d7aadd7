"""Something that happened to a resident: told at once, completed later, reviewed by another."""

from datetime import date, datetime

from django.db import models
from django.utils import timezone

from minzheng.engines.safety.coded import HARMS, RISKS, SERIOUS, State


class Incident(models.Model):
    """`told_at`: when it was written here, by which the bureau knows it. `due_on`: to be closed."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    risk = models.CharField("类别", max_length=12, choices=list(RISKS.items()))
    happened_at = models.DateTimeField("发生时间")
    place = models.CharField("地点", max_length=60)
    words = models.CharField("经过", max_length=500)
    harm = models.CharField("伤害程度", max_length=10, choices=list(HARMS.items()))
    first_action = models.CharField("当时处置", max_length=300)
    family_told_at = models.DateTimeField("告知家属时间", null=True, blank=True)
    told_at = models.DateTimeField("报告时间")
    told_by = models.CharField("记录人", max_length=60)
    told_key = models.CharField("记录人编号", max_length=60)
    family_by = models.DateTimeField("告知家属时限")
    report_by = models.DateTimeField("报告时限")
    due_on = models.DateField("复核期限")
    state = models.CharField("状态", max_length=8, choices=State, default=State.TOLD)
    cause = models.CharField("原因", max_length=500, blank=True)
    measures = models.CharField("改进措施", max_length=500, blank=True)
    written_by = models.CharField("补全人", max_length=60, blank=True)
    written_key = models.CharField("补全人编号", max_length=60, blank=True)
    review = models.CharField("复核意见", max_length=300, blank=True)
    reviewed_by = models.CharField("复核人", max_length=60, blank=True)
    closed_on = models.DateField("复核日", null=True, blank=True)

    class Meta:
        ordering = ["-happened_at", "-pk"]
        verbose_name = "意外"
        indexes = [
            models.Index(fields=["division_code", "state"], name="safety_incident_place"),
            models.Index(fields=["facility", "happened_at"], name="safety_incident_facility"),
        ]

    def __str__(self) -> str:
        return f"{self.risk_name} {self.facility_id}"

    @property
    def ref(self) -> str:
        return f"incident:{self.pk}"

    @property
    def day(self) -> date:
        """The day on which it happened."""
        return timezone.localtime(self.happened_at).date()

    @property
    def risk_name(self) -> str:
        return RISKS.get(self.risk, self.risk)

    @property
    def harm_name(self) -> str:
        return HARMS.get(self.harm, self.harm)

    @property
    def is_serious(self) -> bool:
        return self.harm in SERIOUS

    @property
    def was_told_late(self) -> bool:
        return self.told_at > self.report_by

    def family_is_late(self, now: datetime) -> bool:
        """Whether the family was told late, or still is not although it should be."""
        return (self.family_told_at or now) > self.family_by
