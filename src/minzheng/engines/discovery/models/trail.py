"""Why an entry is there, and what was done with it, step by step."""

from django.db import models

from minzheng.engines.discovery.coded import REASONS
from minzheng.engines.discovery.models.entry import Entry
from minzheng.registers.sealing import unseal


class Reason(models.Model):
    """What put it on the list: a tip, an alert, or a row of the quarter's comparison.

    `level`: from which level it is read. `closed_on`: when it came to its end itself.
    """

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="reasons", verbose_name="名单")
    kind = models.CharField("从哪里来", max_length=10)
    tip_id = models.BigIntegerField("线索", null=True, blank=True, unique=True)
    alert_id = models.BigIntegerField("预警", null=True, blank=True, unique=True)
    watched_id = models.BigIntegerField("监测户", null=True, blank=True, unique=True)
    words = models.CharField("什么事", max_length=60)
    level = models.CharField("从哪一级起可看", max_length=8)
    on = models.DateField("日期")
    closed_on = models.DateField("办结日", null=True, blank=True)

    class Meta:
        verbose_name = "列入原因"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tip_id=None, alert_id=None, watched_id__isnull=False)
                | models.Q(tip_id=None, alert_id__isnull=False, watched_id=None)
                | models.Q(tip_id__isnull=False, alert_id=None, watched_id=None),
                name="reason_of_one",
            )
        ]
        indexes = [models.Index(fields=["entry", "closed_on"], name="reason_of_entry")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.words}"

    @property
    def kind_name(self) -> str:
        return REASONS.get(self.kind, self.kind)


class Deed(models.Model):
    """One line of an entry's history; `words_sealed` may tell of people."""

    class Kind(models.TextChoices):
        LISTED = "listed", "列入名单"
        ADDED = "added", "又有反映"
        TAKEN = "taken", "接办"
        RAISED = "raised", "上交"
        LOWERED = "lowered", "下派"
        LATE = "late", "到期没办，转上一级"
        VISITED = "visited", "上门或联系"
        NAMED = "named", "查明是谁"
        JOINED = "joined", "并入"
        CLOSED = "closed", "办结"
        REOPENED = "reopened", "重新列入"

    entry = models.ForeignKey(Entry, models.PROTECT, related_name="deeds", verbose_name="名单")
    kind = models.CharField("做了什么", max_length=10, choices=Kind.choices)
    level = models.CharField("在哪一级", max_length=8)
    on = models.DateField("日期")
    by = models.CharField("谁", max_length=60)
    by_key = models.CharField("工号", max_length=40, blank=True)
    words_sealed = models.TextField("说明（加密）", blank=True)

    class Meta:
        verbose_name = "名单经过"
        ordering = ["pk"]
        indexes = [models.Index(fields=["entry", "id"], name="entry_deed")]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.kind}"

    @property
    def words(self) -> str:
        return unseal(self.words_sealed) if self.words_sealed else ""
