"""A night run (夜间比对): what it stood on, how far it came, what it counted."""

from django.db import models


class NightRun(models.Model):
    """`population`, `findings`: versions in the lake. `feeds`: the version of each feed in them.

    `stages`: seconds for each stage done. `rules`, `matters`: what was counted, by key.
    """

    RUNNING, DONE = "running", "done"

    day = models.DateField("业务日期")
    number = models.PositiveSmallIntegerField("当日第几次")
    state = models.CharField("状态", max_length=8, default=RUNNING)
    population = models.CharField("人口总表", max_length=20, blank=True)
    feeds = models.JSONField("各部门数据的版本", default=dict)
    findings = models.CharField("比对结果", max_length=20, blank=True)
    stages = models.JSONField("各步用时", default=dict)
    rules = models.JSONField("各规则", default=dict)
    matters = models.JSONField("各事项", default=list)
    started_by = models.CharField("运行人", max_length=60)
    started_at = models.DateTimeField("开始时刻", auto_now_add=True)
    finished_at = models.DateTimeField("完成时刻", null=True, blank=True)

    class Meta:
        verbose_name = "夜间比对"
        ordering = ["day", "number"]
        constraints = [
            models.UniqueConstraint(fields=["day", "number"], name="night_run_number"),
            models.UniqueConstraint(
                fields=["day"], condition=models.Q(state="running"), name="night_run_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail names it: "night:2026-11-20-1"."""
        return f"night:{self.day}-{self.number}"
