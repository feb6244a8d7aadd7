"""What the team does with somebody: plans, meetings, scores, and every other deed."""

import json
from functools import cached_property
from typing import Any

from django.db import models

from minzheng.engines.programmes.coded import ABSENCES
from minzheng.engines.programmes.models.file import File
from minzheng.registers.sealing import unseal


class Plan(models.Model):
    """One version of the individual plan; the newest holds."""

    file = models.ForeignKey(File, models.PROTECT, related_name="plans")
    on = models.DateField("制定日")
    by = models.CharField("谁", max_length=60)
    per_week = models.PositiveSmallIntegerField("每周几次")
    told_sealed = models.TextField("内容（加密）")

    class Meta:
        ordering = ["-pk"]
        verbose_name = "个别化计划"

    def __str__(self) -> str:
        return f"{self.file_id} {self.on}"

    @cached_property
    def told(self) -> dict[str, Any]:
        """`goals`: list of texts; `guardian`: the guardian's word."""
        return dict(json.loads(unseal(self.told_sealed)))


class Meeting(models.Model):
    """One session, held or missed; `absence` "" when she came."""

    file = models.ForeignKey(File, models.PROTECT, related_name="meetings")
    on = models.DateField("日期")
    kind = models.CharField("种类", max_length=20)
    absence = models.CharField("没到的原因", max_length=12, blank=True)
    minutes = models.PositiveSmallIntegerField("分钟", default=0)
    told_sealed = models.TextField("内容（加密）")
    by_key = models.CharField("谁的工号", max_length=40)
    by = models.CharField("谁", max_length=60)

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = "服务记录"
        indexes = [models.Index(fields=["file", "-on", "-id"], name="programme_meeting_newest")]

    def __str__(self) -> str:
        return f"{self.file_id} {self.on}"

    @cached_property
    def told(self) -> dict[str, str]:
        """`done` and `next`."""
        return dict(json.loads(unseal(self.told_sealed)))

    @property
    def came(self) -> str:
        return ABSENCES.get(self.absence, self.absence)


class Score(models.Model):
    """A scale answered on a day; the answers are sealed, the sum names nobody."""

    file = models.ForeignKey(File, models.PROTECT, related_name="scores")
    scale = models.CharField("记录表", max_length=40)
    on = models.DateField("日期")
    total = models.IntegerField("得分")
    answers_sealed = models.TextField("答案（加密）")
    by = models.CharField("谁", max_length=60)

    class Meta:
        ordering = ["on", "pk"]
        verbose_name = "评估得分"
        indexes = [models.Index(fields=["file", "scale", "on"], name="programme_score_line")]

    def __str__(self) -> str:
        return f"{self.file_id} {self.scale} {self.total}"

    @cached_property
    def answers(self) -> dict[str, int]:
        """What was answered, item by item."""
        return dict(json.loads(unseal(self.answers_sealed)))


class Deed(models.Model):
    """Any other step; `words_sealed` tells of her."""

    class Kind(models.TextChoices):
        RECEIVED = "received", "收到转介"
        ACCEPTED = "accepted", "接收"
        REFUSED = "refused", "没有接收"
        PLANNED = "planned", "制定计划"
        HANDED = "handed", "换负责人"
        CRISIS = "crisis", "紧急记录"
        CALMED = "calmed", "紧急情况已处理"
        REVIEWED = "reviewed", "复评"
        ENDED = "ended", "服务结束"
        FOLLOWED = "followed", "回访"
        BROKEN = "broken", "紧急查看"

    file = models.ForeignKey(File, models.PROTECT, related_name="deeds")
    kind = models.CharField("做了什么", max_length=10, choices=Kind.choices)
    on = models.DateField("日期")
    by = models.CharField("谁", max_length=60)
    words_sealed = models.TextField("说明（加密）", blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "服务经过"

    def __str__(self) -> str:
        return f"{self.file_id} {self.kind}"

    @property
    def words(self) -> str:
        return unseal(self.words_sealed) if self.words_sealed else ""
