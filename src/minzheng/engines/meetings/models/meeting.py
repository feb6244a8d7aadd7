"""A meeting: what it talks of, who comes, what it decides."""

from django.db import models

from minzheng.engines.duties.api import Duty
from minzheng.engines.meetings.coded import Kind, Place, Presence, State
from minzheng.engines.meetings.models.group import Group
from minzheng.registers.offices.api import ROLES


class Meeting(models.Model):
    """A day on which a group meets."""

    group = models.ForeignKey(Group, models.PROTECT, related_name="meetings")
    kind = models.CharField("种类", max_length=8, choices=Kind)
    title = models.CharField("名称", max_length=120)
    day = models.DateField("日期")
    place = models.CharField("地点", max_length=120)
    state = models.CharField("状态", max_length=8, choices=State, default=State.PLANNED)
    planned_on = models.DateField("安排日")
    planned_by = models.CharField("安排人", max_length=60)
    called_on = models.DateField("通知日", null=True, blank=True)
    off_why = models.CharField("取消原因", max_length=200, blank=True)

    class Meta:
        ordering = ["-day", "-pk"]
        verbose_name = "会议"

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the trail and messages point to it."""
        return f"meeting:{self.pk}"


class Item(models.Model):
    """Something on the agenda. `about`: a decision of an earlier meeting that is not done."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items")
    number = models.PositiveSmallIntegerField("序号")
    title = models.CharField("议题", max_length=120)
    told_by = models.CharField("汇报", max_length=80)
    words = models.CharField("说明", max_length=500, blank=True)
    about = models.ForeignKey(
        "meetings.Decision", models.PROTECT, null=True, blank=True, related_name="taken_up"
    )
    paper = models.CharField("材料", max_length=120, blank=True)
    paper_digest = models.CharField("材料校验值", max_length=64, blank=True)
    paper_name = models.CharField("材料名", max_length=120, blank=True)

    class Meta:
        ordering = ["number"]
        verbose_name = "议题"
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="agenda_once")]

    def __str__(self) -> str:
        return self.title


class Attendance(models.Model):
    """Who held a seat on the day it was called, and whether she came."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="attendances")
    key = models.CharField("工号", max_length=40)
    name = models.CharField("姓名", max_length=60)
    role = models.CharField("岗位", max_length=40)
    division_code = models.CharField("区划", max_length=12)
    seat = models.CharField("职务", max_length=6, choices=Place)
    presence = models.CharField("到会", max_length=8, choices=Presence, default=Presence.CALLED)
    stands_in = models.CharField("代会人", max_length=60, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "到会"

    def __str__(self) -> str:
        return self.name

    @property
    def role_name(self) -> str:
        """The post in words."""
        return ROLES.get(self.role, self.role)


class Decision(models.Model):
    """What was decided. It is always somebody's duty, so it closes only with proof."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="decisions")
    item = models.ForeignKey(Item, models.PROTECT, null=True, blank=True, related_name="decisions")
    number = models.PositiveSmallIntegerField("序号")
    text = models.CharField("议定事项", max_length=200)
    duty = models.OneToOneField(Duty, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["number"]
        verbose_name = "议定事项"
        constraints = [models.UniqueConstraint(fields=["meeting", "number"], name="decision_once")]

    def __str__(self) -> str:
        return self.text
