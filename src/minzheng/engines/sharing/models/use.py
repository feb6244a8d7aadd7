"""The log of use, kept at least three years (政务数据共享条例第二十九条), and serial numbers."""

from django.db import models

from minzheng.engines.sharing.models.share import Share


class ShareUse(models.Model):
    """One time that something was handed out, or was asked for and refused."""

    class Way(models.TextChoices):
        FILE = "file", "文件"
        STATISTICS = "statistics", "统计表"
        API = "api", "接口"

    share = models.ForeignKey(Share, models.PROTECT, related_name="uses", verbose_name="共享申请")
    at = models.DateTimeField("时间", auto_now_add=True)
    on = models.DateField("日期", db_index=True)
    way = models.CharField("方式", max_length=10, choices=Way)
    given_to = models.CharField("给谁", max_length=80)
    given_by = models.CharField("经手人", max_length=60, blank=True)
    rows = models.PositiveIntegerField("行数")
    fields = models.JSONField("数据项")
    version = models.CharField("数据版本", max_length=40, blank=True)
    digest = models.CharField("文件摘要", max_length=64, blank=True)
    refused = models.CharField("没有提供的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "共享使用记录"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.share_id} {self.at} {self.rows}"


class ShareSeries(models.Model):
    """The last serial given in a county and year."""

    county = models.CharField("县级区划", max_length=6)
    year = models.PositiveSmallIntegerField("年")
    last = models.PositiveIntegerField("末号", default=0)

    class Meta:
        verbose_name = "共享申请编号"
        constraints = [models.UniqueConstraint(fields=["county", "year"], name="share_series_once")]

    def __str__(self) -> str:
        return f"{self.county}-{self.year}"
