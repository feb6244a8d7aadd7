"""A case (办件): one application or one change, from the day it comes in to the day it ends."""

from django.db import models

from minzheng.engines.cases.models.party import OfParty, one_party


class CaseSeries(models.Model):
    """The last serial number given, per service code, county and year; locked to count."""

    code = models.CharField("事项代码", max_length=12)
    county = models.CharField("区县代码", max_length=6)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("最后流水号", default=0)

    class Meta:
        verbose_name = "办件号流水"
        constraints = [
            models.UniqueConstraint(fields=["code", "county", "year"], name="case_series_once")
        ]

    def __str__(self) -> str:
        return f"{self.code}-{self.county}-{self.year}"


class Case(OfParty):
    """`person`: the one a person's matter concerns; empty where it concerns the household."""

    OPEN, ENDED = "open", "ended"

    number = models.CharField("办件编号", max_length=40, unique=True)
    token = models.CharField("提交标识", max_length=64, unique=True)
    matter = models.CharField("事项", max_length=60)
    flow = models.CharField("流程", max_length=60)
    event = models.CharField("触发事件", max_length=40, blank=True)
    happened_on = models.DateField("事件发生日", null=True, blank=True)
    division_code = models.CharField("区划", max_length=12)
    place = models.CharField("所在地", max_length=120)
    agent_name = models.CharField("代办人", max_length=40, blank=True)
    agent_mandate = models.CharField("代办授权", max_length=200, blank=True)
    submitted_on = models.DateField("提交日")
    accepted_on = models.DateField("受理日", null=True, blank=True)
    due_on = models.DateField("总期限到期日", null=True, blank=True)
    ended_on = models.DateField("办结日", null=True, blank=True)
    state = models.CharField("状态", max_length=8, default=OPEN)
    end = models.CharField("结果", max_length=40, blank=True)
    current = models.CharField("当前环节", max_length=200, blank=True)
    next_due_on = models.DateField("最近到期日")
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="原办件",
    )
    entitlement_ref = models.CharField("待遇", max_length=40, blank=True)
    facts = models.JSONField("事实", default=dict)
    answers = models.JSONField("申报内容", default=dict)
    special_reason = models.CharField("特殊情形", max_length=100, blank=True)
    extended_by = models.CharField("延长批准人", max_length=40, blank=True)
    extended_on = models.DateField("延长批准日", null=True, blank=True)
    complained = models.BooleanField("接到投诉举报", default=False)

    class Meta:
        verbose_name = "办件"
        indexes = [
            models.Index(fields=["state", "division_code", "next_due_on"], name="case_work"),
            models.Index(fields=["state", "next_due_on", "id"], name="case_due"),
            models.Index(fields=["household", "matter", "state"], name="case_household"),
            models.Index(fields=["applicant", "submitted_on"], name="case_applicant"),
            models.Index(fields=["person", "matter", "state"], name="case_person"),
            models.Index(fields=["organisation", "submitted_on"], name="case_organisation"),
            models.Index(fields=["facility", "matter", "state"], name="case_facility"),
        ]
        constraints = [one_party("case_one_party")]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        """How other engines point to this case: "case:DB-440118-2026-000318"."""
        return f"case:{self.number}"

    @property
    def listed(self) -> list[int]:
        """The persons' numbers of those the case is about, in the order of its records."""
        return [row["person"] for row in self.facts.get("members", ())]
