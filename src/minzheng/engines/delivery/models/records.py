"""One service given to one person, and the sheets from which such records were taken in."""

from django.db import models

from minzheng.registers.facilities.api import PAYERS


class ServiceRecord(models.Model):
    """Price (fen), unit and payer are those of the day; `month` is whose statement it goes into.

    `begins` is "08:30" or "" when nobody wrote it down. `line` is where it was claimed: one place
    only, for ever. `instead_of`: the record that was not accepted and is claimed anew.
    """

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    service = models.CharField("服务", max_length=40)
    unit = models.CharField("计价单位", max_length=20, blank=True)
    price = models.BigIntegerField("单价（分）")
    payer = models.CharField("谁付", max_length=12, blank=True)
    day = models.DateField("服务日期")
    begins = models.CharField("开始时间", max_length=5, blank=True)
    quantity = models.PositiveIntegerField("数量")
    minutes = models.PositiveIntegerField("分钟", null=True, blank=True)
    given_by = models.CharField("服务人员", max_length=40, blank=True)
    note = models.CharField("备注", max_length=200, blank=True)
    month = models.CharField("结算月份", max_length=7)
    line = models.ForeignKey(
        "delivery.StatementLine", models.PROTECT, null=True, blank=True, related_name="records"
    )
    instead_of = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="again"
    )
    entered_on = models.DateField("登记日")
    entered_by = models.CharField("登记人", max_length=60)
    entered_key = models.CharField("登记人编号", max_length=40)
    entered_at = models.DateTimeField("登记时间", auto_now_add=True)
    cancelled_on = models.DateField("作废日", null=True, blank=True)
    cancelled_by = models.CharField("作废人", max_length=60, blank=True)
    cancel_reason = models.CharField("作废原因", max_length=200, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "服务记录"
        indexes = [
            models.Index(fields=["facility", "-day", "-id"], name="record_newest"),
            models.Index(fields=["facility", "month"], name="record_month"),
            models.Index(fields=["entered_key", "-id"], name="record_by_whom"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["facility", "person", "service", "day", "begins"],
                condition=models.Q(cancelled_on=None),
                name="service_once",
            ),
            models.CheckConstraint(
                condition=models.Q(price__gte=0, quantity__gte=1), name="service_counts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.service} {self.day}"

    @property
    def ref(self) -> str:
        """How the trail names it."""
        return f"service:{self.pk}"

    @property
    def amount(self) -> int:
        return self.price * self.quantity

    @property
    def of_month(self) -> str:
        """The month in which it was given: "2026-10"."""
        return f"{self.day:%Y-%m}"

    @property
    def is_late(self) -> bool:
        return self.of_month != self.month

    @property
    def payer_name(self) -> str:
        return PAYERS.get(self.payer, "")


class TakenSheet(models.Model):
    """A sheet that was taken in, by its content: the same one is not taken twice."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    name = models.CharField("文件名", max_length=120)
    digest = models.CharField("校验值", max_length=64)
    rows = models.PositiveIntegerField("条数")
    taken_on = models.DateField("导入日")
    taken_by = models.CharField("导入人", max_length=60)

    class Meta:
        verbose_name = "导入的服务记录表"
        constraints = [
            models.UniqueConstraint(fields=["facility", "digest"], name="sheet_taken_once")
        ]

    def __str__(self) -> str:
        return self.name
