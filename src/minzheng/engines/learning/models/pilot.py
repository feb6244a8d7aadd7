"""A pilot: what is tried where, figures before and after, and where it was copied."""

from django.db import models

from minzheng.engines.duties.api import Duty


class Pilot(models.Model):
    """`place_code`: where it is tried; `division_code`: whose it is. `before`, `after`: indicator →
    {month, text, unit, title}, as it stood and never computed anew; text "—" where nobody did.
    """

    title = models.CharField("试点", max_length=120)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    place_code = models.CharField("试点地方", max_length=12)
    since = models.DateField("从")
    until = models.DateField("到")
    tries = models.CharField("试什么", max_length=500)
    before = models.JSONField("试点以前", default=dict)
    after = models.JSONField("试点以后", default=dict)
    begun_on = models.DateField("登记日")
    begun_by = models.CharField("登记人", max_length=60)
    begun_key = models.CharField("登记人编号", max_length=40)
    result = models.CharField("结果", max_length=500, blank=True)
    worked = models.BooleanField("可推广", null=True, blank=True)
    ended_on = models.DateField("总结日", null=True, blank=True)
    ended_by = models.CharField("总结人", max_length=60, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = "试点"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(since__lte=models.F("until")), name="pilot_days_in_order"
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the trail points to it."""
        return f"pilot:{self.pk}"

    @property
    def state_words(self) -> str:
        """试点中, 可以推广, 不推广."""
        if self.ended_on is None:
            return "试点中"
        return "可以推广" if self.worked else "不推广"


class Copy(models.Model):
    """Another place takes it over: its duty says how far that is."""

    pilot = models.ForeignKey(Pilot, models.PROTECT, related_name="copies")
    division_code = models.CharField("推广到", max_length=12)
    words = models.CharField("怎样推广", max_length=300)
    given_on = models.DateField("交办日")
    duty = models.OneToOneField(Duty, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["given_on", "pk"]
        verbose_name = "推广"
        constraints = [
            models.UniqueConstraint(fields=["pilot", "division_code"], name="pilot_copied_once")
        ]

    def __str__(self) -> str:
        return self.division_code
