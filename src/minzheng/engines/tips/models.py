"""A tip that somebody needs help, and what was done with it. What was told is sealed."""

import json
from functools import cached_property

from django.db import models

from minzheng.engines.tips.coded import HARM, KINDS, OUTCOMES, SOURCES
from minzheng.registers.masking import mask_name, mask_phone
from minzheng.registers.sealing import unseal


class State(models.TextChoices):
    """How far a tip is."""

    OPEN = "open", "待接"
    TAKEN = "taken", "在办"
    VISITED = "visited", "已上门或联系"
    CLOSED = "closed", "已办结"


WAITING = (State.OPEN, State.TAKEN, State.VISITED)


class Tip(models.Model):
    """`told_sealed`: who, where, words. `reporter_sealed`: name and phone of who told, if given."""

    number = models.CharField("回执号", max_length=12, unique=True)
    division_code = models.CharField("区划", max_length=12)
    kind = models.CharField("类别", max_length=12)
    source = models.CharField("来源", max_length=10)
    told_sealed = models.TextField("内容（加密）")
    reporter_sealed = models.TextField("反映人（加密）", blank=True)
    person_id = models.BigIntegerField("反映人编号", null=True, blank=True)
    photo = models.CharField("照片", max_length=120, blank=True)
    photo_name = models.CharField("照片名", max_length=120, blank=True)
    photo_digest = models.CharField("照片摘要", max_length=64, blank=True)
    about_id = models.BigIntegerField("说的是谁（登记簿编号）", null=True, blank=True)
    client = models.CharField("手机上的编号", max_length=36, blank=True)
    is_urgent = models.BooleanField("紧急", default=False)
    wants_answer = models.BooleanField("要答复", default=True)
    role = models.CharField("岗位", max_length=20)
    state = models.CharField("状态", max_length=8, choices=State.choices, default=State.OPEN)
    received_on = models.DateField("收到日")
    due_on = models.DateField("到期日")
    answer_escalated_on = models.DateField("回电督办日", null=True, blank=True)
    escalated_on = models.DateField("督办日", null=True, blank=True)
    closed_on = models.DateField("办结日", null=True, blank=True)
    answer_due = models.DateField("答复到期日", null=True, blank=True)
    answered_on = models.DateField("答复日", null=True, blank=True)
    taken_by = models.CharField("接办人工号", max_length=40, blank=True)
    taken_name = models.CharField("接办人", max_length=40, blank=True)
    outcome = models.CharField("结果", max_length=8, blank=True)
    answer = models.CharField("答复", max_length=200, blank=True)
    case_number = models.CharField("办件", max_length=40, blank=True)
    same_as = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="same")

    class Meta:
        ordering = ["-received_on", "-pk"]
        verbose_name = "求助线索"
        constraints = [
            models.UniqueConstraint(
                fields=["client"], condition=~models.Q(client=""), name="tip_once_from_a_phone"
            )
        ]
        indexes = [
            models.Index(fields=["division_code", "state", "due_on"], name="tip_place_state_due"),
            models.Index(fields=["state", "due_on"], name="tip_state_due"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"tip:{self.pk}"

    @property
    def waits(self) -> bool:
        return self.state in WAITING

    @property
    def is_named(self) -> bool:
        """Whether who told left a name or phone: such a report is answered."""
        return bool(self.reporter_sealed)

    @property
    def owes_answer(self) -> bool:
        """Whether it is settled and who told it has not been told so yet."""
        return self.answer_due is not None and self.answered_on is None

    @property
    def is_harm(self) -> bool:
        """Whether a child may be in danger: the duty to report at once, and closed to others."""
        return self.kind == HARM

    @property
    def kind_name(self) -> str:
        return KINDS.get(self.kind, self.kind)

    @property
    def source_name(self) -> str:
        return SOURCES.get(self.source, self.source)

    @property
    def outcome_name(self) -> str:
        return OUTCOMES.get(self.outcome, "")

    @cached_property
    def told(self) -> dict[str, str]:
        """What was told: who, where, words."""
        return dict(json.loads(unseal(self.told_sealed)))

    @property
    def who_masked(self) -> str:
        return mask_name(self.told["who"]) if self.told["who"] else "不知道名字"

    @property
    def reporter_masked(self) -> str:
        """Name and phone of who told, masked; "" when nothing was left."""
        if not self.reporter_sealed:
            return ""
        name, _, phone = unseal(self.reporter_sealed).partition("\n")
        return f"{mask_name(name)} {mask_phone(phone)}".strip()


class Deed(models.Model):
    """One thing done with a tip; `words_sealed` may tell of people."""

    class Kind(models.TextChoices):
        RECEIVED = "received", "收到"
        TAKEN = "taken", "接办"
        VISITED = "visited", "上门或联系"
        REPORTED = "reported", "已强制报告"
        LINKED = "linked", "标为同一件事"
        CLOSED = "closed", "办结"
        ANSWERED = "answered", "回电答复"

    tip = models.ForeignKey(Tip, models.PROTECT, related_name="deeds")
    kind = models.CharField("做了什么", max_length=10, choices=Kind.choices)
    on = models.DateField("日期")
    by = models.CharField("谁", max_length=60)
    words_sealed = models.TextField("说明（加密）", blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "线索经过"

    def __str__(self) -> str:
        return f"{self.tip_id} {self.kind}"

    @property
    def words(self) -> str:
        return unseal(self.words_sealed) if self.words_sealed else ""
