"""A review plan: which decisions of which towns are drawn from; how far it is, its draw says."""

from django.db import models

from minzheng.engines.draws.api import Draw
from minzheng.engines.supervision.coded import KINDS


class ReviewPlan(models.Model):
    """`matters` and `towns` are keys and codes; `rule` is the risk rule as it stood.

    `signs`: what spoke for looking at a decision, by its number, when the list was frozen.
    """

    title = models.CharField("名称", max_length=120)
    kind = models.CharField("种类", max_length=10)
    division_code = models.CharField("区划", max_length=12)
    since = models.DateField("从")
    until = models.DateField("到")
    matters = models.JSONField("事项")
    towns = models.JSONField("镇街")
    rule = models.JSONField("风险规则")
    signs = models.JSONField("风险和必查缘由", default=dict)
    draw = models.OneToOneField(
        Draw, models.PROTECT, null=True, related_name="+", verbose_name="抽签"
    )
    made_by = models.CharField("制订人", max_length=60)
    made_on = models.DateField("制订日")

    class Meta:
        ordering = ["-pk"]
        verbose_name = "抽查计划"
        indexes = [models.Index(fields=["division_code", "id"], name="supervision_plan_list")]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"plan:{self.pk}"

    @property
    def kind_name(self) -> str:
        return KINDS.get(self.kind, self.kind)
