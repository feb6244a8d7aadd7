"""What a review found wrong, and everything that was done until it was right."""

from datetime import date

from django.db import models

from minzheng.engines.cases.api import Case
from minzheng.engines.supervision.coded import BY_A_CASE, CONCLUSIONS
from minzheng.engines.supervision.models.review import Review


class FindingState(models.TextChoices):
    """A finding is in exactly one of these."""

    OPEN = "open", "待整改"
    ANSWERED = "answered", "待验收"
    CLOSED = "closed", "已办结"


class Finding(models.Model):
    """`case`: the case by which it is put right, when money hangs on it."""

    review = models.OneToOneField(Review, models.PROTECT, related_name="finding")
    town = models.CharField("镇街", max_length=12)
    kind = models.CharField("问题", max_length=10)
    words = models.CharField("说明", max_length=1000)
    state = models.CharField(
        "状态", max_length=10, choices=FindingState.choices, default=FindingState.OPEN
    )
    found_on = models.DateField("发现日")
    due_on = models.DateField("整改期限")
    look_on = models.DateField("验收期限", null=True, blank=True)
    case = models.ForeignKey(Case, models.PROTECT, null=True, blank=True, related_name="+")
    escalated_on = models.DateField("督办日", null=True, blank=True)
    closed_on = models.DateField("办结日", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "抽查问题"
        indexes = [models.Index(fields=["state", "town", "due_on"], name="supervision_finding_due")]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"supervision-finding:{self.pk}"

    @property
    def kind_name(self) -> str:
        return CONCLUSIONS.get(self.kind, self.kind)

    @property
    def by_a_case(self) -> bool:
        """Whether it is put right by a case only."""
        return self.kind in BY_A_CASE

    @property
    def until(self) -> date:
        """By when whoever is next has to act."""
        return self.look_on or self.due_on


class Deed(models.Model):
    """One thing done about a finding; `until` is a day that was set."""

    class Kind(models.TextChoices):
        ANSWERED = "answered", "镇街报告整改"
        ACCEPTED = "accepted", "验收通过"
        SENT_BACK = "sent_back", "退回再整改"
        FOLLOWED = "followed", "跟进办件"

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="deeds")
    kind = models.CharField("做了什么", max_length=10, choices=Kind.choices)
    on = models.DateField("日期")
    by_key = models.CharField("谁的编号", max_length=60)
    by = models.CharField("谁", max_length=60)
    words = models.CharField("说明", max_length=500)
    until = models.DateField("日子", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "抽查整改经过"

    def __str__(self) -> str:
        return f"{self.finding_id} {self.kind}"
