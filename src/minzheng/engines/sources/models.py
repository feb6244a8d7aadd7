"""What an officer settled against the order of sources, and where sources disagree."""

from typing import Any

from django.db import models


class Overrule(models.Model):
    """The value of a fact of one person, settled with a reason; it stands until it is dropped.

    `person` is set for somebody of the registers, `lake_person` for whom the lake knows; both for
    most. `value` is as rules count it: fen, a code, yyyymmdd.
    """

    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, blank=True, related_name="+"
    )
    lake_person = models.BigIntegerField("人员序号", null=True, blank=True, db_index=True)
    fact = models.CharField("事实", max_length=60)
    value = models.JSONField("采用的值")
    reason = models.CharField("理由", max_length=500)
    paper = models.CharField("依据材料", max_length=200, blank=True)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    since = models.DateField("自")
    made_by = models.CharField("改定人", max_length=60)
    made_office = models.CharField("改定单位", max_length=80)
    dropped_on = models.DateField("取消日期", null=True, blank=True)
    dropped_by = models.CharField("取消人", max_length=60, blank=True)
    dropped_reason = models.CharField("取消理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "改定"
        ordering = ["-since", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | models.Q(lake_person__isnull=False),
                name="overrule_of_somebody",
            ),
            models.UniqueConstraint(
                fields=["person", "fact"],
                condition=models.Q(dropped_on=None),
                name="overrule_once",
            ),
            models.UniqueConstraint(
                fields=["lake_person", "fact"],
                condition=models.Q(dropped_on=None),
                name="overrule_once_in_lake",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} {self.fact}"

    @property
    def subject(self) -> str:
        """How the trail names whom it is about."""
        return f"person:{self.person_id}" if self.person_id else f"lake_person:{self.lake_person}"


class Conflict(models.Model):
    """Sources that say different things of one registered person; it settles itself when they
    agree. `said`: what each source says, by the source's column, as rules count it."""

    person = models.ForeignKey("people.Person", models.CASCADE, related_name="+")
    fact = models.CharField("事实", max_length=60)
    division_code = models.CharField("区划", max_length=12)
    said = models.JSONField("各来源", default=dict)
    believed_by = models.CharField("采用", max_length=60)
    overruled = models.BooleanField("已改定", default=False)
    found_on = models.DateField("发现日期")
    settled_on = models.DateField("一致日期", null=True, blank=True)

    class Meta:
        verbose_name = "数据不一致"
        ordering = ["-found_on", "-id"]
        indexes = [
            models.Index(fields=["settled_on", "division_code"], name="conflict_place"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["person", "fact"],
                condition=models.Q(settled_on=None),
                name="conflict_once",
            ),
        ]

    def __str__(self) -> str:
        return f"person:{self.person_id} {self.fact}"

    @property
    def sources(self) -> tuple[str, ...]:
        """The columns of the sources that know something."""
        known: dict[str, Any] = self.said
        return tuple(known)
