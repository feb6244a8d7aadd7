"""A joint inspection: a dated, purpose-bound look at some files, and who looked at what."""

from datetime import date

from django.db import models


class JointInspection(models.Model):
    """Files of plans (`plans`), or cases of `matters` in `towns` submitted `since` to `until`.

    Open from `opens_on` to `ends_on`, both included, unless it was ended before.
    """

    title = models.CharField("名称", max_length=120)
    purpose = models.CharField("目的", max_length=200)
    basis = models.CharField("依据", max_length=200)
    division_code = models.CharField("区划", max_length=12)
    inspector_key = models.CharField("检查人员工号", max_length=60)
    inspector_name = models.CharField("检查人员", max_length=60)
    plans = models.JSONField("抽查计划", default=list)
    towns = models.JSONField("镇街", default=list)
    matters = models.JSONField("事项", default=list)
    since = models.DateField("办件从", null=True, blank=True)
    until = models.DateField("办件到", null=True, blank=True)
    opens_on = models.DateField("开始日")
    ends_on = models.DateField("结束日")
    opened_by = models.CharField("批准人", max_length=60)
    opened_on = models.DateField("批准日")
    ended_on = models.DateField("提前结束日", null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "联合检查"
        indexes = [models.Index(fields=["inspector_key", "ends_on"], name="joint_inspector")]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"joint:{self.pk}"

    def is_open(self, on: date) -> bool:
        """Whether files may be looked at on the day."""
        return self.opens_on <= on <= self.ends_on and self.ended_on is None

    def standing(self, on: date) -> str:
        """How it stands, in a word."""
        if self.ended_on is not None:
            return "已提前结束"
        if on < self.opens_on:
            return "没有开始"
        return "进行中" if on <= self.ends_on else "已到期"


class Look(models.Model):
    """One look at one file: masked, or opened for a purpose. Never changed."""

    joint = models.ForeignKey(JointInspection, models.PROTECT, related_name="looks")
    case_number = models.CharField("办件编号", max_length=40)
    opened = models.BooleanField("看了姓名")
    purpose = models.CharField("目的", max_length=40, blank=True)
    why = models.CharField("说明", max_length=200, blank=True)
    by = models.CharField("谁", max_length=60)
    at = models.DateTimeField("时间")

    class Meta:
        ordering = ["-pk"]
        verbose_name = "联合检查查看记录"

    def __str__(self) -> str:
        return f"{self.joint_id} {self.case_number}"
