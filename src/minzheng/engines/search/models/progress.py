"""How far the rebuilding of a kind has come: what was done stays done when it is interrupted."""

from django.db import models

from minzheng.engines.search.models.entry import Kind


class Progress(models.Model):
    """`last`: every subject up to this number is in the index."""

    kind = models.CharField("种类", max_length=1, choices=Kind.choices, primary_key=True)
    last = models.BigIntegerField("做到的编号", default=0)
    done = models.PositiveIntegerField("已做", default=0)
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)

    class Meta:
        verbose_name = "重建进度"

    def __str__(self) -> str:
        return f"{self.kind} {self.last}"
