"""The catalogue: which versions of which feed there are, what holds them, who was joined."""

from pathlib import Path

from django.db import models

from minzheng.engines.lake.shelves import shelf


class LakeVersion(models.Model):
    """One immutable version of a feed. `follows`: made from another one without a new delivery."""

    feed = models.CharField("数据", max_length=60)
    day = models.DateField("数据日期")
    number = models.PositiveSmallIntegerField("当日第几版")
    name = models.CharField("版本", max_length=20)
    rows = models.BigIntegerField("行数")
    linked = models.BigIntegerField("对上人的行数")
    people = models.BigIntegerField("人数")
    bytes = models.BigIntegerField("字节")
    digest = models.CharField("校验值", max_length=64)
    delivery = models.CharField("报送编号", max_length=60)
    follows = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followers", verbose_name="承接"
    )
    published_at = models.DateTimeField("入库时刻", auto_now_add=True)
    made_by = models.CharField("经办人", max_length=60)
    accepted_by = models.CharField("接收人", max_length=60)
    identity_removed_on = models.DateField("身份部分删除日期", null=True, blank=True)
    expired_on = models.DateField("到期删除日期", null=True, blank=True)
    expired_by = models.CharField("删除人", max_length=60, blank=True)

    class Meta:
        verbose_name = "数据版本"
        ordering = ["feed", "day", "number"]
        constraints = [
            models.UniqueConstraint(fields=["feed", "day", "number"], name="lake_version_number"),
            models.UniqueConstraint(
                fields=["feed", "delivery"],
                condition=models.Q(follows=None),
                name="lake_version_delivery",
            ),
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail and decisions name it: "feed:deaths@2026-11-20-001"."""
        return f"feed:{self.feed}@{self.name}"

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return shelf(f"feeds/{self.feed}") / self.name


class Pin(models.Model):
    """Somebody decided on this version: it is kept while the decision must be explained."""

    version = models.ForeignKey(LakeVersion, models.PROTECT, related_name="pins")
    subject = models.CharField("由何而用", max_length=80)
    pinned_on = models.DateField("日期")

    class Meta:
        verbose_name = "版本引用"
        constraints = [models.UniqueConstraint(fields=["version", "subject"], name="lake_pin_once")]

    def __str__(self) -> str:
        return f"{self.subject} {self.version_id}"


class Joined(models.Model):
    """Two person numbers are one person: what stands under `number` counts for `into`."""

    number = models.BigIntegerField("人员序号")
    into = models.BigIntegerField("并入序号")
    since = models.DateField("自")
    reason = models.CharField("理由", max_length=500)
    joined_by = models.CharField("合并人", max_length=60)
    parted_on = models.DateField("撤销日期", null=True, blank=True)
    parted_by = models.CharField("撤销人", max_length=60, blank=True)
    parted_reason = models.CharField("撤销理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "人员合并"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=models.Q(parted_on=None), name="lake_joined_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(number=models.F("into")), name="lake_joined_other"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} → {self.into}"
