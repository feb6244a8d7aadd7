"""A visit that is due in its stretch of a month, and a check that cannot wait."""

from django.db import models

from minzheng.engines.rounds.coded import RESULTS, State


class Due(models.Model):
    """The `number`th visit of a month to a person; each is there once, whatever changes."""

    listed = models.ForeignKey("rounds.Listed", models.PROTECT, related_name="dues")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    month = models.CharField("月份", max_length=7)
    number = models.PositiveSmallIntegerField("第几次")
    begins_on = models.DateField("从哪天")
    due_on = models.DateField("最迟哪天")
    state = models.CharField("状态", max_length=8, choices=State, default=State.OPEN)
    visit = models.ForeignKey(
        "rounds.Visit", models.PROTECT, null=True, blank=True, related_name="dues"
    )

    class Meta:
        ordering = ["due_on", "division_code", "pk"]
        verbose_name = "应访"
        indexes = [
            models.Index(fields=["month", "division_code", "state"], name="due_month_place"),
            models.Index(fields=["state", "due_on"], name="due_late"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["person", "month", "number"], name="due_once"),
            models.CheckConstraint(
                condition=models.Q(begins_on__lte=models.F("due_on")), name="due_days_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.month} {self.number}"

    @property
    def ref(self) -> str:
        """How what is late is named."""
        return f"round-due:{self.pk}"


class Check(models.Model):
    """Somebody must go at once: nobody answered again, or a visit found danger."""

    listed = models.ForeignKey("rounds.Listed", models.PROTECT, related_name="checks")
    division_code = models.CharField("区划", max_length=12)
    why = models.CharField("为什么", max_length=120)
    opened_on = models.DateField("提出日")
    due_on = models.DateField("最迟哪天")
    result = models.CharField("结果", max_length=8, blank=True)
    words_sealed = models.TextField("怎样核实的（加密）", blank=True)
    closed_on = models.DateField("核实日", null=True, blank=True)
    closed_by = models.CharField("核实人", max_length=60, blank=True)

    class Meta:
        ordering = ["-opened_on", "-pk"]
        verbose_name = "紧急核实"
        indexes = [models.Index(fields=["division_code", "closed_on"], name="check_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["listed"], condition=models.Q(closed_on=None), name="one_open_check"
            )
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"round-check:{self.pk}"

    @property
    def result_name(self) -> str:
        return RESULTS.get(self.result, "")
