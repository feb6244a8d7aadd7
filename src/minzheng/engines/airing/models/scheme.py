"""How towns are compared: which indicators, with what weight, from how many records on."""

from django.db import models

from minzheng.engines.airing.coded import PERIODS, Subject


class Scheme(models.Model):
    """Never altered: another scheme takes its place. `weights`: indicator → whole per cent; none
    for sections, which are compared by the year's targets.
    """

    title = models.CharField("名称", max_length=120)
    subject = models.CharField("比什么", max_length=10, choices=Subject, default=Subject.TOWNS)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    months = models.PositiveSmallIntegerField("一期几个月", choices=tuple(PERIODS.items()))
    least = models.PositiveIntegerField("至少几件才计分")
    weights = models.JSONField("权重")
    made_on = models.DateField("制订日")
    made_by = models.CharField("制订人", max_length=60)
    ended_on = models.DateField("停用日", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "晾晒方案"

    def __str__(self) -> str:
        return self.title

    @property
    def weighed(self) -> list[tuple[str, int]]:
        """Heaviest first: a database may keep the names in an order of its own."""
        return sorted(self.weights.items(), key=lambda pair: (-pair[1], pair[0]))

    @property
    def ref(self) -> str:
        """How the trail points to it."""
        return f"airing-scheme:{self.pk}"
