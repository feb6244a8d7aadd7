"""Entries of the trail and the head of their chain."""

from django.db import models


class Entry(models.Model):
    number = models.BigIntegerField("序号", primary_key=True)
    at = models.DateTimeField("时间", db_index=True)
    doer_kind = models.CharField("主体类别", max_length=10)
    doer_key = models.CharField("主体编号", max_length=60, db_index=True)
    doer_name = models.CharField("主体", max_length=80)
    doer_office = models.CharField("机构", max_length=80, blank=True)
    verb = models.CharField("行为", max_length=60)
    subject = models.CharField("对象", max_length=80, db_index=True)
    division_code = models.CharField("区划", max_length=12, blank=True, db_index=True)
    purpose = models.CharField("目的", max_length=60, blank=True)
    detail = models.TextField("内容", default="{}")
    previous_hash = models.CharField("前一条摘要", max_length=64)
    hash = models.CharField("摘要", max_length=64)

    class Meta:
        ordering = ["number"]
        verbose_name = "审计记录"

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject}"


class Head(models.Model):
    """The last entry's number and hash, in one row that every writer locks."""

    number = models.BigIntegerField("末条序号", default=0)
    hash = models.CharField("末条摘要", max_length=64)

    class Meta:
        verbose_name = "审计链末端"

    def __str__(self) -> str:
        return str(self.number)
