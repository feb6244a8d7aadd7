"""What is on the menu, who has a card, who ordered. Money is whole fen."""

from datetime import date, time

from django.db import models

from minzheng.engines.meals.coded import MEALS, OrderState


class Serving(models.Model):
    """One meal of one day at one place. `dishes`: [{name, allergens}]; no fee: no delivery."""

    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    day = models.DateField("日期")
    meal = models.CharField("餐次", max_length=6)
    dishes = models.JSONField("菜品", default=list)
    price = models.BigIntegerField("餐价（分）")
    delivery_fee = models.BigIntegerField("送餐费（分）", null=True, blank=True)
    places = models.PositiveIntegerField("份数")
    begins = models.TimeField("开餐")
    ends = models.TimeField("收餐")
    closes_on = models.DateField("截止订餐日")
    closes_at = models.TimeField("截止订餐时间")
    closed = models.CharField("停餐原因", max_length=100, blank=True)
    wasted = models.PositiveIntegerField("剩余份数", null=True, blank=True)
    written_by = models.CharField("排餐人", max_length=60)

    class Meta:
        ordering = ["day", "-meal", "facility"]
        verbose_name = "菜单"
        constraints = [
            models.UniqueConstraint(fields=["facility", "day", "meal"], name="serving_once")
        ]

    def __str__(self) -> str:
        return f"{self.day} {self.meal_name}"

    @property
    def meal_name(self) -> str:
        return MEALS.get(self.meal, self.meal)

    @property
    def dish_words(self) -> str:
        return "、".join(dish["name"] for dish in self.dishes)

    @property
    def allergens(self) -> str:
        """Every allergen of its dishes, each once."""
        return "、".join(dict.fromkeys(a for dish in self.dishes for a in dish["allergens"]))

    @property
    def ref(self) -> str:
        return f"serving:{self.pk}"

    def takes_orders(self, day: date, clock: time) -> bool:
        """Whether one may still order it."""
        return not self.closed and (day, clock) <= (self.closes_on, self.closes_at)


class Card(models.Model):
    """One person's card. `stated`: what no register knows; `known`: what was looked up last."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    number = models.CharField("卡号", max_length=12, unique=True)
    division_code = models.CharField("区划", max_length=12)
    stated = models.JSONField("登记的情况", default=dict)
    known = models.JSONField("查到的情况", default=dict)
    issued_on = models.DateField("发卡日")
    issued_by = models.CharField("发卡人", max_length=60)
    ended_on = models.DateField("停用日", null=True, blank=True)
    ended_why = models.CharField("停用原因", max_length=100, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "助餐卡"
        indexes = [models.Index(fields=["division_code", "-id"], name="card_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=models.Q(ended_on=None), name="one_card_a_person"
            )
        ]

    def __str__(self) -> str:
        return f"card {self.pk}"

    @property
    def ref(self) -> str:
        return f"card:{self.pk}"

    @property
    def tail(self) -> str:
        return self.number[-4:]


class Order(models.Model):
    """A meal ordered ahead; `address_sealed` only for delivery."""

    serving = models.ForeignKey(Serving, models.PROTECT, related_name="orders")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    delivered = models.BooleanField("送餐", default=False)
    address_sealed = models.TextField("送到哪里（加密）", blank=True)
    note = models.CharField("备注", max_length=100, blank=True)
    state = models.CharField("状态", max_length=10, choices=OrderState, default=OrderState.ORDERED)
    ordered_on = models.DateField("订餐日")
    ordered_by = models.CharField("订餐人", max_length=60)
    ordered_key = models.CharField("订餐人编号", max_length=60)
    ended_on = models.DateField("了结日", null=True, blank=True)
    reason = models.CharField("取消原因", max_length=100, blank=True)

    class Meta:
        ordering = ["-serving__day", "-pk"]
        verbose_name = "订餐"
        indexes = [models.Index(fields=["person", "state"], name="meal_order_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["serving", "person"],
                condition=models.Q(state__in=["ordered", "served"]),
                name="one_live_order_a_meal",
            )
        ]

    def __str__(self) -> str:
        return f"order {self.pk}"

    @property
    def ref(self) -> str:
        return f"mealorder:{self.pk}"
