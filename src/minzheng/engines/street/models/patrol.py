"""Points where people sleep rough, patrols planned and walked, what was seen at each point."""

from django.db import models

from minzheng.engines.street.coded import POINTS, SIGHTS
from minzheng.engines.street.models.campaign import Campaign


class Point(models.Model):
    """A place patrols look at. `route` groups points that are walked together, in `place_in`."""

    division_code = models.CharField("区划", max_length=12)
    name = models.CharField("点位", max_length=60)
    kind = models.CharField("类别", max_length=10)
    route = models.CharField("路线", max_length=40)
    place_in = models.PositiveSmallIntegerField("次序", default=0)
    note = models.CharField("说明", max_length=120, blank=True)
    since = models.DateField("启用日")
    seen_on = models.DateField("最近看过", null=True, blank=True)
    closed_on = models.DateField("停用日", null=True, blank=True)

    class Meta:
        ordering = ["division_code", "route", "place_in", "pk"]
        verbose_name = "巡查点位"
        indexes = [
            models.Index(fields=["division_code", "closed_on", "seen_on"], name="street_point_seen")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def kind_name(self) -> str:
        return POINTS.get(self.kind, self.kind)


class PatrolState(models.TextChoices):
    """How far a patrol is."""

    PLANNED = "planned", "已安排"
    WALKING = "walking", "巡查中"
    DONE = "done", "已结束"
    OFF = "off", "已取消"


class Patrol(models.Model):
    """`night` is the day on which the shift begins; it may end on the next."""

    number = models.CharField("编号", max_length=24, unique=True)
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="patrols"
    )
    division_code = models.CharField("区划", max_length=12)
    night = models.DateField("日期")
    begins = models.TimeField("开始")
    ends = models.TimeField("结束")
    leader_key = models.CharField("带队人工号", max_length=40)
    leader_name = models.CharField("带队人", max_length=40)
    team = models.CharField("同行人", max_length=120)
    state = models.CharField(
        "状态", max_length=8, choices=PatrolState.choices, default=PatrolState.PLANNED
    )
    begun_on = models.DateField("实际开始日", null=True, blank=True)
    begun_at = models.TimeField("实际开始", null=True, blank=True)
    ended_on = models.DateField("实际结束日", null=True, blank=True)
    ended_at = models.TimeField("实际结束", null=True, blank=True)
    words = models.CharField("小结或取消原因", max_length=300, blank=True)
    escalated_on = models.DateField("督办日", null=True, blank=True)

    class Meta:
        ordering = ["-night", "-pk"]
        verbose_name = "巡查"
        indexes = [models.Index(fields=["division_code", "night"], name="street_patrol_night")]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"patrol:{self.pk}"

    @property
    def over_midnight(self) -> bool:
        return self.ends <= self.begins

    @property
    def hours(self) -> str:
        """21:00—次日 01:00."""
        return f"{self.begins:%H:%M}—{'次日 ' if self.over_midnight else ''}{self.ends:%H:%M}"


class Sight(models.Model):
    """What was seen at one point on one patrol; without outcome nobody has been there yet."""

    patrol = models.ForeignKey(Patrol, models.CASCADE, related_name="sights")
    point = models.ForeignKey(Point, models.PROTECT, related_name="sights")
    outcome = models.CharField("情况", max_length=10, blank=True)
    seen_on = models.DateField("到达日", null=True, blank=True)
    seen_at = models.TimeField("到达时间", null=True, blank=True)
    note = models.CharField("说明", max_length=120, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "点位情况"
        constraints = [
            models.UniqueConstraint(fields=["patrol", "point"], name="street_sight_once")
        ]

    def __str__(self) -> str:
        return f"{self.patrol_id} {self.point_id}"

    @property
    def outcome_name(self) -> str:
        return SIGHTS.get(self.outcome, "")
