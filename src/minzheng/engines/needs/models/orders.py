"""An order to a supply, and each time it was carried out."""

from django.db import models

from minzheng.engines.needs.catalogue import catalogue
from minzheng.engines.needs.coded import RATINGS, REFUSALS
from minzheng.engines.needs.models.needs import Need
from minzheng.engines.needs.models.supplies import Supply
from minzheng.registers.sealing import unseal


class OrderState(models.TextChoices):
    """How far an order is."""

    SENT = "sent", "等机构接单"
    ACCEPTED = "accepted", "服务中"
    DONE = "done", "做完了，等本人确认"
    CONFIRMED = "confirmed", "本人已确认"
    REFUSED = "refused", "机构没有接"
    LAPSED = "lapsed", "到期没有答复"
    ENDED = "ended", "中途结束"


LIVE = (OrderState.SENT, OrderState.ACCEPTED, OrderState.DONE)


class Order(models.Model):
    """`next_up`: supplies to ask when this one does not take it; `code`: opens the receipt page."""

    need = models.ForeignKey(Need, models.PROTECT, related_name="orders")
    supply = models.ForeignKey(Supply, models.PROTECT, related_name="orders")
    division_code = models.CharField("区划", max_length=12)
    quantity = models.PositiveIntegerField("数量")
    period = models.CharField("多久", max_length=6)
    weekly = models.PositiveIntegerField("每周单位")
    state = models.CharField("状态", max_length=10, choices=OrderState.choices)
    sent_on = models.DateField("派单日")
    sent_by = models.CharField("派单人", max_length=60)
    due_on = models.DateField("到期日")
    told = models.PositiveSmallIntegerField("已督办", default=0)
    answered_on = models.DateField("答复日", null=True, blank=True)
    answered_by = models.CharField("答复人", max_length=60, blank=True)
    refusal = models.CharField("不接的原因", max_length=10, blank=True)
    refusal_words = models.CharField("不接的说明", max_length=200, blank=True)
    next_up = models.JSONField("下一家", default=list)
    done_on = models.DateField("完成日", null=True, blank=True)
    code = models.CharField("确认码", max_length=32, unique=True)
    confirmed_on = models.DateField("确认日", null=True, blank=True)
    confirmed_by = models.CharField("确认人", max_length=60, blank=True)
    confirmed_how = models.CharField("怎样确认", max_length=10, blank=True)
    rating = models.PositiveSmallIntegerField("评价", null=True, blank=True)
    rating_sealed = models.TextField("评价的话（加密）", blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "派单"
        indexes = [
            models.Index(fields=["supply", "state"], name="order_supply_state"),
            models.Index(fields=["state", "due_on"], name="order_state_due"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["need"],
                condition=models.Q(state__in=["sent", "accepted", "done"]),
                name="one_live_order_a_need",
            )
        ]

    def __str__(self) -> str:
        return f"order {self.pk}"

    @property
    def ref(self) -> str:
        return f"order:{self.pk}"

    @property
    def refusal_name(self) -> str:
        return REFUSALS.get(self.refusal, "")

    @property
    def rating_name(self) -> str:
        return RATINGS.get(self.rating or 0, "")

    @property
    def rating_words(self) -> str:
        return unseal(self.rating_sealed) if self.rating_sealed else ""

    @property
    def unit(self) -> str:
        return catalogue().unit(self.need.item)


class Visit(models.Model):
    """One time; `record` is the service record that is settled, where the house settles it."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="visits")
    record = models.OneToOneField(
        "delivery.ServiceRecord", models.PROTECT, null=True, blank=True, related_name="+"
    )
    day = models.DateField("日期")
    begins = models.CharField("开始时间", max_length=5, blank=True)
    minutes = models.PositiveIntegerField("分钟", null=True, blank=True)
    quantity = models.PositiveIntegerField("数量")
    given_by = models.CharField("服务人员", max_length=40)
    place = models.CharField("地点", max_length=100, blank=True)
    signed_by = models.CharField("签收人", max_length=40, blank=True)
    note = models.CharField("备注", max_length=200, blank=True)
    proof = models.CharField("凭证", max_length=120, blank=True)
    proof_name = models.CharField("凭证名", max_length=120, blank=True)
    proof_digest = models.CharField("凭证摘要", max_length=64, blank=True)
    entered_on = models.DateField("登记日")
    entered_by = models.CharField("登记人", max_length=60)

    class Meta:
        ordering = ["day", "begins", "pk"]
        verbose_name = "服务"
        constraints = [
            models.UniqueConstraint(fields=["order", "day", "begins"], name="visit_once"),
        ]

    def __str__(self) -> str:
        return f"{self.order_id} {self.day}"

    @property
    def ref(self) -> str:
        return f"visit:{self.pk}"
