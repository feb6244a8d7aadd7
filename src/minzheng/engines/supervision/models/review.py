"""The review of one drawn decision: the checklist as it stood, the answers, two signatures."""

from functools import cached_property

from django.db import models

from minzheng.engines.cases.api import Case, Decision
from minzheng.engines.supervision.coded import BANDS, CONCLUSIONS, WHY
from minzheng.engines.supervision.models.plan import ReviewPlan
from minzheng.registers.checklists import ANSWERS, Group, Item, groups_of


class ReviewState(models.TextChoices):
    """How far a review is."""

    OPEN = "open", "待复核"
    PROPOSED = "proposed", "待另一人签"
    CONCLUDED = "concluded", "已有结论"


WAITING = (ReviewState.OPEN, ReviewState.PROPOSED)


class Review(models.Model):
    """`town`: the division of the town that decided; `signs`: why it counted as risky or had to be
    taken; `first` proposed the conclusion, `second` signed it."""

    plan = models.ForeignKey(ReviewPlan, models.PROTECT, related_name="reviews")
    case = models.ForeignKey(Case, models.PROTECT, related_name="+")
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="+")
    town = models.CharField("镇街", max_length=12)
    band = models.CharField("风险", max_length=6)
    signs = models.JSONField("抽中缘由")
    by_lot = models.BooleanField("随机抽中")
    checklist = models.JSONField("检查表")
    digest = models.CharField("检查表摘要", max_length=64)
    state = models.CharField(
        "状态", max_length=10, choices=ReviewState.choices, default=ReviewState.OPEN
    )
    due_on = models.DateField("复核期限")
    conclusion = models.CharField("结论", max_length=10, blank=True)
    words = models.CharField("说明", max_length=1000, blank=True)
    first_key = models.CharField("复核人一工号", max_length=60, blank=True)
    first_name = models.CharField("复核人一", max_length=60, blank=True)
    first_on = models.DateField("复核人一签字日", null=True, blank=True)
    second_key = models.CharField("复核人二工号", max_length=60, blank=True)
    second_name = models.CharField("复核人二", max_length=60, blank=True)
    concluded_on = models.DateField("结论日", null=True, blank=True)
    escalated_on = models.DateField("督办日", null=True, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "抽查复核"
        constraints = [
            models.UniqueConstraint(fields=["plan", "decision"], name="supervision_review_once"),
            models.CheckConstraint(
                condition=models.Q(second_key="") | ~models.Q(first_key=models.F("second_key")),
                name="supervision_two_people",
            ),
        ]
        indexes = [models.Index(fields=["state", "due_on", "id"], name="supervision_review_due")]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"review:{self.pk}"

    @property
    def conclusion_name(self) -> str:
        return CONCLUSIONS.get(self.conclusion, "")

    @property
    def band_name(self) -> str:
        return BANDS.get(self.band, self.band)

    @property
    def why(self) -> str:
        """Why it is here, in words."""
        told = [WHY[sign] for sign in self.signs if sign in WHY]
        return "、".join([*told, *(["随机抽中"] if self.by_lot else ["必查"])])

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The checklist as it stood."""
        return groups_of(self.checklist["groups"])

    @property
    def items(self) -> dict[str, Item]:
        return {item.code: item for group in self.groups for item in group.items}


class Answer(models.Model):
    """How one item was answered; `note` says what was seen."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="answers")
    code = models.CharField("编号", max_length=20)
    answer = models.CharField("结果", max_length=4)
    note = models.CharField("看到的情况", max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "复核结果"
        constraints = [
            models.UniqueConstraint(fields=["review", "code"], name="supervision_answer_once")
        ]

    def __str__(self) -> str:
        return f"{self.review_id} {self.code} {self.answer}"

    @property
    def answer_name(self) -> str:
        return ANSWERS.get(self.answer, self.answer)
