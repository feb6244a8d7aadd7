"""A service plan of one person with one provider: items, pauses, and what makes it a bed."""

from datetime import date

from django.db import models

from minzheng.engines.homecare.coded import BED, CLASSES, KINDS, PAUSES, PlanState
from minzheng.vocabulary import ability

LIVE = (PlanState.DRAFTED, PlanState.APPROVED, PlanState.RUNNING, PlanState.PAUSED)


class Plan(models.Model):
    """`pin` is a hash of the words by which the elder signs; without one nobody can sign."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    kind = models.CharField("方式", max_length=8)
    person_class = models.CharField("人员类别", max_length=8)
    level = models.PositiveSmallIntegerField("能力等级")
    assessed_on = models.DateField("评估日")
    since = models.DateField("从哪天起")
    directions = models.CharField("怎样走", max_length=100, blank=True)
    pin = models.CharField("签收口令（摘要）", max_length=128, blank=True)
    state = models.CharField("状态", max_length=8, choices=PlanState, default=PlanState.DRAFTED)
    adapted_on = models.DateField("改造完成日", null=True, blank=True)
    device_on = models.DateField("设备上线日", null=True, blank=True)
    drafted_on = models.DateField("拟定日")
    drafted_by = models.CharField("拟定人", max_length=60)
    drafted_key = models.CharField("拟定人编号", max_length=60)
    approved_on = models.DateField("核准日", null=True, blank=True)
    approved_by = models.CharField("核准人", max_length=60, blank=True)
    agreed_on = models.DateField("签约日", null=True, blank=True)
    agreed_by = models.CharField("签约人", max_length=60, blank=True)
    ended_on = models.DateField("结束日", null=True, blank=True)
    why = models.CharField("原因", max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "居家服务计划"
        indexes = [
            models.Index(fields=["division_code", "state"], name="home_plan_place"),
            models.Index(fields=["facility", "state"], name="home_plan_house"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(state__in=[str(each) for each in LIVE]),
                name="one_live_plan_a_person",
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"plan {self.pk}"

    @property
    def ref(self) -> str:
        return f"homeplan:{self.pk}"

    @property
    def kind_name(self) -> str:
        return KINDS.get(self.kind, self.kind)

    @property
    def class_name(self) -> str:
        return CLASSES.get(self.person_class, self.person_class)

    @property
    def level_name(self) -> str:
        return ability.能力等级代码.text(self.level)

    @property
    def is_bed(self) -> bool:
        """Whether it counts as a bed: adapted, device online, plan agreed and running."""
        return self.kind == BED and not self.lacking

    @property
    def lacking(self) -> tuple[str, ...]:
        """What is still missing of a bed."""
        told = {
            "适老化改造": self.adapted_on is not None,
            "设备上线": self.device_on is not None,
            "服务签约": self.state == PlanState.RUNNING,
        }
        return tuple(name for name, done in told.items() if not done)


class Item(models.Model):
    """One service of a plan: how long it takes, what it costs in fen, how often a month."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="items")
    service = models.CharField("服务", max_length=40)
    minutes = models.PositiveIntegerField("分钟")
    price = models.BigIntegerField("价格（分）")
    a_month = models.PositiveIntegerField("每月次数")

    class Meta:
        ordering = ["pk"]
        verbose_name = "计划项目"
        constraints = [
            models.UniqueConstraint(fields=["plan", "service"], name="home_item_once"),
            models.CheckConstraint(
                condition=models.Q(minutes__gte=1, price__gte=0, a_month__gte=1),
                name="home_item_counts",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.minutes}"


class Pause(models.Model):
    """Days on which nobody is to come: from `since` up to, not including, `until`."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="pauses")
    why = models.CharField("原因", max_length=12)
    words = models.CharField("说明", max_length=100, blank=True)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)
    by = models.CharField("谁", max_length=60)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = "暂停"

    def __str__(self) -> str:
        return f"{self.plan_id} {self.since}"

    @property
    def why_name(self) -> str:
        return PAUSES.get(self.why, self.why)

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.since <= day and (self.until is None or day < self.until)
