"""What somebody needs, what was done about it, and the assessments that found it."""

import json

from django.db import models

from minzheng.engines.needs.catalogue import amount_words, catalogue
from minzheng.engines.needs.coded import (
    LANGUAGES,
    ORIGINS,
    SEXES,
    TIMES,
    UNMET_REASONS,
    URGENCIES,
)
from minzheng.registers.sealing import unseal


class State(models.TextChoices):
    """How far a need is."""

    NOTED = "noted", "待确认"
    CONFIRMED = "confirmed", "待安排"
    MATCHED = "matched", "已派单，等接单"
    OFFERED = "offered", "已向社会求助"
    ORDERED = "ordered", "服务中"
    MET = "met", "已满足"
    UNMET = "unmet", "暂时不能满足"
    WITHDRAWN = "withdrawn", "不再需要"


WAITING = (State.NOTED, State.CONFIRMED, State.MATCHED, State.OFFERED, State.ORDERED)


class Need(models.Model):
    """`household` is set when the whole household needs it; `person` is then whom to ask for.

    `weekly`: units a week of a supply's capacity; `told`: how often escalated (1 town, 2 district).
    """

    number = models.CharField("需求号", max_length=12, unique=True)
    division_code = models.CharField("区划", max_length=12)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    household = models.ForeignKey(
        "households.Household", models.PROTECT, null=True, blank=True, related_name="+"
    )
    item = models.CharField("需求项", max_length=30)
    quantity = models.PositiveIntegerField("数量")
    period = models.CharField("多久", max_length=6)
    weekly = models.PositiveIntegerField("每周单位")
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    words_sealed = models.TextField("说明（加密）", blank=True)
    times = models.JSONField("时间", default=list)
    language = models.CharField("语言", max_length=12, blank=True)
    worker_sex = models.CharField("希望服务人员性别", max_length=6, blank=True)
    urgency = models.PositiveSmallIntegerField("紧急程度", default=1)
    origin = models.CharField("来源", max_length=12)
    origin_ref = models.CharField("来源编号", max_length=60, blank=True)
    noted_on = models.DateField("登记日")
    noted_by = models.CharField("登记人", max_length=60)
    asked_by = models.BigIntegerField("提出人编号", null=True, blank=True)
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.NOTED)
    state_on = models.DateField("状态日")
    due_on = models.DateField("到期日", null=True, blank=True)
    told = models.PositiveSmallIntegerField("已督办", default=0)
    unmet_reason = models.CharField("不能满足的原因", max_length=12, blank=True)

    class Meta:
        ordering = ["-noted_on", "-pk"]
        verbose_name = "需求"
        indexes = [
            models.Index(fields=["division_code", "state", "due_on"], name="need_place_state_due"),
            models.Index(fields=["state", "due_on"], name="need_state_due"),
            models.Index(fields=["person", "state"], name="need_person"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1, weekly__gte=1), name="need_counts"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"need:{self.pk}"

    @property
    def waits(self) -> bool:
        return self.state in WAITING

    @property
    def item_name(self) -> str:
        return catalogue().name(self.item)

    @property
    def amount(self) -> str:
        """每周 3 次; 一次 2 件."""
        return amount_words(self.item, self.quantity, self.period)

    @property
    def words(self) -> str:
        return unseal(self.words_sealed) if self.words_sealed else ""

    @property
    def urgency_name(self) -> str:
        return URGENCIES.get(self.urgency, "")

    @property
    def origin_name(self) -> str:
        return ORIGINS.get(self.origin, self.origin)

    @property
    def reason_name(self) -> str:
        return UNMET_REASONS.get(self.unmet_reason, "")

    @property
    def wishes(self) -> str:
        """Time, language and sex of the worker in words; "" when nothing was said."""
        said = [TIMES[each] for each in self.times if each in TIMES]
        said += [LANGUAGES[self.language]] if self.language in LANGUAGES else []
        sex = SEXES.get(self.worker_sex)
        return "、".join([*said, *([f"{sex}性服务人员"] if sex else [])])


class Deed(models.Model):
    """One thing done about a need; `words_sealed` may tell of people."""

    need = models.ForeignKey(Need, models.PROTECT, related_name="deeds")
    what = models.CharField("做了什么", max_length=40)
    on = models.DateField("日期")
    by = models.CharField("谁", max_length=60)
    words_sealed = models.TextField("说明（加密）", blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "需求经过"

    def __str__(self) -> str:
        return f"{self.need_id} {self.what}"

    @property
    def words(self) -> str:
        return unseal(self.words_sealed) if self.words_sealed else ""


class Assessment(models.Model):
    """What was found on the sides of a life; sealed, for it tells of health and family."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    on = models.DateField("评估日")
    by = models.CharField("评估人", max_length=60)
    answers_sealed = models.TextField("结果（加密）")

    class Meta:
        ordering = ["-on", "-pk"]
        verbose_name = "需求评估"
        indexes = [models.Index(fields=["person", "-on"], name="assessment_person")]

    def __str__(self) -> str:
        return f"{self.person_id} {self.on}"

    @property
    def ref(self) -> str:
        return f"assessment:{self.pk}"

    @property
    def answers(self) -> dict[str, str]:
        """The chosen answer of each dimension, by keys."""
        return dict(json.loads(unseal(self.answers_sealed)))
