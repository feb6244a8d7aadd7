"""Kinds of devices, each single device by its serial, and what was done with it."""

from django.db import models

from minzheng.engines.rentals.coded import METHODS, Where
from minzheng.vocabulary import rentals as terms


class Product(models.Model):
    """A kind of device that may be rented in an area. Money is whole fen; `rent_month`: 30 days."""

    division_code = models.CharField("区划", max_length=12)
    name = models.CharField("名称", max_length=60)
    category = models.CharField("类别", max_length=15)
    purpose = models.CharField("用途", max_length=200)
    price = models.BigIntegerField("原价（分）")
    deposit = models.BigIntegerField("押金（分）")
    rent_day = models.BigIntegerField("日租金（分）")
    rent_month = models.BigIntegerField("月租金（分）", null=True, blank=True)
    max_days = models.PositiveIntegerField("最长租期（天）")
    ended_on = models.DateField("停租日", null=True, blank=True)

    class Meta:
        ordering = ["category", "name"]
        verbose_name = "辅具目录"
        constraints = [
            models.UniqueConstraint(fields=["division_code", "name"], name="rental_product_once"),
            models.CheckConstraint(
                condition=models.Q(price__gt=0, deposit__gte=0, rent_day__gte=0),
                name="rental_product_money",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        return f"device:{self.pk}"

    @property
    def category_name(self) -> str:
        return terms.辅具类别.get(self.category, self.category)


class Item(models.Model):
    """One device with its serial, which is told once in all the world of ours."""

    product = models.ForeignKey(Product, models.PROTECT, related_name="items")
    serial = models.CharField("序列号", max_length=40, unique=True)
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    state = models.CharField("状态", max_length=12, choices=Where, default=Where.STOCK)
    broken = models.BooleanField("要维修", default=False)
    bought_on = models.DateField("入库日")
    changed_on = models.DateField("状态起")

    class Meta:
        ordering = ["-pk"]
        verbose_name = "辅具"
        indexes = [
            models.Index(fields=["facility", "state"], name="rental_item_place"),
            models.Index(fields=["division_code", "state"], name="rental_item_area"),
        ]

    def __str__(self) -> str:
        return self.serial

    @property
    def ref(self) -> str:
        return f"deviceitem:{self.pk}"


class Step(models.Model):
    """What was done with a device: when, by whom, how. A disinfection is one with a method."""

    item = models.ForeignKey(Item, models.PROTECT, related_name="steps")
    on = models.DateField("日期")
    what = models.CharField("做了什么", max_length=20)
    state = models.CharField("之后在哪里", max_length=12, choices=Where)
    method = models.CharField("消毒方法", max_length=10, blank=True)
    words = models.CharField("说明", max_length=200, blank=True)
    by = models.CharField("谁做的", max_length=60)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "辅具流转"

    def __str__(self) -> str:
        return f"{self.item_id} {self.what}"

    @property
    def method_name(self) -> str:
        return METHODS.get(self.method, "")
