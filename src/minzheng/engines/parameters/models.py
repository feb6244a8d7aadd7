"""A value on its way into force: proposed by one, approved or returned by another, never edited."""

from django.db import models


class Proposal(models.Model):
    """Once approved it is a value in force from `since`; a wrong one is superseded by a later row.

    `correction`: from `since` on it stands in for the value that was in force there on that day.
    `origin` points to what it is part of ("adjustment:3"); empty when it stands alone.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", "待批准"
        APPROVED = "approved", "已批准"
        RETURNED = "returned", "已退回"
        WITHDRAWN = "withdrawn", "已撤回"

    key = models.CharField("参数", max_length=80)
    place = models.CharField("区划", max_length=12)
    value = models.JSONField("值")
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    source = models.CharField("来源", max_length=200)
    status = models.CharField("可靠程度", max_length=12)
    checked_on = models.DateField("核对日期")
    note = models.CharField("备注", max_length=200, blank=True)
    correction = models.BooleanField("更正", default=False)
    reason = models.CharField("理由", max_length=500, blank=True)
    origin = models.CharField("所属", max_length=40, blank=True)
    paper_name = models.CharField("文件名", max_length=120, blank=True)
    paper = models.CharField("文件", max_length=120, blank=True)
    paper_digest = models.CharField("文件校验值", max_length=64, blank=True)

    state = models.CharField("状态", max_length=10, choices=State, default=State.PROPOSED)
    proposed_on = models.DateField("提出日期")
    proposed_by = models.CharField("提出人", max_length=60)
    proposed_key = models.CharField("提出人工号", max_length=40)
    proposed_office = models.CharField("提出单位", max_length=80)
    decided_on = models.DateField("办理日期", null=True, blank=True)
    decided_by = models.CharField("办理人", max_length=60, blank=True)
    decided_key = models.CharField("办理人工号", max_length=40, blank=True)
    answer = models.CharField("退回理由", max_length=500, blank=True)
    approved_at = models.DateTimeField("批准时刻", null=True, blank=True)

    class Meta:
        verbose_name = "参数录入"
        ordering = ["id"]
        indexes = [
            models.Index(fields=["state", "approved_at"], name="proposal_state"),
            models.Index(fields=["key", "place"], name="proposal_key"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_at=None) | models.Q(state="approved"),
                name="proposal_approved_at",
            )
        ]

    def __str__(self) -> str:
        return f"{self.key}@{self.place} {self.since}"

    @property
    def ref(self) -> str:
        """How the trail points to it: "parameter:dibao.standard@440118000000"."""
        return f"parameter:{self.key}@{self.place}"
