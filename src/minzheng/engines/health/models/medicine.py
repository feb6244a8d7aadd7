"""Medicine as a doctor ordered it, and each dose as it was given."""

from datetime import date

from django.db import models
from django.db.models import Q

from minzheng.engines.health.coded import ROUTES, Outcome
from minzheng.registers.sealing import unseal


class Medicine(models.Model):
    """`times`: clocks of a day such as "08:00"; `risk`: two people check each dose."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    name_sealed = models.TextField("药名（加密）")
    dose = models.CharField("每次用量", max_length=40)
    route = models.CharField("用法", max_length=8, choices=list(ROUTES.items()))
    times = models.JSONField("时间", default=list)
    starts_on = models.DateField("从哪天")
    stops_on = models.DateField("到哪天", null=True, blank=True)
    risk = models.BooleanField("高风险药", default=False)
    ordered_by = models.CharField("开药医生", max_length=60)
    written_by = models.CharField("登记人", max_length=60)
    stopped_why = models.CharField("停药原因", max_length=100, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "用药计划"
        indexes = [models.Index(fields=["facility", "stops_on"], name="medicine_place")]
        constraints = [
            models.CheckConstraint(
                condition=Q(stops_on=None) | Q(stops_on__gte=models.F("starts_on")),
                name="medicine_days_in_order",
            )
        ]

    def __str__(self) -> str:
        return f"medicine {self.pk}"

    @property
    def name(self) -> str:
        return unseal(self.name_sealed)

    @property
    def route_name(self) -> str:
        return ROUTES.get(self.route, self.route)

    def runs_on(self, day: date) -> bool:
        """Whether it is to be taken on a day."""
        return self.starts_on <= day and (self.stops_on is None or day <= self.stops_on)


class Dose(models.Model):
    """One dose of a day. `second`: who checked a risk medicine before it was given."""

    medicine = models.ForeignKey(Medicine, models.PROTECT, related_name="doses")
    day = models.DateField("日期")
    slot = models.CharField("计划时间", max_length=5)
    outcome = models.CharField("结果", max_length=8, choices=Outcome)
    at = models.TimeField("实际时间", null=True, blank=True)
    reason = models.CharField("原因", max_length=100, blank=True)
    by_key = models.CharField("给药人编号", max_length=60)
    by = models.CharField("给药人", max_length=60)
    second = models.CharField("核对人", max_length=60, blank=True)

    class Meta:
        ordering = ["-day", "-slot", "pk"]
        verbose_name = "给药记录"
        constraints = [
            models.UniqueConstraint(fields=["medicine", "day", "slot"], name="dose_once")
        ]

    def __str__(self) -> str:
        return f"dose {self.pk}"
