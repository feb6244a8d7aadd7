"""A decision with its arithmetic pinned: values, lines, parameters, articles of that day."""

from django.db import models

from minzheng.engines.cases.models.case import Case
from minzheng.engines.cases.models.step import CaseStep


class Decision(models.Model):
    case = models.ForeignKey(Case, models.PROTECT, related_name="decisions", verbose_name="办件")
    step = models.OneToOneField(
        CaseStep, models.PROTECT, related_name="decision", verbose_name="环节"
    )
    evaluation = models.JSONField("计算（已固定）")
    proposed = models.CharField("系统建议", max_length=40, blank=True)
    outcome = models.CharField("决定", max_length=40)
    reason = models.TextField("理由", blank=True)
    decided_by = models.CharField("决定人", max_length=40)
    decided_on = models.DateField("决定日")

    class Meta:
        verbose_name = "决定"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.case_id} {self.outcome}"

    @property
    def ref(self) -> str:
        """How other engines point to this decision: "decision:12"."""
        return f"decision:{self.pk}"
