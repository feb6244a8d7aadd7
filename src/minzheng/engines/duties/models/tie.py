"""What a duty touches: an indicator, a project, a matter, an alert, a policy."""

from django.db import models

from minzheng.engines.duties.models.duty import Duty


class Tie(models.Model):
    """`kind` and `key` name it, `words` say it as it was called when it was tied."""

    duty = models.ForeignKey(Duty, models.PROTECT, related_name="ties")
    kind = models.CharField("种类", max_length=20)
    key = models.CharField("编号", max_length=100)
    words = models.CharField("名称", max_length=200)
    added_on = models.DateField("关联日")
    added_by = models.CharField("关联人", max_length=60)

    class Meta:
        ordering = ["kind", "pk"]
        verbose_name = "任务关联"
        indexes = [models.Index(fields=["kind", "key"], name="duty_tie_key")]
        constraints = [
            models.UniqueConstraint(fields=["duty", "kind", "key"], name="duty_tie_once")
        ]

    def __str__(self) -> str:
        return self.words
