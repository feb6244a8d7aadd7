"""What was scored by whom, and what was objected. Points are in tenths of a point."""

from django.db import models

from minzheng.engines.evaluations.models.rounds import Entry


class SelfMark(models.Model):
    """What the house gives itself for an item, and the paper that shows it (sealed)."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="self_marks")
    item = models.CharField("评分项", max_length=20)
    points = models.PositiveIntegerField("自评分")
    words = models.CharField("说明", max_length=300, blank=True)
    paper = models.CharField("证明", max_length=160, blank=True)
    paper_name = models.CharField("证明名", max_length=120, blank=True)
    paper_digest = models.CharField("证明摘要", max_length=64, blank=True)
    on = models.DateField("填写日")
    by = models.CharField("填写人", max_length=60)

    class Meta:
        ordering = ["entry", "item"]
        verbose_name = "自评"
        constraints = [models.UniqueConstraint(fields=["entry", "item"], name="self_mark_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.item}"


class Assessor(models.Model):
    """Who scores on the spot. `tied` is None until she declared; who is tied scores nothing."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="assessors")
    key = models.CharField("工号", max_length=60)
    name = models.CharField("姓名", max_length=60)
    named_on = models.DateField("指派日")
    named_by = models.CharField("指派人", max_length=60)
    tied = models.BooleanField("有利害关系", null=True, blank=True)
    ties = models.CharField("利害关系", max_length=200, blank=True)
    declared_on = models.DateField("声明日", null=True, blank=True)
    visited_on = models.DateField("到现场日", null=True, blank=True)
    handed_in_on = models.DateField("评分提交日", null=True, blank=True)
    words = models.CharField("评估意见", max_length=500, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "评估人员"
        indexes = [models.Index(fields=["key", "handed_in_on"], name="assessor_work")]
        constraints = [models.UniqueConstraint(fields=["entry", "key"], name="assessor_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.name}"


class Mark(models.Model):
    """What an assessor gives for an item."""

    assessor = models.ForeignKey(Assessor, models.PROTECT, related_name="marks")
    item = models.CharField("评分项", max_length=20)
    points = models.PositiveIntegerField("评分")
    words = models.CharField("说明", max_length=300, blank=True)

    class Meta:
        ordering = ["assessor", "item"]
        verbose_name = "评分"
        constraints = [models.UniqueConstraint(fields=["assessor", "item"], name="score_once")]

    def __str__(self) -> str:
        return f"{self.assessor_id} {self.item}"


class Agreement(models.Model):
    """Where assessors differ too much: one writes what they agreed, another confirms it."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="agreements")
    item = models.CharField("评分项", max_length=20)
    points = models.PositiveIntegerField("合议分")
    words = models.CharField("理由", max_length=300)
    by = models.CharField("提出人", max_length=60)
    by_key = models.CharField("提出人工号", max_length=60)
    on = models.DateField("提出日")
    confirmed_by = models.CharField("确认人", max_length=60, blank=True)
    confirmed_on = models.DateField("确认日", null=True, blank=True)

    class Meta:
        ordering = ["entry", "item"]
        verbose_name = "合议"
        constraints = [models.UniqueConstraint(fields=["entry", "item"], name="agreement_once")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.item}"


class Objection(models.Model):
    """What a house says against its published points; upheld, points are changed with reasons."""

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="objections")
    words = models.CharField("异议", max_length=1000)
    made_on = models.DateField("提出日")
    made_by = models.CharField("提出人", max_length=60)
    upheld = models.BooleanField("成立", null=True, blank=True)
    answer = models.CharField("答复", max_length=1000, blank=True)
    changes = models.JSONField("改分", default=dict)
    answered_on = models.DateField("答复日", null=True, blank=True)
    answered_by = models.CharField("答复人", max_length=60, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "评价异议"

    def __str__(self) -> str:
        return f"{self.entry_id} {self.made_on}"
