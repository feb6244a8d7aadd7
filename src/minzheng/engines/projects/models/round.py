"""A venture round: the call, its reviewers, proposals under numbers, marks, objections."""

from django.db import models

from minzheng.engines.projects.models.project import Project
from minzheng.registers.organisations.api import Organisation


class RoundState(models.TextChoices):
    """How far a round is."""

    OPEN = "open", "征集中"
    REVIEW = "review", "评审中"
    AWARDED = "awarded", "待公示期满"
    CONFIRMED = "confirmed", "已定"


class Round(models.Model):
    """`budget` and `cap` in fen, `fund` the ledger's fund that awards set aside money in.

    `criteria`: key, name, weight, as they stood at the call.
    """

    title = models.CharField("名称", max_length=80)
    topic = models.CharField("主题", max_length=500)
    item = models.CharField("服务", max_length=40)
    division_code = models.CharField("区划", max_length=12)
    budget = models.BigIntegerField("总预算（分）")
    cap = models.BigIntegerField("每份上限（分）")
    fund = models.BigIntegerField("资金", null=True)
    opens_on = models.DateField("征集开始")
    closes_on = models.DateField("征集截止")
    criteria = models.JSONField("评分表")
    state = models.CharField("状态", max_length=10, choices=RoundState, default=RoundState.OPEN)
    made_by = models.CharField("经办人", max_length=60)
    made_key = models.CharField("经办人工号", max_length=40)
    awarded_on = models.DateField("决定日", null=True, blank=True)
    awarded_by = models.CharField("决定人", max_length=60, blank=True)
    awarded_key = models.CharField("决定人工号", max_length=40, blank=True)
    awarded_words = models.CharField("决定理由", max_length=500, blank=True)
    document = models.BigIntegerField("公示文件", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "公益创投"
        indexes = [models.Index(fields=["division_code", "state"], name="round_place_state")]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"round:{self.pk}"


class Reviewer(models.Model):
    """An officer, or, with a `house`, somebody who acts for that organisation.

    `ties`: organisations she has to do with, as she wrote them; None until she declared.
    """

    round = models.ForeignKey(Round, models.PROTECT, related_name="reviewers")
    house = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    key = models.CharField("工号", max_length=40)
    name = models.CharField("姓名", max_length=40)
    ties = models.JSONField("利害关系", null=True, blank=True, default=None)
    declared_on = models.DateField("声明日", null=True, blank=True)
    dismissed_on = models.DateField("取消日", null=True, blank=True)
    dismissed_words = models.CharField("取消原因", max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "评审"
        constraints = [
            models.UniqueConstraint(
                fields=["round", "key"], condition=models.Q(house=None), name="reviewer_once"
            ),
            models.UniqueConstraint(
                fields=["round", "key"],
                condition=models.Q(house__isnull=False),
                name="outside_reviewer_once",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Proposal(models.Model):
    """`blind`: the number under which reviewers know it. `asked` and `award` in fen."""

    class State(models.TextChoices):
        HANDED = "handed", "待查材料"
        COMPLETE = "complete", "材料齐全"
        INCOMPLETE = "incomplete", "材料不齐"
        WITHDRAWN = "withdrawn", "已撤回"

    round = models.ForeignKey(Round, models.PROTECT, related_name="proposals")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    blind = models.PositiveSmallIntegerField("方案号", null=True, blank=True)
    title = models.CharField("方案名称", max_length=80)
    need = models.CharField("需求", max_length=1000)
    way = models.CharField("做法", max_length=2000)
    effect = models.CharField("成效", max_length=1000)
    lines = models.JSONField("预算")
    asked = models.BigIntegerField("申请金额（分）")
    state = models.CharField("状态", max_length=10, choices=State, default=State.HANDED)
    handed_on = models.DateField("提交日")
    checked_words = models.CharField("材料意见", max_length=300, blank=True)
    award = models.BigIntegerField("资助金额（分）", default=0)
    project = models.OneToOneField(
        Project, models.PROTECT, null=True, blank=True, related_name="proposal"
    )

    class Meta:
        ordering = ["blind", "pk"]
        verbose_name = "创投方案"
        constraints = [
            models.UniqueConstraint(fields=["round", "organisation"], name="proposal_once"),
            models.UniqueConstraint(fields=["round", "blind"], name="proposal_blind_once"),
            models.CheckConstraint(
                condition=models.Q(asked__gt=0, award__gte=0), name="proposal_sound"
            ),
        ]

    def __str__(self) -> str:
        return f"方案 {self.blind}"

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"proposal:{self.pk}"


class Mark(models.Model):
    """Points of one reviewer; `total` in tenths of a point out of a hundred."""

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="marks")
    reviewer = models.ForeignKey(Reviewer, models.PROTECT, related_name="marks")
    points = models.JSONField("打分")
    total = models.PositiveSmallIntegerField("得分")
    words = models.CharField("理由", max_length=500)
    on = models.DateField("日期")

    class Meta:
        ordering = ["pk"]
        verbose_name = "评审打分"
        constraints = [models.UniqueConstraint(fields=["proposal", "reviewer"], name="mark_once")]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.total}"


class Objection(models.Model):
    """Somebody does not agree with an award; `upheld` None until it is answered."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="objections")
    who = models.CharField("谁提出", max_length=80)
    words = models.CharField("内容", max_length=500)
    on = models.DateField("提出日")
    upheld = models.BooleanField("成立", null=True, blank=True, default=None)
    answer = models.CharField("答复", max_length=500, blank=True)
    answered_on = models.DateField("答复日", null=True, blank=True)
    answered_by = models.CharField("答复人", max_length=60, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "创投异议"

    def __str__(self) -> str:
        return f"{self.round_id} {self.on}"
