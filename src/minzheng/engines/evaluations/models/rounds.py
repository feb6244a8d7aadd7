"""A round of an evaluation and the houses in it. Points are in tenths of a point."""

from functools import cached_property

from django.db import models

from minzheng.engines.evaluations.coded import EntryState, RoundState
from minzheng.engines.evaluations.rubric import Grade, Rubric, from_json


class Round(models.Model):
    """`kept` is the rubric as it stood; records count from `since` to `until`, both included."""

    title = models.CharField("名称", max_length=80)
    scheme = models.CharField("评分表", max_length=40)
    version = models.PositiveIntegerField("评分表版本")
    kept = models.JSONField("评分表内容")
    digest = models.CharField("校验值", max_length=64)
    division_code = models.CharField("区划", max_length=12)
    year = models.PositiveSmallIntegerField("年度")
    since = models.DateField("评价期起")
    until = models.DateField("评价期止")
    self_until = models.DateField("自评截止")
    plan = models.CharField("方案", max_length=500)
    state = models.CharField("状态", max_length=10, choices=RoundState, default=RoundState.OPEN)
    planned_on = models.DateField("公布日")
    planned_by = models.CharField("公布人", max_length=60)
    planned_key = models.CharField("公布人编号", max_length=60)
    shown_on = models.DateField("公示日", null=True, blank=True)
    shown_until = models.DateField("公示止", null=True, blank=True)
    shown_by = models.CharField("公示人", max_length=60, blank=True)
    shown_key = models.CharField("公示人编号", max_length=60, blank=True)
    decided_on = models.DateField("结果日", null=True, blank=True)
    decided_by = models.CharField("决定人", max_length=60, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "评价"
        indexes = [models.Index(fields=["division_code", "state"], name="evaluation_round_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["scheme", "year", "division_code"], name="one_round_a_year"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        return f"evaluation:{self.pk}"

    @cached_property
    def rubric(self) -> Rubric:
        return from_json(self.kept)


class Entry(models.Model):
    """One house in a round: a facility or an organisation. `computed`, `adjusted`, `final` are by
    item; `parts` by dimension; `vetoes`: [{code, words}]; `related`: credit codes it declares."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="entries")
    facility = models.ForeignKey(
        "facilities.Facility", models.PROTECT, null=True, blank=True, related_name="+"
    )
    organisation = models.ForeignKey(
        "organisations.Organisation", models.PROTECT, null=True, blank=True, related_name="+"
    )
    name = models.CharField("名称", max_length=120)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True, db_index=True)
    division_code = models.CharField("区划", max_length=12)
    state = models.CharField("状态", max_length=10, choices=EntryState, default=EntryState.INVITED)
    left_out_why = models.CharField("不参加的原因", max_length=200, blank=True)
    words = models.CharField("自评说明", max_length=1000, blank=True)
    related = models.JSONField("关联组织", default=list)
    handed_in_on = models.DateField("自评提交日", null=True, blank=True)
    handed_in_by = models.CharField("自评提交人", max_length=60, blank=True)
    computed = models.JSONField("系统计算", default=dict)
    computed_on = models.DateField("计算日", null=True, blank=True)
    adjusted = models.JSONField("复核调整", default=dict)
    vetoes = models.JSONField("否决项", default=list)
    reviewed_on = models.DateField("复核日", null=True, blank=True)
    reviewed_by = models.CharField("复核人", max_length=60, blank=True)
    reviewed_key = models.CharField("复核人编号", max_length=60, blank=True)
    review_words = models.CharField("复核意见", max_length=500, blank=True)
    final = models.JSONField("得分", default=dict)
    parts = models.JSONField("各部分得分", default=dict)
    total = models.IntegerField("总分（十分之一分）", null=True, blank=True)
    grade = models.CharField("等次", max_length=20, blank=True)
    decided_on = models.DateField("结果日", null=True, blank=True)
    valid_until = models.DateField("有效期止", null=True, blank=True)
    notice = models.ForeignKey(
        "notices.Notice", models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "参评单位"
        indexes = [models.Index(fields=["division_code", "state"], name="evaluation_entry_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["round", "facility"], condition=models.Q(facility__isnull=False),
                name="facility_once_a_round",
            ),
            models.UniqueConstraint(
                fields=["round", "organisation"], condition=models.Q(organisation__isnull=False),
                name="organisation_once_a_round",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        return f"evaluated:{self.pk}"

    @property
    def rubric(self) -> Rubric:
        return self.round.rubric

    @property
    def grade_given(self) -> Grade | None:
        return self.rubric.grade(self.grade)

    @property
    def grade_name(self) -> str:
        """The grade in words; a veto, or points that reach none, leave a house without."""
        if self.vetoes:
            return "一票否决"
        given = self.grade_given
        return given.name if given else "未达到等次"
