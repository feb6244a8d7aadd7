"""What a night did by one rule: the counts a report shows, and the guard against an older night."""

from django.db import models


class RuleNight(models.Model):
    rule = models.CharField("规则", max_length=120)
    day = models.DateField("日期")
    population = models.CharField("人口表版本", max_length=60, blank=True)
    raised = models.PositiveIntegerField("新提出", default=0)
    updated = models.PositiveIntegerField("有变化", default=0)
    closed = models.PositiveIntegerField("自行解除", default=0)
    reopened = models.PositiveIntegerField("再次提出", default=0)
    quiet = models.PositiveIntegerField("不再提示", default=0)
    open = models.PositiveIntegerField("未办结", default=0)

    class Meta:
        verbose_name = "规则夜间结果"
        constraints = [models.UniqueConstraint(fields=["rule", "day"], name="rule_night_once")]

    def __str__(self) -> str:
        return f"{self.day} {self.rule}"
