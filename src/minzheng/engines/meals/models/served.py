"""A meal that was served, what is odd about it, and what the till sent that could not be taken.

price + fee = city + district + town + own, to the fen, always. `charged` is what the till took.
"""

from django.db import models

from minzheng.engines.meals.coded import LAYER_NAMES, MEALS, VOID_WORDS, WAYS, Odd, Verdict
from minzheng.engines.meals.models.menus import Card, Order, Serving

SUM = models.F("city") + models.F("district") + models.F("town") + models.F("own")


class Meal(models.Model):
    """`token` is the till's own: the same one twice is one meal. `facts`: what the rules read."""

    token = models.CharField("收银机编号", max_length=40, unique=True)
    matter = models.CharField("按哪个事项补贴", max_length=60, blank=True)
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    serving = models.ForeignKey(Serving, models.PROTECT, related_name="served")
    card = models.ForeignKey(Card, models.PROTECT, related_name="meals")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    order = models.OneToOneField(Order, models.PROTECT, null=True, blank=True, related_name="taken")
    day = models.DateField("日期")
    clock = models.TimeField("时间")
    meal = models.CharField("餐次", max_length=6)
    way = models.CharField("怎样核对身份", max_length=6)
    price = models.BigIntegerField("餐价（分）")
    fee = models.BigIntegerField("送餐费（分）", default=0)
    city = models.BigIntegerField("市级补贴（分）", default=0)
    district = models.BigIntegerField("区级补贴（分）", default=0)
    town = models.BigIntegerField("镇级补贴（分）", default=0)
    own = models.BigIntegerField("个人支付（分）")
    charged = models.BigIntegerField("当场收了（分）")
    counted = models.BooleanField("占一次补贴", default=False)
    facts = models.JSONField("计算用的情况", default=dict)
    asks = models.JSONField("还要核实", default=list)
    offline = models.BooleanField("没有网络时记的", default=False)
    served_by = models.CharField("收银人", max_length=60)
    taken_in_on = models.DateField("收到日")
    voided = models.CharField("作废", max_length=6, blank=True)
    void_reason = models.CharField("作废原因", max_length=200, blank=True)
    settlement = models.ForeignKey(
        "meals.Settlement", models.PROTECT, null=True, blank=True, related_name="meals"
    )

    class Meta:
        ordering = ["-day", "-clock", "-pk"]
        verbose_name = "就餐记录"
        indexes = [
            models.Index(fields=["facility", "day", "clock"], name="meal_place_day"),
            models.Index(fields=["person", "day"], name="meal_person_day"),
            models.Index(fields=["division_code", "day"], name="meal_area_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(price=SUM - models.F("fee")), name="meal_adds_up"
            ),
            models.CheckConstraint(
                condition=models.Q(city__gte=0, district__gte=0, town__gte=0, own__gte=0),
                name="meal_never_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"meal {self.pk}"

    @property
    def ref(self) -> str:
        return f"meal:{self.pk}"

    @property
    def meal_name(self) -> str:
        return MEALS.get(self.meal, self.meal)

    @property
    def way_name(self) -> str:
        return WAYS.get(self.way, self.way)

    @property
    def void_name(self) -> str:
        return VOID_WORDS[self.voided]

    @property
    def subsidy(self) -> int:
        """What public money bears, in fen."""
        return self.city + self.district + self.town

    @property
    def layers(self) -> list[tuple[str, int]]:
        """Each layer by name with its part, in fen."""
        return [(name, int(getattr(self, key))) for key, name in LAYER_NAMES.items()]

    @property
    def difference(self) -> int:
        """What is still to be taken (+) or given back (−) at the till, in fen."""
        return self.own - self.charged


class Flag(models.Model):
    """One thing that is odd about a meal, and what a judge found."""

    meal = models.ForeignKey(Meal, models.PROTECT, related_name="flags")
    code = models.CharField("疑点", max_length=12, choices=Odd)
    words = models.CharField("说明", max_length=200)
    verdict = models.CharField("判定", max_length=6, choices=Verdict, blank=True)
    reason = models.CharField("理由", max_length=200, blank=True)
    judged_by = models.CharField("判定人", max_length=60, blank=True)
    judged_on = models.DateField("判定日", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "就餐疑点"
        indexes = [models.Index(fields=["verdict", "-id"], name="flag_waiting")]
        constraints = [models.UniqueConstraint(fields=["meal", "code"], name="flag_once")]

    def __str__(self) -> str:
        return f"{self.meal_id} {self.code}"


class Refusal(models.Model):
    """What a till sent and was not taken: kept, so that sending it again gives the same answer."""

    token = models.CharField("收银机编号", max_length=40, unique=True)
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    told = models.CharField("收银机记的", max_length=100)
    why = models.CharField("原因", max_length=300)
    on = models.DateField("日期")
    by = models.CharField("收银人", max_length=60)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "没有收下的就餐"

    def __str__(self) -> str:
        return self.token
