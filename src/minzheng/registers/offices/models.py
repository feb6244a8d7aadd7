"""Offices, officers and dated posts."""

from datetime import date
from typing import Self

from django.db import models


class Office(models.Model):
    code = models.CharField("机构代码", max_length=30, unique=True)
    name = models.CharField("名称", max_length=80)
    kind = models.CharField("类别", max_length=10)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    credit_code = models.CharField("统一社会信用代码", max_length=18, blank=True)
    phone = models.CharField("公开电话", max_length=30, blank=True)
    address = models.CharField("办公地址", max_length=200, blank=True)

    class Meta:
        ordering = ["code"]
        verbose_name = "机构"

    def __str__(self) -> str:
        return self.name


class Officer(models.Model):
    staff_number = models.CharField("工号", max_length=30, unique=True)
    name = models.CharField("姓名", max_length=40)
    office = models.ForeignKey(Office, models.PROTECT, related_name="officers")
    phone_sealed = models.TextField("电话（加密）", blank=True)

    class Meta:
        ordering = ["staff_number"]
        verbose_name = "工作人员"

    def __str__(self) -> str:
        return self.name


class Posts(models.QuerySet["Post"]):
    def held_on(self, day: date) -> Self:
        """Posts in force on `day`; `until` is the first day the post is no longer held."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=day), since__lte=day)

    def covering(self, codes: tuple[str, ...]) -> Self:
        return self.filter(office__division_code__in=codes)


class Post(models.Model):
    officer = models.ForeignKey(Officer, models.PROTECT, related_name="posts")
    role = models.CharField("角色", max_length=20, db_index=True)
    office = models.ForeignKey(Office, models.PROTECT, related_name="posts")
    matters = models.TextField("可办事项", default="*")
    since = models.DateField("起")
    until = models.DateField("止", null=True, blank=True)

    objects = Posts.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = "岗位"

    def __str__(self) -> str:
        return f"{self.role}@{self.office_id}"
