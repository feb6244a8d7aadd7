"""One turn of a duty: its days, how it goes, what was handed in, who confirmed it."""

from django.db import models

from minzheng.engines.duties.coded import TurnState
from minzheng.engines.duties.models.duty import Duty


class Turn(models.Model):
    """A duty done once has one turn; a rhythm has one for each stretch, kept for good."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="turns")
    number = models.PositiveSmallIntegerField("第几次")
    begins_on = models.DateField("从哪天")
    due_on = models.DateField("最迟哪天")
    state = models.CharField("状态", max_length=8, choices=TurnState, default=TurnState.OPEN)
    percent = models.PositiveSmallIntegerField("进度", default=0)
    words = models.CharField("进展", max_length=500, blank=True)
    said_on = models.DateField("最近报进展", null=True, blank=True)
    reminded_on = models.DateField("提醒日", null=True, blank=True)
    proof = models.CharField("办理情况", max_length=500, blank=True)
    paper = models.CharField("凭据", max_length=200, blank=True)
    paper_digest = models.CharField("凭据校验值", max_length=64, blank=True)
    paper_name = models.CharField("凭据名称", max_length=120, blank=True)
    handed_on = models.DateField("提交日", null=True, blank=True)
    handed_by = models.CharField("提交人", max_length=60, blank=True)
    handed_key = models.CharField("提交人编号", max_length=40, blank=True)
    returned_why = models.CharField("退回原因", max_length=300, blank=True)
    returned = models.JSONField("退回过的", default=list)
    closed_on = models.DateField("核实日", null=True, blank=True)
    closed_by = models.CharField("核实人", max_length=60, blank=True)
    moved = models.JSONField("改期", default=list)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "任务期次"
        indexes = [models.Index(fields=["state", "due_on"], name="turn_late")]
        constraints = [
            models.UniqueConstraint(fields=["duty", "number"], name="turn_once"),
            models.CheckConstraint(
                condition=models.Q(begins_on__lte=models.F("due_on")), name="turn_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty_id} {self.number}"

    @property
    def ref(self) -> str:
        """How what is late is named."""
        return f"duty-turn:{self.pk}"
