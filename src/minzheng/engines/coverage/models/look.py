"""A look that took place, and what it found: every finding is somebody's duty."""

from django.db import models

from minzheng.engines.coverage.models.plan import Slot
from minzheng.engines.duties.api import Duty
from minzheng.engines.oversight.api import Inspection


class Look(models.Model):
    """Two inspectors, a day, what was seen, what shows it; or an inspection told elsewhere."""

    slot = models.OneToOneField(Slot, models.PROTECT, related_name="look")
    day = models.DateField("日期")
    first_key = models.CharField("检查人一工号", max_length=40)
    first_name = models.CharField("检查人一", max_length=40)
    second_key = models.CharField("检查人二工号", max_length=40)
    second_name = models.CharField("检查人二", max_length=40)
    seen = models.CharField("看到的情况", max_length=500)
    paper = models.CharField("凭据", max_length=200, blank=True)
    paper_digest = models.CharField("凭据校验值", max_length=64, blank=True)
    paper_name = models.CharField("凭据名称", max_length=120, blank=True)
    inspection = models.OneToOneField(
        Inspection, models.PROTECT, null=True, blank=True, related_name="+"
    )
    entered_on = models.DateField("登记日")
    entered_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["day", "pk"]
        verbose_name = "监督检查"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(first_key=models.F("second_key")), name="coverage_two_people"
            )
        ]

    def __str__(self) -> str:
        return f"{self.slot_id} {self.day}"

    @property
    def inspector_names(self) -> str:
        """The two by name."""
        return f"{self.first_name}、{self.second_name}"


class Finding(models.Model):
    """Something that was wrong; it is closed when its duty is."""

    look = models.ForeignKey(Look, models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField("第几个")
    words = models.CharField("问题", max_length=200)
    duty = models.OneToOneField(Duty, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["look", "number"]
        verbose_name = "检查发现的问题"
        constraints = [
            models.UniqueConstraint(fields=["look", "number"], name="coverage_finding_once")
        ]

    def __str__(self) -> str:
        return self.words
