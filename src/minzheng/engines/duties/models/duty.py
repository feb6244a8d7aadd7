"""A duty: what is to be done, by which post, once or in a rhythm, and what proves it."""

from django.db import models

from minzheng.engines.duties.coded import State
from minzheng.registers.offices.api import ROLES


class Duty(models.Model):
    """`owner_role` at `division_code` does it; `every_months` empty: once, else a rhythm.

    `source_kind` and `source_key` name what it comes from.
    `helpers` holds a line "role@division" for each.
    """

    title = models.CharField("任务", max_length=200)
    owner_role = models.CharField("责任岗位", max_length=40)
    division_code = models.CharField("区划", max_length=12)
    helpers = models.TextField("配合岗位", blank=True)
    evidence = models.CharField("凭什么算办完", max_length=200)
    every_months = models.PositiveSmallIntegerField("每几个月", null=True, blank=True)
    at_least = models.PositiveSmallIntegerField("至少几次", default=1)
    until = models.DateField("频次到哪天", null=True, blank=True)
    source_kind = models.CharField("从哪里来", max_length=20, blank=True)
    source_key = models.CharField("来源编号", max_length=40, blank=True)
    source_words = models.CharField("来源", max_length=200, blank=True)
    state = models.CharField("状态", max_length=8, choices=State, default=State.RUNNING)
    given_on = models.DateField("交办日")
    given_by = models.CharField("交办人", max_length=60)
    given_key = models.CharField("交办人编号", max_length=40)
    ended_on = models.DateField("结束日", null=True, blank=True)
    ended_why = models.CharField("撤销原因", max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "任务"
        indexes = [
            models.Index(fields=["source_kind", "source_key"], name="duty_source"),
            models.Index(fields=["division_code", "state"], name="duty_place"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the trail and messages point to it."""
        return f"duty:{self.pk}"

    @property
    def helping(self) -> list[tuple[str, str]]:
        """The posts that help, as role and division."""
        told = (line.partition("@") for line in self.helpers.splitlines())
        return [(role, place) for role, _, place in told]

    @property
    def owner_name(self) -> str:
        return ROLES.get(self.owner_role, self.owner_role)

    @property
    def rhythm_words(self) -> str:
        """How often, in words; "" for once."""
        if not self.every_months:
            return ""
        times = f"至少 {self.at_least} 次" if self.at_least > 1 else "一次"
        return f"每 {self.every_months} 个月{times}"
