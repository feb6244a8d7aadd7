"""Somebody says that a public page is wrong (我要纠错)."""

from django.db import models


class Correction(models.Model):
    """`page`: the path that was wrong; the contact is sealed and optional."""

    class State(models.TextChoices):
        WAITING = "waiting", "待处理"
        FIXED = "fixed", "已改正"
        ANSWERED = "answered", "已答复，无须改正"

    division_code = models.CharField("区划", max_length=12, db_index=True)
    receipt = models.CharField("回执号", max_length=20, unique=True)
    page = models.CharField("网页", max_length=300, blank=True)
    text = models.CharField("哪里不对", max_length=1000)
    contact_sealed = models.TextField("联系方式（加密）", blank=True)
    made_on = models.DateField("提出日期")
    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING)
    answer = models.CharField("答复", max_length=1000, blank=True)
    answered_by = models.CharField("答复人", max_length=60, blank=True)
    answered_on = models.DateField("答复日期", null=True, blank=True)

    class Meta:
        verbose_name = "纠错"
        ordering = ["-id"]
        indexes = [models.Index(fields=["state"], name="correction_state")]

    def __str__(self) -> str:
        return self.receipt

    @property
    def ref(self) -> str:
        """How the trail points to it: "correction:5"."""
        return f"correction:{self.pk}"
