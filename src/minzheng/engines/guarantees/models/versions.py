"""A list of one place from a day on: drawn up by one person, adopted by another, never edited."""

from django.db import models

from minzheng.engines.guarantees.coded import State


class Version(models.Model):
    """`items`: as `Item.as_data` keeps them. Adopted it holds from `since` until a later one."""

    place = models.CharField("区划", max_length=12)
    title = models.CharField("名称", max_length=80)
    issuer = models.CharField("发布机关", max_length=80)
    basis = models.CharField("依据", max_length=200)
    status = models.CharField("可靠程度", max_length=12)
    since = models.DateField("施行日期")
    items = models.JSONField("各项", default=list)
    why = models.CharField("为什么调整", max_length=500, blank=True)
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    drafted_on = models.DateField("起草日期")
    drafted_by = models.CharField("起草人", max_length=60)
    drafted_key = models.CharField("起草人工号", max_length=40)
    decided_on = models.DateField("公布日期", null=True, blank=True)
    decided_by = models.CharField("公布人", max_length=60, blank=True)
    decided_key = models.CharField("公布人工号", max_length=40, blank=True)

    class Meta:
        ordering = ["-since", "-pk"]
        verbose_name = "基本养老服务清单"
        indexes = [models.Index(fields=["place", "state"], name="guarantee_place_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "since"],
                condition=models.Q(state="adopted"),
                name="one_adopted_list_a_day",
            )
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.since}"

    @property
    def division_code(self) -> str:
        return self.place

    @property
    def ref(self) -> str:
        return f"guaranteelist:{self.pk}"
