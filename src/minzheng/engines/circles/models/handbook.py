"""An edition of the investment handbook (招商手册), as it was published."""

from django.db import models


class Edition(models.Model):
    """`wanted`: the gaps as they were on the day, small ones not told. `premises`: their numbers.

    `policies`: keys of parameters; the page shows their value of the day. One edition of a place is
    shown at a time: the newest that was not withdrawn.
    """

    division_code = models.CharField("区划", max_length=12)
    title = models.CharField("名称", max_length=80)
    preface = models.CharField("前言", max_length=1000, blank=True)
    contact = models.CharField("联系方式", max_length=120)
    wanted = models.JSONField("需要的项目")
    premises = models.JSONField("可用的物业")
    policies = models.JSONField("政策和补贴")
    day = models.DateField("缺口按哪天的人口")
    published_on = models.DateField("公布日")
    published_by = models.CharField("公布人", max_length=60)
    issuer = models.CharField("公布单位", max_length=80)
    withdrawn_on = models.DateField("撤下日", null=True, blank=True)
    why = models.CharField("撤下原因", max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "招商手册"
        indexes = [
            models.Index(fields=["division_code", "withdrawn_on"], name="circles_edition_shown")
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        return f"handbook:{self.pk}"
