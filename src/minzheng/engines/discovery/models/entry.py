"""An entry: one household or person that may need help, at one level, with one holder."""

import json
from functools import cached_property
from typing import Any

from django.db import models

from minzheng.engines.discovery.coded import LEVELS, ORDER, OUTCOMES
from minzheng.registers.sealing import unseal


class State(models.TextChoices):
    """How far an entry is; what was joined to another is that one's business."""

    OPEN = "open", "待接"
    TAKEN = "taken", "在办"
    VISITED = "visited", "已上门或联系"
    CLOSED = "closed", "已办结"
    JOINED = "joined", "并入另一条"


WAITING = (State.OPEN, State.TAKEN, State.VISITED)
URGENT_RANK, HIGHEST = 1_000_000, 999


class Entry(models.Model):
    """`home`: the number of the population table, none while nobody knows who it is.

    `told_sealed`: name and place as told, for whom the registers do not know. `facts_sealed`: what
    the score was counted from. `rank`: urgent first, then by score; a list is in its order.
    """

    home = models.BigIntegerField("家庭", null=True, blank=True)
    told_sealed = models.TextField("说的是谁（加密）", blank=True)
    division_code = models.CharField("区划", max_length=12)
    level = models.CharField("在哪一级", max_length=8)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.OPEN)
    is_urgent = models.BooleanField("紧急", default=False)
    score_low = models.PositiveSmallIntegerField("最低分", default=0)
    score_high = models.PositiveSmallIntegerField("最高分", default=0)
    rank = models.PositiveIntegerField("次序", default=0)
    facts_sealed = models.TextField("评分所据（加密）", blank=True)
    facts_version = models.CharField("人口表版本", max_length=20, blank=True)
    seen = models.JSONField("走访所见", default=dict)
    opened_on = models.DateField("列入日")
    since = models.DateField("到这一级的日子")
    due_on = models.DateField("到期日")
    escalated_on = models.DateField("督办日", null=True, blank=True)
    closed_on = models.DateField("办结日", null=True, blank=True)
    outcome = models.CharField("结果", max_length=8, blank=True)
    case_number = models.CharField("办件", max_length=40, blank=True)
    taken_by = models.CharField("接办人工号", max_length=40, blank=True)
    taken_name = models.CharField("接办人", max_length=40, blank=True)
    joined_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined", verbose_name="并入"
    )

    class Meta:
        verbose_name = "主动发现"
        constraints = [
            models.UniqueConstraint(
                fields=["home"], condition=~models.Q(state="joined"), name="entry_once_a_home"
            ),
            models.CheckConstraint(condition=models.Q(level__in=ORDER), name="entry_at_one_level"),
            models.CheckConstraint(
                condition=models.Q(joined_to=None) ^ models.Q(state="joined"),
                name="entry_joined_somewhere",
            ),
        ]
        indexes = [
            models.Index(fields=["level", "state", "-rank", "opened_on"], name="entry_list"),
            models.Index(fields=["division_code", "state"], name="entry_place"),
            models.Index(fields=["state", "due_on"], name="entry_due"),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail and messages name it: "entry:12"."""
        return f"entry:{self.pk}"

    @property
    def label(self) -> str:
        """How officers name it to each other."""
        return f"名单第 {self.pk} 号"

    @property
    def waits(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state in WAITING

    @property
    def level_name(self) -> str:
        return LEVELS[self.level]

    @property
    def outcome_name(self) -> str:
        return OUTCOMES.get(self.outcome, "")

    @property
    def holder(self) -> str:
        """Who has it in hand; "" while it lies on the level's list."""
        return self.taken_name

    @cached_property
    def told(self) -> dict[str, str]:
        """Name and place as somebody told them; empty where the registers know who it is."""
        found: dict[str, str] = json.loads(unseal(self.told_sealed)) if self.told_sealed else {}
        return found

    @cached_property
    def facts(self) -> dict[str, Any]:
        """What the score was counted from, without names."""
        found: dict[str, Any] = json.loads(unseal(self.facts_sealed)) if self.facts_sealed else {}
        return found

    def place_in_order(self) -> None:
        """Where it stands: urgent first, then the score it has at least, then at most."""
        low, high = min(self.score_low, HIGHEST), min(self.score_high, HIGHEST)
        self.rank = URGENT_RANK * self.is_urgent + 1_000 * low + high
