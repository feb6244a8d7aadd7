"""Issued documents and their running numbers (文号)."""

from django.db import models

from minzheng.engines.notices.kinds import KINDS


class NumberSeries(models.Model):
    """The last number an office used for a word in a year."""

    office_code = models.CharField("机关", max_length=40)
    year = models.PositiveSmallIntegerField("年")
    word = models.CharField("机关代字", max_length=40)
    last = models.PositiveIntegerField("最后一号", default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=("office_code", "year", "word"), name="notice_series_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.word}〔{self.year}〕第{self.last:04d}号"


class Notice(models.Model):
    """A document as it was issued; the file is named by path and proved by sha256."""

    class ServiceMode(models.TextChoices):
        ON_SPOT = "on_spot", "当场送达"
        HANDED = "handed", "直接送达"
        LEFT = "left", "留置送达"
        POST = "post", "邮寄送达"
        ELECTRONIC = "electronic", "电子送达"
        PUBLIC_NOTICE = "public_notice", "公告送达"

    number = models.CharField("文号", max_length=80, unique=True)
    verify_code = models.CharField("查验编号", max_length=20, unique=True)
    case_ref = models.CharField("案件", max_length=60, db_index=True, blank=True)
    kind = models.CharField("种类", max_length=20, choices=list(KINDS.items()))
    title = models.CharField("标题", max_length=120)
    office_code = models.CharField("机关", max_length=40)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    recipient_kind = models.CharField("收件人类别", max_length=12)
    recipient_key = models.CharField("收件人", max_length=60)
    letter = models.JSONField("内容")
    path = models.CharField("文件", max_length=120)
    sha256 = models.CharField("校验值", max_length=64)
    fonts = models.CharField("所用字体", max_length=160)
    issued_on = models.DateField("签发日期")
    issued_by = models.CharField("签发人", max_length=60)
    served_on = models.DateField("送达日期", null=True, blank=True)
    service_mode = models.CharField(
        "送达方式", max_length=16, choices=ServiceMode.choices, blank=True
    )
    service_evidence = models.CharField("送达凭据", max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=("recipient_kind", "recipient_key"), name="notice_recipient")
        ]
        ordering = ("issued_on", "pk")

    def __str__(self) -> str:
        return f"{self.number}《{self.title}》"
