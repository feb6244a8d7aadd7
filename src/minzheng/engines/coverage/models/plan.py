"""A year's plan: its parts, the units in them, and the looks each unit is to have."""

from django.db import models

from minzheng.engines.coverage.coded import How, Risk, Scope, State
from minzheng.registers.offices.api import ROLES


class Plan(models.Model):
    """`wishes`: by scope, which kinds of look and whose they are: supplements take the same."""

    year = models.PositiveSmallIntegerField("年度")
    division_code = models.CharField("区划", max_length=12)
    wishes = models.JSONField("怎样看")
    made_on = models.DateField("拟订日")

    class Meta:
        ordering = ["-year", "-pk"]
        verbose_name = "检查计划"
        constraints = [
            models.UniqueConstraint(fields=["year", "division_code"], name="coverage_once_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.year} 年检查计划"

    @property
    def ref(self) -> str:
        """How the trail and messages point to it."""
        return f"coverage:{self.pk}"


class Part(models.Model):
    """Number 0 is the year's plan as first approved; the others are its supplements."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="parts")
    number = models.PositiveSmallIntegerField("第几份")
    as_of = models.DateField("按哪天的登记簿")
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    drafted_by = models.CharField("拟订人", max_length=60)
    drafted_key = models.CharField("拟订人编号", max_length=40)
    approved_on = models.DateField("批准日", null=True, blank=True)
    approved_by = models.CharField("批准人", max_length=60, blank=True)

    class Meta:
        ordering = ["plan", "number"]
        verbose_name = "计划批次"
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="coverage_part_once")
        ]

    def __str__(self) -> str:
        return f"补充计划（第 {self.number} 次）" if self.number else "年度计划"

    @property
    def draw_owner(self) -> str:
        """By which name its draw is found."""
        return f"coverage-part:{self.pk}"


class Row(models.Model):
    """A unit in a plan; `unit` names it in its register: facility:12. Name and place as then.

    `reasons`: what its points come from, as [words, points]. `gone_on`: from which day on the
    daily run found it in its register no more.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="rows")
    part = models.ForeignKey(Part, models.CASCADE, related_name="rows")
    scope = models.CharField("范围", max_length=12, choices=Scope)
    unit = models.CharField("登记簿编号", max_length=40, db_index=True)
    name = models.CharField("单位", max_length=120)
    division_code = models.CharField("所在地", max_length=12)
    risk = models.CharField("风险", max_length=6, choices=Risk)
    points = models.PositiveSmallIntegerField("风险分")
    reasons = models.JSONField("风险依据", default=list)
    first_looked_on = models.DateField("第一次看", null=True, blank=True)
    gone_on = models.DateField("从登记簿消失", null=True, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "计划单位"
        constraints = [models.UniqueConstraint(fields=["plan", "unit"], name="coverage_unit_once")]

    def __str__(self) -> str:
        return self.name


class Slot(models.Model):
    """A look that a unit is to have; its quarter is set by lot when the plan is approved."""

    row = models.ForeignKey(Row, models.CASCADE, related_name="slots")
    number = models.PositiveSmallIntegerField("第几次")
    how = models.CharField("方式", max_length=8, choices=How)
    role = models.CharField("责任岗位", max_length=40)
    begins_on = models.DateField("从哪天", null=True, blank=True)
    ends_on = models.DateField("到哪天", null=True, blank=True, db_index=True)
    looked_on = models.DateField("看的日子", null=True, blank=True)

    class Meta:
        ordering = ["row", "number"]
        verbose_name = "计划的一次"
        constraints = [models.UniqueConstraint(fields=["row", "number"], name="coverage_slot_once")]

    def __str__(self) -> str:
        return f"{self.row_id} {self.number}"

    @property
    def ref(self) -> str:
        """How what is late is named."""
        return f"coverage-slot:{self.pk}"

    @property
    def quarter(self) -> int:
        """1 to 4; 0 before the plan is approved."""
        return (self.ends_on.month + 2) // 3 if self.ends_on else 0

    @property
    def role_name(self) -> str:
        """The responsible post in words."""
        return ROLES.get(self.role, self.role)
