"""A changed fact of a case: what it was, what it became, who says so. Never edited."""

from django.db import models

from minzheng.engines.cases.models.case import Case


class FactChange(models.Model):
    case = models.ForeignKey(Case, models.PROTECT, related_name="fact_changes", verbose_name="办件")
    column = models.CharField("事实列", max_length=60)
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="+", verbose_name="成员"
    )
    old = models.JSONField("原值", null=True)
    new = models.JSONField("新值", null=True)
    source = models.CharField("来源", max_length=120)
    reason = models.TextField("理由", blank=True)
    changed_on = models.DateField("变更日")
    changed_by = models.CharField("变更人", max_length=40)

    class Meta:
        verbose_name = "事实变更"
        ordering = ["id"]

    def __str__(self) -> str:
        return f"{self.column}: {self.old} → {self.new}"
