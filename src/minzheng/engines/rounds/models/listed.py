"""Somebody who must be visited: why, how often, by whom."""

from django.db import models

from minzheng.engines.rounds.coded import ENDS, GROUPS, HIGH, NORMAL, RISKS


class Listed(models.Model):
    """`found`: groups that registers tell; `told`: groups that an officer wrote, with `reason`."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    found = models.JSONField("登记簿查到的类别", default=list)
    told = models.JSONField("人工登记的类别", default=list)
    reason = models.CharField("人工登记的理由", max_length=200, blank=True)
    risk = models.CharField("风险", max_length=6, choices=list(RISKS.items()), default=NORMAL)
    visitor_key = models.CharField("探访人工号", max_length=60, blank=True)
    visitor = models.CharField("探访人", max_length=60, blank=True)
    substitute_key = models.CharField("替补人工号", max_length=60, blank=True)
    substitute = models.CharField("替补人", max_length=60, blank=True)
    since = models.DateField("列入日")
    met_on = models.DateField("最近见到", null=True, blank=True)
    absences = models.PositiveIntegerField("连续没有人应", default=0)
    ended_on = models.DateField("结束日", null=True, blank=True)
    ended_as = models.CharField("结束原因", max_length=12, blank=True)
    ended_words = models.CharField("结束说明", max_length=200, blank=True)

    class Meta:
        ordering = ["division_code", "pk"]
        verbose_name = "探访对象"
        indexes = [models.Index(fields=["division_code", "ended_on"], name="listed_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_on=None), name="listed_once"
            )
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"round:{self.pk}"

    @property
    def groups(self) -> list[str]:
        """Every group, in the order of the table."""
        return [code for code in GROUPS if code in {*self.found, *self.told}]

    @property
    def group_words(self) -> str:
        return "、".join(GROUPS[code] for code in self.groups)

    @property
    def is_high(self) -> bool:
        return self.risk == HIGH

    @property
    def end_name(self) -> str:
        return ENDS.get(self.ended_as, "")
