"""An inspection of a facility: planned, under way, concluded; and the answer to each item."""

from functools import cached_property

from django.db import models

from minzheng.engines.notices.api import Notice
from minzheng.engines.oversight.checklists import Checklist
from minzheng.engines.oversight.coded import ANSWERS, REASONS
from minzheng.registers.facilities.api import Facility


class State(models.TextChoices):
    """How far an inspection is."""

    PLANNED = "planned", "已安排"
    OPEN = "open", "检查中"
    CONCLUDED = "concluded", "整改中"
    SETTLED = "settled", "已办结"
    CALLED_OFF = "off", "已取消"


WAITING = (State.PLANNED, State.OPEN, State.CONCLUDED)


class Inspection(models.Model):
    """`checklist` is the list as it stood when planned, `digest` its SHA-256.

    `next_on`: by when the next thing has to be done; the day it ended when nothing is left to do.
    """

    facility = models.ForeignKey(Facility, models.PROTECT, related_name="+")
    reason = models.CharField("缘由", max_length=10)
    planned_on = models.DateField("计划日")
    planned_by = models.CharField("安排人", max_length=60)
    first_key = models.CharField("检查人一工号", max_length=40)
    first_name = models.CharField("检查人一", max_length=40)
    second_key = models.CharField("检查人二工号", max_length=40)
    second_name = models.CharField("检查人二", max_length=40)
    checklist = models.JSONField("检查表")
    digest = models.CharField("检查表摘要", max_length=64)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.PLANNED)
    begun_on = models.DateField("开始日", null=True, blank=True)
    first_confirmed_on = models.DateField("检查人一确认日", null=True, blank=True)
    second_confirmed_on = models.DateField("检查人二确认日", null=True, blank=True)
    concluded_on = models.DateField("结束日", null=True, blank=True)
    witness = models.CharField("机构在场人", max_length=40, blank=True)
    witness_refused = models.BooleanField("拒绝确认", default=False)
    witness_words = models.CharField("机构意见", max_length=500, blank=True)
    notice = models.ForeignKey(
        Notice, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="文书"
    )
    called_off = models.CharField("取消原因", max_length=200, blank=True)
    next_on = models.DateField("下一步期限")

    class Meta:
        ordering = ["-planned_on", "-pk"]
        verbose_name = "检查"
        indexes = [
            models.Index(fields=["state", "next_on"], name="oversight_state_next"),
            models.Index(fields=["facility", "planned_on"], name="oversight_facility_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(first_key=models.F("second_key")), name="oversight_two_people"
            )
        ]

    def __str__(self) -> str:
        return f"{self.facility_id} {self.planned_on}"

    @property
    def ref(self) -> str:
        return f"inspection:{self.pk}"

    @property
    def waits(self) -> bool:
        return self.state in WAITING

    @property
    def reason_name(self) -> str:
        return REASONS.get(self.reason, self.reason)

    @property
    def inspectors(self) -> tuple[str, str]:
        """The staff numbers of the two."""
        return self.first_key, self.second_key

    @property
    def inspector_names(self) -> str:
        return f"{self.first_name}、{self.second_name}"

    @cached_property
    def sheet(self) -> Checklist:
        """The checklist as it stood."""
        return Checklist.from_json(self.checklist)


class Answer(models.Model):
    """How one item was answered; `note` says what was seen."""

    inspection = models.ForeignKey(Inspection, models.CASCADE, related_name="answers")
    code = models.CharField("编号", max_length=20)
    answer = models.CharField("结果", max_length=4)
    note = models.CharField("看到的情况", max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "检查结果"
        constraints = [
            models.UniqueConstraint(fields=["inspection", "code"], name="oversight_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.inspection_id} {self.code} {self.answer}"

    @property
    def answer_name(self) -> str:
        return ANSWERS.get(self.answer, self.answer)
