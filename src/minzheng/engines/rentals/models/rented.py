"""Who asked for a device, who has one, and what the rental came to. Money is whole fen."""

from django.db import models

from minzheng.engines.rentals.coded import AskState, Condition, Ended
from minzheng.engines.rentals.models.stock import Item, Product


class Ask(models.Model):
    """Somebody needs a device from a rental point."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="asks")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    days = models.PositiveIntegerField("想租几天")
    state = models.CharField("状态", max_length=10, choices=AskState, default=AskState.WAITING)
    asked_on = models.DateField("申请日")
    asked_by = models.CharField("申请人", max_length=60)
    ended_on = models.DateField("了结日", null=True, blank=True)
    reason = models.CharField("原因", max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "租用申请"
        indexes = [models.Index(fields=["facility", "state"], name="rental_ask_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["product", "person"],
                condition=models.Q(state="waiting"),
                name="rental_ask_once",
            )
        ]

    def __str__(self) -> str:
        return f"ask {self.pk}"

    @property
    def ref(self) -> str:
        return f"rentalask:{self.pk}"


class Rental(models.Model):
    """A device with somebody. `share`: what public money bears of the rent, in 万分之一.

    rent = subsidy + own, and deposit + collected = own + damage + refund, to the fen.
    """

    item = models.ForeignKey(Item, models.PROTECT, related_name="rentals")
    ask = models.OneToOneField(Ask, models.PROTECT, null=True, blank=True, related_name="rental")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    handed_on = models.DateField("租出日")
    handed_by = models.CharField("经手人", max_length=60)
    due_on = models.DateField("应还日")
    extended = models.PositiveSmallIntegerField("续租次数", default=0)
    deposit = models.BigIntegerField("押金（分）")
    rent_day = models.BigIntegerField("日租金（分）")
    rent_month = models.BigIntegerField("月租金（分）", null=True, blank=True)
    share = models.PositiveIntegerField("公共资金承担（万分之一）", default=0)
    cap = models.BigIntegerField("最多补贴（分）", default=0)
    asks = models.BooleanField("困难身份没有查清", default=False)
    condition_out = models.CharField("租出时的状况", max_length=200)
    photo = models.CharField("照片", max_length=200, blank=True)
    photo_digest = models.CharField("照片校验", max_length=64, blank=True)
    ended = models.CharField("怎样结束", max_length=10, choices=Ended, blank=True)
    ended_on = models.DateField("结束日", null=True, blank=True)
    ended_by = models.CharField("收回人", max_length=60, blank=True)
    condition_in = models.CharField("归还时", max_length=10, choices=Condition, blank=True)
    words = models.CharField("归还说明", max_length=200, blank=True)
    days = models.PositiveIntegerField("租了几天", default=0)
    rent = models.BigIntegerField("租金（分）", default=0)
    subsidy = models.BigIntegerField("公共资金承担（分）", default=0)
    own = models.BigIntegerField("个人付租金（分）", default=0)
    damage = models.BigIntegerField("赔偿（分）", default=0)
    collected = models.BigIntegerField("补收（分）", default=0)
    refund = models.BigIntegerField("退还押金（分）", default=0)
    settlement = models.ForeignKey(
        "rentals.Settlement", models.PROTECT, null=True, blank=True, related_name="rentals"
    )

    class Meta:
        ordering = ["-pk"]
        verbose_name = "租用"
        indexes = [
            models.Index(fields=["facility", "ended"], name="rental_place"),
            models.Index(fields=["division_code", "ended"], name="rental_area"),
            models.Index(fields=["person", "ended"], name="rental_person"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(ended=""), name="rental_item_out_once"
            ),
            models.CheckConstraint(
                condition=models.Q(rent=models.F("subsidy") + models.F("own")),
                name="rental_adds_up",
            ),
            models.CheckConstraint(
                condition=models.Q(
                    subsidy__gte=0, own__gte=0, damage__gte=0, collected__gte=0, refund__gte=0
                ),
                name="rental_never_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"rental {self.pk}"

    @property
    def ref(self) -> str:
        return f"rental:{self.pk}"
