"""What is reported upward in a rhythm, and each report with the figures as they stood."""

from django.db import models

from minzheng.engines.duties.api import Duty, Turn, TurnState
from minzheng.engines.reports.coded import RHYTHMS
from minzheng.kernel.months import Month


class Cadence(models.Model):
    """What is reported to whom, every so many months; its duty reminds and goes up when late."""

    title = models.CharField("报告", max_length=120)
    addressee = models.CharField("报给谁", max_length=120)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    every_months = models.PositiveSmallIntegerField("每几个月", choices=tuple(RHYTHMS.items()))
    indicators = models.JSONField("写哪些指标", default=list)
    duty = models.OneToOneField(Duty, models.PROTECT, related_name="+")
    made_on = models.DateField("设定日")
    made_by = models.CharField("设定人", max_length=60)

    class Meta:
        ordering = ["title", "pk"]
        verbose_name = "报告安排"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the trail points to it."""
        return f"report-cadence:{self.pk}"


class Report(models.Model):
    """The report of a period. `lines`: sentences that the system wrote from records, each with the
    indicator it is of, "" for work; `problems` and `next_steps` are the writer's own.
    """

    cadence = models.ForeignKey(Cadence, models.PROTECT, related_name="reports")
    turn = models.OneToOneField(Turn, models.PROTECT, related_name="+")
    first_month = models.CharField("从", max_length=7)
    last_month = models.CharField("到", max_length=7)
    lines = models.JSONField("系统写的", default=list)
    problems = models.TextField("问题", blank=True)
    next_steps = models.TextField("打算", blank=True)
    composed_on = models.DateField("写成日")
    composed_by = models.CharField("起草人", max_length=60)
    composed_key = models.CharField("起草人编号", max_length=40)
    confirmed_on = models.DateField("确认日", null=True, blank=True)
    confirmed_by = models.CharField("确认人", max_length=60, blank=True)
    pdf = models.CharField("文件", max_length=200, blank=True)
    pdf_digest = models.CharField("文件校验值", max_length=64, blank=True)

    class Meta:
        ordering = ["-last_month", "-pk"]
        verbose_name = "报告"

    def __str__(self) -> str:
        return f"{self.cadence.title} {self.period}"

    @property
    def ref(self) -> str:
        """How messages point to it."""
        return f"report:{self.pk}"

    @property
    def period(self) -> str:
        """As people read it: 2026年9月到2026年10月."""
        first, last = Month.parse(self.first_month), Month.parse(self.last_month)
        return first.label if first == last else f"{first.label}到{last.label}"

    @property
    def state_words(self) -> str:
        """起草中, 等确认, 已确认."""
        if self.confirmed_on is not None:
            return "已确认"
        return "起草中" if self.is_open else "等确认"

    @property
    def is_open(self) -> bool:
        """Whether it can still be written."""
        return self.confirmed_on is None and self.turn.state == TurnState.OPEN
