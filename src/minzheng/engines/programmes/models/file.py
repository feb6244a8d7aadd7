"""Somebody in a programme: who, why, with whose consent; sealed, but for what tells of nobody."""

import json
from functools import cached_property

from django.db import models

from minzheng.engines.programmes.coded import ENDS, SOURCES
from minzheng.engines.programmes.models.point import Point
from minzheng.registers.sealing import unseal


class State(models.TextChoices):
    """How far somebody is."""

    REFERRED = "referred", "待答复"
    REFUSED = "refused", "没有接收"
    ACTIVE = "active", "服务中"
    ENDED = "ended", "已结束"


OPEN = (State.REFERRED, State.ACTIVE)


class File(models.Model):
    """`who_index` finds the same person again without naming her; no register knows of the file.

    `due_on`: by when the next thing has to be done (answer, review, follow-up); None for nothing.
    """

    number = models.CharField("档案号", max_length=12, unique=True)
    point = models.ForeignKey(Point, models.PROTECT, related_name="files")
    source = models.CharField("转介来源", max_length=12)
    referrer = models.CharField("转介人工号", max_length=40, blank=True)
    who_sealed = models.TextField("是谁（加密）")
    who_index = models.CharField("证件摘要", max_length=64, db_index=True)
    consent_sealed = models.TextField("同意（加密）")
    consent_paper = models.CharField("同意书", max_length=160, blank=True)
    consent_name = models.CharField("同意书文件名", max_length=120, blank=True)
    consent_digest = models.CharField("同意书摘要", max_length=64, blank=True)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.REFERRED)
    worker = models.CharField("负责人工号", max_length=40, blank=True)
    worker_name = models.CharField("负责人", max_length=40, blank=True)
    received_on = models.DateField("收到日")
    begun_on = models.DateField("开始日", null=True, blank=True)
    ended_on = models.DateField("结束日", null=True, blank=True)
    ending = models.CharField("怎样结束", max_length=12, blank=True)
    due_on = models.DateField("下一步期限", null=True, blank=True)
    crisis_on = models.DateField("没有处理的紧急记录", null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "服务档案"
        indexes = [models.Index(fields=["point", "state", "due_on"], name="programme_file_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["point", "who_index"],
                condition=models.Q(state__in=OPEN),
                name="programme_file_once",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=State.values), name="programme_file_state"
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        """How trail and messages name it."""
        return f"programme:{self.pk}"

    @cached_property
    def who(self) -> dict[str, str]:
        """Name, id_number, phone, address, guardian, guardian_phone, reason, referred_by."""
        return dict(json.loads(unseal(self.who_sealed)))

    @cached_property
    def consent(self) -> dict[str, str]:
        """Who agreed (`by`), her name and relation, what was explained."""
        return dict(json.loads(unseal(self.consent_sealed)))

    @property
    def source_name(self) -> str:
        return SOURCES.get(self.source, self.source)

    @property
    def ending_name(self) -> str:
        return ENDS.get(self.ending, "")
