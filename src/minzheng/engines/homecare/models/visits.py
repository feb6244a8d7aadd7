"""A visit from order to pay, what is odd about it, the call back, the complaint.

public + own = what the payable minutes cost, to the fen, always.
"""

from datetime import date, datetime, time

from django.db import models

from minzheng.engines.homecare.coded import STARS, Odd, Verdict, VisitState
from minzheng.engines.homecare.models.plans import Item, Plan


class Visit(models.Model):
    """`in_token`, `out_token` are the phone's own: the same one twice is one check-in.

    `planned` minutes cost `price` fen, those of the day it was ordered. `*_metres` from the
    elder's home, `against` says whether home or only the community's middle is known.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="visits")
    item = models.ForeignKey(Item, models.PROTECT, related_name="+")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    service = models.CharField("服务", max_length=40)
    planned = models.PositiveIntegerField("计划分钟")
    price = models.BigIntegerField("价格（分）")
    day = models.DateField("日期")
    begins = models.TimeField("约定开始")
    worker = models.CharField("服务人员", max_length=60)
    worker_key = models.CharField("服务人员编号", max_length=60)
    state = models.CharField("状态", max_length=10, choices=VisitState, default=VisitState.ORDERED)
    why = models.CharField("原因", max_length=200, blank=True)
    ordered_by = models.CharField("派单人", max_length=60)
    in_token = models.CharField("签到编号", max_length=40, unique=True, null=True, blank=True)
    in_clock = models.TimeField("签到", null=True, blank=True)
    in_latitude = models.FloatField("签到纬度", null=True, blank=True)
    in_longitude = models.FloatField("签到经度", null=True, blank=True)
    in_accuracy = models.PositiveIntegerField("签到误差（米）", null=True, blank=True)
    in_metres = models.PositiveIntegerField("签到离住处（米）", null=True, blank=True)
    out_token = models.CharField("签退编号", max_length=40, unique=True, null=True, blank=True)
    out_clock = models.TimeField("签退", null=True, blank=True)
    out_latitude = models.FloatField("签退纬度", null=True, blank=True)
    out_longitude = models.FloatField("签退经度", null=True, blank=True)
    out_accuracy = models.PositiveIntegerField("签退误差（米）", null=True, blank=True)
    out_metres = models.PositiveIntegerField("签退离住处（米）", null=True, blank=True)
    against = models.CharField("对照", max_length=10, blank=True)
    offline = models.BooleanField("没有网络时记的", default=False)
    signed = models.CharField("签收", max_length=6, blank=True)
    photo = models.CharField("照片", max_length=200, blank=True)
    photo_digest = models.CharField("照片校验值", max_length=64, blank=True)
    note = models.CharField("做了什么", max_length=200, blank=True)
    minutes = models.PositiveIntegerField("实际分钟", default=0)
    payable = models.PositiveIntegerField("可结算分钟", default=0)
    public_minutes = models.PositiveIntegerField("额度内分钟", default=0)
    public = models.BigIntegerField("公共资金（分）", default=0)
    own = models.BigIntegerField("个人支付（分）", default=0)
    voided = models.BooleanField("判定不结算", default=False)
    confirmed_on = models.DateField("家属确认日", null=True, blank=True)
    confirmed_by = models.CharField("家属", max_length=60, blank=True)
    stars = models.PositiveSmallIntegerField("评分", null=True, blank=True)
    settlement = models.ForeignKey(
        "homecare.Settlement", models.PROTECT, null=True, blank=True, related_name="visits"
    )

    class Meta:
        ordering = ["-day", "-begins", "-pk"]
        verbose_name = "上门服务"
        indexes = [
            models.Index(fields=["facility", "day"], name="home_visit_house"),
            models.Index(fields=["person", "day"], name="home_visit_person"),
            models.Index(fields=["worker_key", "day"], name="home_visit_worker"),
            models.Index(fields=["division_code", "day"], name="home_visit_area"),
            models.Index(fields=["photo_digest"], name="home_visit_photo"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "day", "begins"],
                condition=~models.Q(state="cancelled"),
                name="home_visit_once",
            ),
            models.CheckConstraint(
                condition=models.Q(public__gte=0, own__gte=0, planned__gte=1),
                name="home_visit_never_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(public_minutes__lte=models.F("payable")),
                name="home_visit_within_payable",
            ),
        ]

    def __str__(self) -> str:
        return f"visit {self.pk}"

    @property
    def ref(self) -> str:
        return f"homevisit:{self.pk}"

    @property
    def begun_at(self) -> datetime:
        """The moment of the check-in, for reckoning within a day only; midnight without one."""
        return datetime.combine(self.day, self.in_clock or time())

    @property
    def ended_at(self) -> datetime:
        """The moment of the check-out; that of the check-in while she is still there."""
        return datetime.combine(self.day, self.out_clock or self.in_clock or time())

    @property
    def amount(self) -> int:
        return self.public + self.own

    @property
    def stars_name(self) -> str:
        return STARS.get(self.stars or 0, "没有评")

    @property
    def in_place(self) -> tuple[float, float] | None:
        """Degrees (WGS-84) of the check-in."""
        return _degrees(self.in_latitude, self.in_longitude)

    @property
    def out_place(self) -> tuple[float, float] | None:
        """Degrees (WGS-84) of the check-out."""
        return _degrees(self.out_latitude, self.out_longitude)


class Flag(models.Model):
    """One thing that is odd about a visit, and what a judge found."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="flags")
    code = models.CharField("疑点", max_length=12, choices=Odd)
    words = models.CharField("说明", max_length=200)
    found_on = models.DateField("标出日")
    verdict = models.CharField("判定", max_length=6, choices=Verdict, blank=True)
    reason = models.CharField("理由", max_length=200, blank=True)
    judged_by = models.CharField("判定人", max_length=60, blank=True)
    judged_on = models.DateField("判定日", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "上门服务疑点"
        indexes = [models.Index(fields=["verdict", "-id"], name="home_flag_waiting")]
        constraints = [models.UniqueConstraint(fields=["visit", "code"], name="home_flag_once")]

    def __str__(self) -> str:
        return f"{self.visit_id} {self.code}"


class Call(models.Model):
    """A visit drawn for a call back, and what the elder or the family said."""

    visit = models.OneToOneField(Visit, models.PROTECT, related_name="call")
    drawn_on = models.DateField("抽中日")
    came = models.CharField("来过吗", max_length=7, blank=True)
    long_enough = models.CharField("时间够吗", max_length=7, blank=True)
    stars = models.PositiveSmallIntegerField("满意度", null=True, blank=True)
    words = models.CharField("怎样说的", max_length=200, blank=True)
    called_on = models.DateField("回访日", null=True, blank=True)
    called_by = models.CharField("回访人", max_length=60, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "回访"
        indexes = [models.Index(fields=["called_on", "-id"], name="home_call_waiting")]

    def __str__(self) -> str:
        return f"call {self.pk}"


class Complaint(models.Model):
    """What somebody says is wrong about a visit, and the answer."""

    visit = models.ForeignKey(Visit, models.PROTECT, related_name="complaints")
    words = models.CharField("投诉内容", max_length=300)
    made_on = models.DateField("投诉日")
    made_by = models.CharField("投诉人", max_length=60)
    due_on = models.DateField("答复期限")
    founded = models.BooleanField("属实", null=True, blank=True)
    answer = models.CharField("答复", max_length=300, blank=True)
    answered_on = models.DateField("答复日", null=True, blank=True)
    answered_by = models.CharField("答复人", max_length=60, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "上门服务投诉"
        indexes = [models.Index(fields=["answered_on", "-id"], name="home_complaint_open")]

    def __str__(self) -> str:
        return f"complaint {self.pk}"

    def is_late(self, on: date) -> bool:
        """Whether nobody answered in time."""
        return self.answered_on is None and on > self.due_on


def _degrees(latitude: float | None, longitude: float | None) -> tuple[float, float] | None:
    if latitude is None or longitude is None:
        return None
    return latitude, longitude
