"""The public search for the family of somebody nobody knows: what is shown, from when to when."""

import json
from functools import cached_property

from django.db import models

from minzheng.engines.street.coded import SEXES
from minzheng.engines.street.models.stay import Stay
from minzheng.registers.sealing import unseal

NOTHING_SHOWN = {"where": "", "height": "", "dialect": "", "marks": "", "clothes": ""}


class Search(models.Model):
    """`shown_sealed`: what everybody may read while it is up; sealed, for it ends one day.

    What the person is called, what she carries and how she is stays with the station: who asks
    for her has to know it. A minor's photo is never shown.
    """

    number = models.CharField("编号", max_length=24, unique=True)
    stay = models.OneToOneField(Stay, models.PROTECT, related_name="search")
    division_code = models.CharField("区划", max_length=12)
    sex = models.PositiveSmallIntegerField("性别")
    age = models.PositiveSmallIntegerField("看上去的年龄")
    shown_sealed = models.TextField("公开的特征（加密）")
    photo = models.CharField("照片", max_length=120, blank=True)
    photo_digest = models.CharField("照片摘要", max_length=64, blank=True)
    published_on = models.DateField("发布日")
    published_by = models.CharField("发布人", max_length=40)
    down_on = models.DateField("撤下日", null=True, blank=True)
    down_why = models.CharField("为什么撤下", max_length=60, blank=True)

    class Meta:
        ordering = ["-published_on", "-pk"]
        verbose_name = "寻亲公告"
        indexes = [models.Index(fields=["down_on", "published_on"], name="street_search_live")]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        return f"search:{self.pk}"

    @property
    def sex_name(self) -> str:
        return SEXES.get(self.sex, "不详")

    @cached_property
    def shown(self) -> dict[str, str]:
        """What everybody may read: where, height, dialect, marks, clothes."""
        return NOTHING_SHOWN | dict(json.loads(unseal(self.shown_sealed)))
