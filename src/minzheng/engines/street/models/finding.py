"""Somebody met in the street: where, in what condition, what was given, how it ended."""

import json
from functools import cached_property

from django.db import models

from minzheng.engines.street.coded import CONDITIONS, GOODS, OUTCOMES, SEXES, TO_STATION
from minzheng.engines.street.models.patrol import Patrol, Point
from minzheng.registers.masking import mask_name
from minzheng.registers.sealing import unseal


class Finding(models.Model):
    """`told_sealed`: where, called, words, dialect, marks, belongings. `photo_until`: kept so long.

    `received_on`: when the station took the person in; empty while that is still to come.
    `client`: what the phone called it, so that what is sent twice is kept once.
    """

    number = models.CharField("编号", max_length=24, unique=True)
    patrol = models.ForeignKey(
        Patrol, models.PROTECT, null=True, blank=True, related_name="findings"
    )
    point = models.ForeignKey(Point, models.PROTECT, null=True, blank=True, related_name="findings")
    division_code = models.CharField("区划", max_length=12)
    found_on = models.DateField("发现日")
    found_at = models.TimeField("发现时间")
    sex = models.PositiveSmallIntegerField("性别")
    age = models.PositiveSmallIntegerField("看上去的年龄")
    minor = models.BooleanField("未成年人", default=False)
    elder = models.BooleanField("老年人", default=False)
    disabled = models.BooleanField("残疾人", default=False)
    immobile = models.BooleanField("行动不便", default=False)
    ill = models.BooleanField("突发急病", default=False)
    told_sealed = models.TextField("情况（加密）")
    given = models.JSONField("给了什么", default=dict)
    outcome = models.CharField("结果", max_length=10)
    emergency_call = models.CharField("急救电话", max_length=120, blank=True)
    photo = models.CharField("照片", max_length=120, blank=True)
    photo_name = models.CharField("照片名", max_length=120, blank=True)
    photo_digest = models.CharField("照片摘要", max_length=64, blank=True)
    photo_until = models.DateField("照片保存到", null=True, blank=True)
    client = models.CharField("手机编号", max_length=36, blank=True)
    by_key = models.CharField("记录人工号", max_length=40)
    by_name = models.CharField("记录人", max_length=40)
    due_on = models.DateField("接收期限", null=True, blank=True)
    received_on = models.DateField("接收日", null=True, blank=True)
    closed_words = models.CharField("没有接收的原因", max_length=200, blank=True)
    escalated_on = models.DateField("督办日", null=True, blank=True)

    class Meta:
        ordering = ["-found_on", "-pk"]
        verbose_name = "街面发现"
        indexes = [
            models.Index(fields=["division_code", "found_on"], name="street_finding_place"),
            models.Index(fields=["received_on", "due_on"], name="street_finding_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["client"], condition=~models.Q(client=""), name="street_finding_client"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"finding:{self.pk}"

    @property
    def waits(self) -> bool:
        """Whether the station still has to take the person in."""
        return self.outcome in TO_STATION and not (self.received_on or self.closed_words)

    @property
    def outcome_name(self) -> str:
        return OUTCOMES.get(self.outcome, self.outcome)

    @property
    def sex_name(self) -> str:
        return SEXES.get(self.sex, "不详")

    @property
    def conditions(self) -> tuple[str, ...]:
        """What makes the person somebody to be escorted or treated at once."""
        return tuple(words for name, words in CONDITIONS.items() if getattr(self, name))

    @property
    def given_words(self) -> str:
        return "、".join(f"{GOODS[key]} {count} 份" for key, count in self.given.items())

    @cached_property
    def told(self) -> dict[str, str]:
        """What was told: where, called, words, dialect, marks, belongings."""
        return dict(json.loads(unseal(self.told_sealed)))

    @property
    def called_masked(self) -> str:
        return mask_name(self.told["called"]) if self.told["called"] else "不知道名字"
