"""A scenario (方案): a trial with a name, kept as it came out on the day."""

from django.db import models


class Scenario(models.Model):
    name = models.CharField("名称", max_length=80)
    matter = models.CharField("事项", max_length=60)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    changes = models.JSONField("变化")
    tried_on = models.DateField("试算日")
    population = models.CharField("人口表版本", max_length=60)
    result = models.JSONField("结果")
    kept_by = models.CharField("保存人", max_length=40)
    kept_by_key = models.CharField("保存人工号", max_length=40)
    kept_on = models.DateField("保存日")

    class Meta:
        verbose_name = "试算方案"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["division_code", "name"], name="scenario_name_once")
        ]

    def __str__(self) -> str:
        return self.name
