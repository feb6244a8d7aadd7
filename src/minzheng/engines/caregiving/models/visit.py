"""A visit to somebody in care, and what was bad until it was right."""

from datetime import date

from django.db import models

from minzheng.engines.caregiving.coded import MONEY
from minzheng.engines.caregiving.models.agreement import Agreement
from minzheng.engines.caregiving.models.charge import Charge
from minzheng.registers.sealing import unseal


class Visit(models.Model):
    """`seen`: the person herself was seen. `abilities`: as seen; `tasks`: an answer for each duty.

    `case_number`: the review that a changed ability opened.
    """

    charge = models.ForeignKey(Charge, models.PROTECT, related_name="visits")
    agreement = models.ForeignKey(
        Agreement, models.PROTECT, null=True, blank=True, related_name="visits"
    )
    day = models.DateField("走访日")
    by_key = models.CharField("走访人工号", max_length=60)
    by = models.CharField("走访人", max_length=60)
    seen = models.BooleanField("见到本人")
    abilities = models.JSONField("自理能力", default=dict)
    changed = models.BooleanField("能力有变化", default=False)
    tasks = models.JSONField("照料情况", default=dict)
    money = models.CharField("钱", max_length=8, blank=True)
    complaint_sealed = models.TextField("不满（加密）", blank=True)
    needs_sealed = models.TextField("需要（加密）", blank=True)
    words_sealed = models.TextField("情况（加密）", blank=True)
    photo = models.CharField("照片", max_length=160, blank=True)
    photo_name = models.CharField("照片名", max_length=120, blank=True)
    photo_digest = models.CharField("照片摘要", max_length=64, blank=True)
    case_number = models.CharField("复核办件", max_length=40, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "照料走访"
        indexes = [models.Index(fields=["day", "seen"], name="visit_day_seen")]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How tasks and the trail name it."""
        return f"carevisit:{self.pk}"

    @property
    def money_name(self) -> str:
        return MONEY.get(self.money, "")

    @property
    def complaint(self) -> str:
        return unseal(self.complaint_sealed) if self.complaint_sealed else ""

    @property
    def needs(self) -> str:
        return unseal(self.needs_sealed) if self.needs_sealed else ""

    @property
    def words(self) -> str:
        return unseal(self.words_sealed) if self.words_sealed else ""


class FaultState(models.TextChoices):
    """A fault is in exactly one of these."""

    OPEN = "open", "待整改"
    RIGHT = "right", "已改好"
    FAILED = "failed", "没有改好"


class Fault(models.Model):
    """Something bad that a visit found; seen again by `due_on`."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="faults")
    charge = models.ForeignKey(Charge, models.PROTECT, related_name="faults")
    item = models.CharField("问题", max_length=120)
    state = models.CharField(
        "状态", max_length=8, choices=FaultState.choices, default=FaultState.OPEN
    )
    due_on = models.DateField("整改期限")
    told = models.PositiveSmallIntegerField("已上报几级", default=0)
    closed_on = models.DateField("再看日", null=True, blank=True)
    closed_by = models.CharField("再看人", max_length=60, blank=True)
    closed_words = models.CharField("再看情况", max_length=300, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        verbose_name = "照料问题"
        indexes = [models.Index(fields=["state", "due_on"], name="care_fault_due")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.item}"

    @property
    def waits(self) -> bool:
        return self.state == FaultState.OPEN

    def is_late(self, on: date) -> bool:
        """Whether it should have been seen again before the day."""
        return self.waits and self.due_on < on
