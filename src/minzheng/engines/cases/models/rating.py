"""What the person thought of the service; the two lowest levels must be remedied."""

from django.db import models

from minzheng.engines.cases.models.case import Case


class Remedy(models.TextChoices):
    NONE = "none", "无须整改"
    TO_VERIFY = "to_verify", "待核实"
    FIXED = "fixed", "已整改"
    EXPLAINED = "explained", "已说明"


class Rating(models.Model):
    case = models.OneToOneField(Case, models.PROTECT, related_name="rating", verbose_name="办件")
    level = models.PositiveSmallIntegerField("等级")
    points = models.JSONField("分项", default=dict)
    comment = models.CharField("意见", max_length=500, blank=True)
    made_on = models.DateField("评价日")
    remedy = models.CharField("整改", max_length=10, choices=Remedy.choices, default=Remedy.NONE)
    remedy_due_on = models.DateField("整改期限", null=True, blank=True)
    remedy_text = models.TextField("整改情况", blank=True)
    remedied_on = models.DateField("整改日", null=True, blank=True)

    class Meta:
        verbose_name = "好差评"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__gte=1, level__lte=5), name="rating_1_to_5"
            )
        ]

    def __str__(self) -> str:
        return f"{self.case_id} {self.level}"
