"""A survey of one kind of place on a day, and what it found in each village or community."""

from django.db import models

from minzheng.engines.circles.coded import SETTLEMENTS
from minzheng.registers.facilities.api import KINDS, Facility


class Survey(models.Model):
    """`rule`: the numbers it was made with. `spare`: places whose size nobody registered.

    `covered` and the rows' are whole persons, rounded down: never more than there is room for.
    """

    kind = models.CharField("设施类别", max_length=20)
    division_code = models.CharField("区划", max_length=12)
    day = models.DateField("人口日期")
    table = models.CharField("人口总表", max_length=40)
    rule = models.JSONField("口径")
    elders = models.PositiveIntegerField("老年人")
    own = models.PositiveIntegerField("有住处坐标的")
    nowhere = models.PositiveIntegerField("没有坐标的")
    reached = models.PositiveIntegerField("走得到的")
    covered = models.PositiveIntegerField("走得到且有位的")
    places = models.PositiveIntegerField("设施数")
    spare = models.PositiveIntegerField("没有登记规模的设施数")
    unplaced = models.PositiveIntegerField("没有坐标的设施数")
    made_on = models.DateField("测算日")
    made_by = models.CharField("测算人", max_length=60)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "生活圈测算"
        indexes = [models.Index(fields=["division_code", "kind"], name="circles_survey_kind")]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"survey:{self.pk}"

    @property
    def kind_name(self) -> str:
        return KINDS[self.kind].name if self.kind in KINDS else self.kind

    @property
    def gap(self) -> int:
        """Elders with a known place who are not covered."""
        return self.elders - self.nowhere - self.covered


class Coverage(models.Model):
    """One village or community. `levels`: by level of ability, [elders, reached, covered].

    `gap`: elders with a known place that no place within a walk has room for.
    """

    survey = models.ForeignKey(Survey, models.CASCADE, related_name="rows")
    division_code = models.CharField("村（社区）", max_length=12)
    settlement = models.CharField("城乡", max_length=5)
    latitude = models.FloatField("纬度", null=True)
    longitude = models.FloatField("经度", null=True)
    elders = models.PositiveIntegerField("老年人")
    own = models.PositiveIntegerField("有住处坐标的")
    nowhere = models.PositiveIntegerField("没有坐标的")
    reached = models.PositiveIntegerField("走得到的")
    covered = models.PositiveIntegerField("走得到且有位的")
    gap = models.PositiveIntegerField("没有覆盖的")
    levels = models.JSONField("按能力等级")
    nearest = models.ForeignKey(Facility, models.SET_NULL, null=True, related_name="+")
    metres = models.PositiveIntegerField("到最近一处的直线距离", null=True)

    class Meta:
        ordering = ["-gap", "pk"]
        verbose_name = "村（社区）覆盖"
        indexes = [models.Index(fields=["survey", "-gap", "id"], name="circles_gap")]

    def __str__(self) -> str:
        return f"coverage:{self.pk}"

    @property
    def settlement_name(self) -> str:
        return SETTLEMENTS.get(self.settlement, "")

    @property
    def known(self) -> int:
        """Elders whose place is known."""
        return self.elders - self.nowhere

    @property
    def share(self) -> float | None:
        """Covered of known; None without anybody known."""
        return self.covered / self.known if self.known else None
