"""Something that is or was wrong with a facility: one row from the day it is seen until it ends."""

from django.db import models

from minzheng.engines.lights.coded import AMBER, COLOURS, RED


class Light(models.Model):
    """`since`: the day it is wrong since, as the check says; `seen_on`: the day it was first seen.

    `ended_on` is the first day on which the check found nothing any more.
    """

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    check_code = models.CharField("检查项", max_length=60)
    colour = models.CharField("颜色", max_length=6)
    why = models.CharField("原因", max_length=400)
    since = models.DateField("从哪天起", null=True, blank=True)
    seen_on = models.DateField("发现日")
    ended_on = models.DateField("熄灯日", null=True, blank=True)
    note = models.CharField("怎样处理", max_length=300, blank=True)
    noted_by = models.CharField("写的人", max_length=60, blank=True)
    noted_on = models.DateField("写的日期", null=True, blank=True)

    class Meta:
        ordering = ["-seen_on", "-pk"]
        verbose_name = "亮灯"
        indexes = [models.Index(fields=["ended_on", "colour"], name="light_open_colour")]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "check_code"],
                condition=models.Q(ended_on=None),
                name="light_once",
            ),
            models.CheckConstraint(
                condition=models.Q(colour__in=(RED, AMBER)), name="light_is_coloured"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.facility_id} {self.check_code}"

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"light:{self.pk}"

    @property
    def colour_name(self) -> str:
        return COLOURS[self.colour]
