"""Organisations: societies, service bodies, foundations, institutions, companies we deal with."""

from datetime import date
from typing import Self

from django.db import models

from minzheng.kernel.divisions import subtree_range


class Organisations(models.QuerySet["Organisation"]):
    def within(self, division: str) -> Self:
        return self.filter(division_code__range=subtree_range(division))


class Organisation(models.Model):
    credit_code = models.CharField("统一社会信用代码", max_length=18, unique=True)
    name = models.CharField("名称", max_length=120, db_index=True)
    kind = models.CharField("类别", max_length=30, blank=True)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    since = models.DateField("成立日期")
    until = models.DateField("终止日期", null=True, blank=True)

    objects = Organisations.as_manager()

    class Meta:
        ordering = ["credit_code"]
        verbose_name = "组织"

    def __str__(self) -> str:
        return self.name


class Members(models.QuerySet["Member"]):
    def serving_on(self, day: date) -> Self:
        """Members on `day`; `until` is the first day somebody no longer is one."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=day), since__lte=day)


class Member(models.Model):
    """Somebody who acts for an organisation in this system; not everybody who works there."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="members")
    name = models.CharField("姓名", max_length=40)
    duty = models.CharField("职责", max_length=10)
    phone_sealed = models.TextField("电话（加密）", blank=True)
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)

    objects = Members.as_manager()

    class Meta:
        ordering = ["organisation", "since", "pk"]
        verbose_name = "机构人员"

    def __str__(self) -> str:
        return self.name
