"""What was wrong at one item, and everything that was done until it was right."""

from datetime import date

from django.db import models

from minzheng.engines.oversight.coded import SEVERITIES
from minzheng.engines.oversight.models.inspection import Inspection


class FindingState(models.TextChoices):
    """A finding is in exactly one of these."""

    DRAFT = "draft", "检查中"
    OPEN = "open", "待整改"
    ANSWERED = "answered", "待复查"
    CLOSED = "closed", "已整改"


class Finding(models.Model):
    """`due_on`: the house's last day; `look_on`: the officers', once the house has answered.

    `asked_until` is the later day the house asks for and nobody has decided on yet.
    """

    inspection = models.ForeignKey(Inspection, models.PROTECT, related_name="findings")
    code = models.CharField("编号", max_length=20)
    item = models.CharField("检查项", max_length=200)
    words = models.CharField("问题", max_length=500)
    severity = models.CharField("程度", max_length=6)
    state = models.CharField(
        "状态", max_length=10, choices=FindingState.choices, default=FindingState.DRAFT
    )
    due_on = models.DateField("整改期限")
    look_on = models.DateField("复查期限", null=True, blank=True)
    asked_until = models.DateField("申请延到", null=True, blank=True)
    escalated_on = models.DateField("督办日", null=True, blank=True)
    closed_on = models.DateField("整改完成日", null=True, blank=True)
    paper = models.CharField("照片", max_length=160, blank=True)
    paper_name = models.CharField("照片名", max_length=120, blank=True)
    paper_digest = models.CharField("照片摘要", max_length=64, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "检查问题"
        indexes = [models.Index(fields=["state", "due_on"], name="oversight_finding_due")]
        constraints = [
            models.UniqueConstraint(fields=["inspection", "code"], name="oversight_finding_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=FindingState.values), name="oversight_finding_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.code}"

    @property
    def severity_name(self) -> str:
        return SEVERITIES.get(self.severity, self.severity)

    @property
    def until(self) -> date:
        """By when whoever is next has to act."""
        return self.look_on or self.due_on

    def is_late(self, on: date) -> bool:
        """Whether somebody should have acted before the day."""
        waits = self.state in (FindingState.OPEN, FindingState.ANSWERED)
        return waits and self.until < on


class Deed(models.Model):
    """One thing done about a finding; `until` is a day that was set or asked for."""

    class Kind(models.TextChoices):
        ANSWERED = "answered", "机构报告整改"
        ACCEPTED = "accepted", "复查通过"
        SENT_BACK = "sent_back", "复查没有通过"
        ASKED = "asked", "申请延期"
        GRANTED = "granted", "同意延期"
        DECLINED = "declined", "不同意延期"

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="deeds")
    kind = models.CharField("做了什么", max_length=10, choices=Kind.choices)
    on = models.DateField("日期")
    by_key = models.CharField("谁的编号", max_length=60)
    by = models.CharField("谁", max_length=60)
    words = models.CharField("说明", max_length=500)
    until = models.DateField("日子", null=True, blank=True)
    paper = models.CharField("证明", max_length=160, blank=True)
    paper_name = models.CharField("证明名", max_length=120, blank=True)
    paper_digest = models.CharField("证明摘要", max_length=64, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "整改经过"

    def __str__(self) -> str:
        return f"{self.finding_id} {self.kind}"
