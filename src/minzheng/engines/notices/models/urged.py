"""How far up the line something late has been told."""

from django.db import models


class Urged(models.Model):
    """`level`: how many steps of its line have heard; a new last day begins anew."""

    ref = models.CharField("事项", max_length=60)
    what = models.CharField("什么超期", max_length=40)
    due_on = models.DateField("期限")
    level = models.PositiveSmallIntegerField("已督办到第几级")

    class Meta:
        verbose_name = "督办"
        constraints = [models.UniqueConstraint(fields=["ref", "what", "due_on"], name="urged_once")]

    def __str__(self) -> str:
        return f"{self.ref} {self.what} {self.level}"
