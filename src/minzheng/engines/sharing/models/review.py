"""What a reviewer said of one opening of personal data."""

from django.db import models


class OpeningReview(models.Model):
    """`entry`: the number of the opening in the trail; the opened value is nowhere."""

    class Verdict(models.TextChoices):
        SEEN = "seen", "看过，正常"
        ASKED = "asked", "已问本人，待说明"
        MISUSE = "misuse", "违规查看"

    entry = models.BigIntegerField("审计序号", unique=True)
    verdict = models.CharField("结论", max_length=8, choices=Verdict)
    note = models.CharField("说明", max_length=500, blank=True)
    reviewed_by = models.CharField("复核人", max_length=60)
    reviewed_on = models.DateField("复核日")

    class Meta:
        verbose_name = "查看复核"
        ordering = ["-entry"]

    def __str__(self) -> str:
        return f"{self.entry} {self.verdict}"
