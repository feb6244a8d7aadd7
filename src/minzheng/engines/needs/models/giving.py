"""A need offered to those who give, and what somebody takes on; nothing here names a person."""

from django.db import models

from minzheng.engines.needs.catalogue import amount_words, catalogue
from minzheng.engines.needs.models.needs import Need
from minzheng.registers.organisations.api import Organisation


class OfferState(models.TextChoices):
    """How far an offered need is."""

    OPEN = "open", "等待认领"
    TAKEN = "taken", "已认领"
    MET = "met", "已完成"
    CLOSED = "closed", "已撤下"


class PledgeState(models.TextChoices):
    """How far what was taken on is."""

    ASKED = "asked", "等镇街同意"
    AGREED = "agreed", "已同意，等送达"
    REFUSED = "refused", "没有同意"
    DELIVERED = "delivered", "已送达，等本人确认"
    CONFIRMED = "confirmed", "本人已确认"
    LAPSED = "lapsed", "到期没有送达"


class Offering(models.Model):
    """`town_code`: all that is told of the place; `worth`: what it costs about, in fen."""

    need = models.ForeignKey(Need, models.PROTECT, related_name="offerings")
    number = models.CharField("编号", max_length=12, unique=True)
    town_code = models.CharField("镇街", max_length=12)
    item = models.CharField("需求项", max_length=30)
    quantity = models.PositiveIntegerField("数量")
    period = models.CharField("多久", max_length=6)
    words = models.CharField("公开说明", max_length=200)
    worth = models.BigIntegerField("大约要多少钱（分）", null=True, blank=True)
    state = models.CharField("状态", max_length=8, choices=OfferState.choices)
    offered_on = models.DateField("公布日")
    offered_by = models.CharField("公布人", max_length=60)
    due_on = models.DateField("到期日")
    told = models.PositiveSmallIntegerField("已督办", default=0)
    met_on = models.DateField("完成日", null=True, blank=True)

    class Meta:
        ordering = ["-offered_on", "-pk"]
        verbose_name = "向社会求助"
        indexes = [models.Index(fields=["state", "-offered_on"], name="offering_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["need"],
                condition=models.Q(state__in=["open", "taken"]),
                name="one_live_offering_a_need",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"offering:{self.pk}"

    @property
    def item_name(self) -> str:
        return catalogue().name(self.item)

    @property
    def amount(self) -> str:
        """How much, in words."""
        return amount_words(self.item, self.quantity, self.period)


class Pledge(models.Model):
    """`amount`: money given for it, in fen, 0 for goods or hands; `until`: by when it arrives."""

    offering = models.ForeignKey(Offering, models.PROTECT, related_name="pledges")
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    words = models.CharField("给什么", max_length=200)
    amount = models.BigIntegerField("折合或资助（分）", default=0)
    until = models.DateField("最迟送达")
    state = models.CharField("状态", max_length=10, choices=PledgeState.choices)
    asked_on = models.DateField("认领日")
    asked_by = models.CharField("认领人", max_length=60)
    due_on = models.DateField("到期日")
    told = models.PositiveSmallIntegerField("已督办", default=0)
    answered_on = models.DateField("答复日", null=True, blank=True)
    answered_by = models.CharField("答复人", max_length=60, blank=True)
    answer = models.CharField("答复", max_length=200, blank=True)
    delivered_on = models.DateField("送达日", null=True, blank=True)
    delivered_words = models.CharField("送达说明", max_length=200, blank=True)
    proof = models.CharField("凭证", max_length=120, blank=True)
    proof_name = models.CharField("凭证名", max_length=120, blank=True)
    proof_digest = models.CharField("凭证摘要", max_length=64, blank=True)
    code = models.CharField("确认码", max_length=32, unique=True)
    confirmed_on = models.DateField("确认日", null=True, blank=True)
    confirmed_by = models.CharField("确认人", max_length=60, blank=True)
    confirmed_how = models.CharField("怎样确认", max_length=10, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "认领"
        indexes = [models.Index(fields=["state", "due_on"], name="pledge_state_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["offering"],
                condition=models.Q(state__in=["agreed", "delivered"]),
                name="one_giver_an_offering",
            )
        ]

    def __str__(self) -> str:
        return f"pledge {self.pk}"

    @property
    def ref(self) -> str:
        return f"pledge:{self.pk}"
