"""What a partner made for somebody else: bookings, tips and comments, the only ones it can see."""

from django.db import models

from minzheng.engines.partners.models.partner import Partner


class Made(models.Model):
    """`number`: the booking's number or the receipt, as the engine that keeps it gave it."""

    class Kind(models.TextChoices):
        BOOKING = "booking", "预约"
        TIP = "tip", "求助线索"
        COMMENT = "comment", "公众意见"

    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="made", verbose_name="接口伙伴"
    )
    kind = models.CharField("种类", max_length=10, choices=Kind)
    number = models.CharField("编号", max_length=20)
    division_code = models.CharField("区划", max_length=12)
    made_on = models.DateField("日期")

    class Meta:
        verbose_name = "代为办理"
        ordering = ["-id"]
        constraints = [models.UniqueConstraint(fields=["kind", "number"], name="made_once")]
        indexes = [models.Index(fields=["partner", "kind", "-id"], name="made_partner")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"
