"""Who offers times, by which weekly pattern, on which special days; and who has booked."""

from datetime import date
from typing import Self

from django.db import models

from minzheng.registers.masking import mask_name, mask_phone
from minzheng.registers.sealing import unseal


class Offers(models.QuerySet["Offer"]):
    def live_on(self, day: date) -> Self:
        """Those in force; `until` is the first day without it."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=day), since__lte=day)


class Offer(models.Model):
    """One service at one place for which times can be booked; `place` is office:3 or facility:12.

    `matter` is a matter's key, "" for what is no matter of this house.
    """

    place = models.CharField("地点", max_length=30, db_index=True)
    place_name = models.CharField("地点名称", max_length=80)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    service = models.CharField("办什么", max_length=40)
    matter = models.CharField("事项", max_length=60, blank=True, db_index=True)
    bring = models.CharField("带什么", max_length=200, blank=True)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)

    objects = Offers.as_manager()

    class Meta:
        ordering = ["division_code", "place", "service", "pk"]
        verbose_name = "预约服务"

    def __str__(self) -> str:
        return f"{self.place_name} {self.service}"

    @property
    def ref(self) -> str:
        return f"offer:{self.pk}"


class Pattern(models.Model):
    """The week from a day on, until a later pattern; `blocks` as plan.Block keeps them.

    One books at least `lead_days` and at most `ahead_days` before.
    """

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="patterns")
    since = models.DateField("起")
    blocks = models.JSONField("时段")
    lead_days = models.PositiveSmallIntegerField("至少提前几天", default=0)
    ahead_days = models.PositiveSmallIntegerField("最多提前几天", default=14)
    set_by = models.CharField("设置人", max_length=40)
    set_on = models.DateField("设置日")

    class Meta:
        ordering = ["offer", "since"]
        verbose_name = "每周时段"
        constraints = [models.UniqueConstraint(fields=["offer", "since"], name="pattern_once")]

    def __str__(self) -> str:
        return f"offer:{self.offer_id} {self.since}"


class SpecialDay(models.Model):
    """A day unlike its week: other blocks, or none when closed."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="special_days")
    day = models.DateField("日期")
    blocks = models.JSONField("时段", default=list)
    reason = models.CharField("原因", max_length=60)

    class Meta:
        ordering = ["offer", "day"]
        verbose_name = "特别的日子"
        constraints = [models.UniqueConstraint(fields=["offer", "day"], name="special_day_once")]

    def __str__(self) -> str:
        return f"offer:{self.offer_id} {self.day}"


class Slot(models.Model):
    """One time somebody has booked; seats are counted here, so that none is given twice."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="slots")
    day = models.DateField("日期")
    starts = models.TimeField("开始")
    ends = models.TimeField("结束")
    taken = models.PositiveSmallIntegerField("已约", default=0)

    class Meta:
        ordering = ["day", "starts", "offer"]
        verbose_name = "时段"
        constraints = [models.UniqueConstraint(fields=["offer", "day", "starts"], name="slot_once")]

    def __str__(self) -> str:
        return f"offer:{self.offer_id} {self.day} {self.starts:%H:%M}"


class State(models.TextChoices):
    """How a booking stands. A displaced one lost its time by a change of ours."""

    BOOKED = "booked", "已预约"
    CAME = "came", "已到"
    ABSENT = "absent", "没来"
    CANCELLED = "cancelled", "已取消"
    DISPLACED = "displaced", "时间变动，要另约"


class Booking(models.Model):
    number = models.CharField("预约号", max_length=12, unique=True)
    offer = models.ForeignKey(Offer, models.PROTECT, related_name="bookings")
    slot = models.ForeignKey(Slot, models.PROTECT, related_name="bookings")
    division_code = models.CharField("区划", max_length=12)
    day = models.DateField("日期")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.BOOKED)
    name_sealed = models.TextField("姓名（加密）")
    phone_sealed = models.TextField("电话（加密）", blank=True)
    phone_index = models.CharField("电话索引", max_length=64, blank=True)
    person_id = models.BigIntegerField("本人编号", null=True, blank=True, db_index=True)
    walk_in = models.BooleanField("现场登记", default=False)
    made_on = models.DateField("预约日")
    marked_on = models.DateField("登记到没到", null=True, blank=True)
    told_on = models.DateField("变动告知日", null=True, blank=True)
    reminded_on = models.DateField("提醒日", null=True, blank=True)

    class Meta:
        ordering = ["day", "slot__starts", "pk"]
        verbose_name = "预约"
        indexes = [models.Index(fields=["division_code", "day"], name="booking_place_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "day", "phone_index"],
                condition=models.Q(state="booked") & ~models.Q(phone_index=""),
                name="one_booking_a_day",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"booking:{self.number}"

    @property
    def name_masked(self) -> str:
        return mask_name(unseal(self.name_sealed))

    @property
    def phone_masked(self) -> str:
        return mask_phone(unseal(self.phone_sealed)) if self.phone_sealed else ""
