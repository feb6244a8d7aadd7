"""The log of every call, wrong keys too, and the counts that limits are held against."""

from django.db import models

from minzheng.engines.partners.models.partner import Partner


class Call(models.Model):
    """`subjects`: references such as "case:…"; never a name, a number, or what was answered."""

    partner = models.ForeignKey(
        Partner, models.PROTECT, null=True, related_name="calls", verbose_name="接口伙伴"
    )
    key = models.CharField("密钥编号", max_length=16, blank=True)
    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)
    address = models.CharField("来访地址", max_length=45, blank=True)
    operation = models.CharField("接口", max_length=60)
    scope = models.CharField("权限", max_length=30, blank=True)
    subjects = models.JSONField("对象", default=list)
    purpose = models.CharField("目的", max_length=120, blank=True)
    rows = models.PositiveIntegerField("行数", default=0)
    status = models.PositiveSmallIntegerField("结果")
    problem = models.CharField("没有办成的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "接口调用"
        ordering = ["-id"]
        indexes = [models.Index(fields=["partner", "-id"], name="call_partner")]

    def __str__(self) -> str:
        return f"{self.at} {self.operation} {self.status}"


class Tally(models.Model):
    """How many calls a partner has made in its running minute and day."""

    partner = models.OneToOneField(Partner, models.CASCADE, verbose_name="接口伙伴")
    minute = models.DateTimeField("分钟", null=True)
    in_minute = models.PositiveIntegerField("本分钟", default=0)
    day = models.DateField("日期", null=True)
    in_day = models.PositiveIntegerField("当天", default=0)

    class Meta:
        verbose_name = "接口次数"

    def __str__(self) -> str:
        return f"{self.partner_id} {self.in_day}"
