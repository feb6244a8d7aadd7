"""A paper handed in: the file lies under DATA_DIR, the row keeps its digest."""

from django.db import models

from minzheng.engines.cases.models.case import Case
from minzheng.engines.cases.models.draft import Draft


class Material(models.Model):
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, related_name="materials", verbose_name="办件"
    )
    draft = models.ForeignKey(
        Draft, models.SET_NULL, null=True, related_name="materials", verbose_name="草稿"
    )
    key = models.CharField("材料代码", max_length=40)
    title = models.CharField("材料名称", max_length=80)
    file = models.CharField("文件", max_length=120)
    sha256 = models.CharField("摘要", max_length=64)
    size = models.PositiveIntegerField("字节数")
    mime = models.CharField("类型", max_length=40)
    added_on = models.DateField("提交日")
    added_by = models.CharField("提交人", max_length=40)

    class Meta:
        verbose_name = "材料"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["case", "key", "sha256"], name="material_once")
        ]

    def __str__(self) -> str:
        return self.title
