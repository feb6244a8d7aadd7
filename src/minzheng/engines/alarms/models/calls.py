"""An alarm and what was done about it, minute by minute."""

from django.db import models

from minzheng.engines.alarms.coded import RUNGS, Kind, Outcome, State
from minzheng.engines.alarms.models.devices import Device


class Alarm(models.Model):
    """`event` is the partner's own number: the same one twice is one alarm. `level`: who heard."""

    device = models.ForeignKey(Device, models.PROTECT, related_name="alarms")
    facility = models.ForeignKey("facilities.Facility", models.PROTECT, related_name="+")
    division_code = models.CharField("区划", max_length=12)
    partner = models.CharField("运营平台编号", max_length=40)
    event = models.CharField("平台事件编号", max_length=80)
    kind = models.CharField("种类", max_length=6, choices=Kind)
    drill = models.BooleanField("演练", default=False)
    happened_at = models.DateTimeField("发生时间")
    received_at = models.DateTimeField("收到时间")
    payload = models.JSONField("设备数据", default=dict)
    state = models.CharField("状态", max_length=8, choices=State, default=State.OPEN)
    level = models.PositiveSmallIntegerField("到了哪一级", default=0)
    answered_at = models.DateTimeField("应答时间", null=True, blank=True)
    answered_by = models.CharField("应答人", max_length=60, blank=True)
    arrived_at = models.DateTimeField("到场时间", null=True, blank=True)
    closed_at = models.DateTimeField("办结时间", null=True, blank=True)
    outcome = models.CharField("结果", max_length=8, choices=Outcome, blank=True)
    found = models.CharField("看到的情况", max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "报警"
        indexes = [
            models.Index(fields=["state", "received_at"], name="alarm_open"),
            models.Index(fields=["facility", "state"], name="alarm_place"),
            models.Index(fields=["division_code", "state"], name="alarm_area"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["partner", "event"], name="alarm_event_once")
        ]

    def __str__(self) -> str:
        return f"alarm {self.pk}"

    @property
    def ref(self) -> str:
        return f"alarm:{self.pk}"

    @property
    def level_name(self) -> str:
        return RUNGS[self.level]


class Step(models.Model):
    """One thing that happened about an alarm: who was told, who answered, what was found."""

    alarm = models.ForeignKey(Alarm, models.PROTECT, related_name="steps")
    at = models.DateTimeField("时间")
    what = models.CharField("做了什么", max_length=20)
    words = models.CharField("说明", max_length=200, blank=True)
    by = models.CharField("谁", max_length=60, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "报警经过"

    def __str__(self) -> str:
        return f"{self.alarm_id} {self.what}"
