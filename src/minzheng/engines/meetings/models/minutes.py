"""A version of the minutes."""

from django.db import models

from minzheng.engines.meetings.models.meeting import Meeting


class Minutes(models.Model):
    """What was signed is never altered: a new version says why."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes")
    version = models.PositiveSmallIntegerField("第几版")
    number = models.CharField("文号", max_length=60, blank=True)
    text = models.TextField("正文")
    why = models.CharField("为什么改", max_length=200, blank=True)
    drafted_on = models.DateField("起草日")
    drafted_by = models.CharField("起草人", max_length=60)
    drafted_key = models.CharField("起草人编号", max_length=40)
    signed_on = models.DateField("签发日", null=True, blank=True)
    signed_by = models.CharField("签发人", max_length=60, blank=True)
    pdf = models.CharField("文件", max_length=120, blank=True)
    pdf_digest = models.CharField("文件校验值", max_length=64, blank=True)

    class Meta:
        ordering = ["-version"]
        verbose_name = "会议纪要"
        constraints = [models.UniqueConstraint(fields=["meeting", "version"], name="minutes_once")]

    def __str__(self) -> str:
        return f"{self.number}第 {self.version} 版"
