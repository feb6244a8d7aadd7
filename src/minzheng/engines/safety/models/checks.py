"""What a house looks at itself: rounds of checks, what was wrong, drills, assessments."""

from datetime import date

from django.db import models

from minzheng.engines.safety.coded import ADMISSION, AREAS, DRILLS, PERIODS, RISKS


class SelfCheck(models.Model):
    """One round of a facility: the answer to each item by its code."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    period = models.CharField("周期", max_length=8, choices=list(PERIODS.items()))
    day = models.DateField("日期")
    answers = models.JSONField("结果")
    done_by = models.CharField("检查人", max_length=60)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "安全自查"
        constraints = [
            models.UniqueConstraint(fields=["facility", "period", "day"], name="safety_check_once")
        ]

    def __str__(self) -> str:
        return f"{self.period_name} {self.day}"

    @property
    def ref(self) -> str:
        return f"selfcheck:{self.pk}"

    @property
    def period_name(self) -> str:
        return PERIODS.get(self.period, self.period)


class Problem(models.Model):
    """What a round found wrong at one item, until it is right; a photo shows that it is."""

    check_round = models.ForeignKey(SelfCheck, models.PROTECT, related_name="problems")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    area = models.CharField("类别", max_length=12, choices=list(AREAS.items()))
    item = models.CharField("检查项", max_length=100)
    words = models.CharField("问题", max_length=300)
    found_on = models.DateField("发现日")
    due_on = models.DateField("整改期限")
    remedy = models.CharField("整改做法", max_length=300, blank=True)
    paper = models.CharField("照片", max_length=160, blank=True)
    paper_digest = models.CharField("照片摘要", max_length=64, blank=True)
    fixed_on = models.DateField("整改日", null=True, blank=True)
    fixed_by = models.CharField("整改人", max_length=60, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "隐患"
        indexes = [models.Index(fields=["facility", "fixed_on"], name="safety_problem_facility")]

    def __str__(self) -> str:
        return self.item

    @property
    def ref(self) -> str:
        return f"problem:{self.pk}"

    @property
    def area_name(self) -> str:
        return AREAS.get(self.area, self.area)

    def is_late(self, on: date) -> bool:
        return self.fixed_on is None and self.due_on < on


class Drill(models.Model):
    """An emergency drill: what was trained, with how many, how long, what failed."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    kind = models.CharField("科目", max_length=12, choices=list(DRILLS.items()))
    day = models.DateField("日期")
    people = models.PositiveSmallIntegerField("参加人数")
    minutes = models.PositiveSmallIntegerField("用时（分钟）")
    failed = models.CharField("哪里没有做好", max_length=300, blank=True)
    measures = models.CharField("怎样改进", max_length=300, blank=True)
    entered_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "应急演练"
        constraints = [
            models.UniqueConstraint(fields=["facility", "kind", "day"], name="safety_drill_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind_name} {self.day}"

    @property
    def ref(self) -> str:
        return f"drill:{self.pk}"

    @property
    def kind_name(self) -> str:
        return DRILLS.get(self.kind, self.kind)


class RiskAssessment(models.Model):
    """What could happen to a resident and what is done against it; by two people."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    stay = models.ForeignKey("stays.Stay", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    kind = models.CharField("缘由", max_length=10, default=ADMISSION)
    day = models.DateField("评估日")
    risks = models.JSONField("有风险的项", default=list)
    measures = models.CharField("防范措施", max_length=500, blank=True)
    first = models.CharField("评估人", max_length=40)
    second = models.CharField("第二评估人", max_length=40)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "安全风险评估"
        constraints = [
            models.UniqueConstraint(fields=["stay", "day"], name="safety_assessment_once")
        ]

    def __str__(self) -> str:
        return f"{self.stay_id} {self.day}"

    @property
    def ref(self) -> str:
        return f"riskassessment:{self.pk}"

    @property
    def risk_words(self) -> str:
        return "、".join(RISKS[code] for code in self.risks if code in RISKS) or "没有发现风险"
