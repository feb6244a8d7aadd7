"""追评: what the person says once more, after her bad review was verified and remedied."""

from django.db import models

from minzheng.engines.cases.models.rating import Rating


class FollowUp(models.Model):
    """Once a rating, after its remedy; the first level stays as it was given."""

    rating = models.OneToOneField(
        Rating, models.PROTECT, related_name="follow_up", verbose_name="好差评"
    )
    level = models.PositiveSmallIntegerField("等级")
    comment = models.CharField("意见", max_length=500, blank=True)
    made_on = models.DateField("追评日")

    class Meta:
        verbose_name = "追评"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(level__gte=1, level__lte=5), name="follow_up_1_to_5"
            )
        ]

    def __str__(self) -> str:
        return f"{self.rating_id} {self.level}"
