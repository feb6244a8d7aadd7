"""How an officer likes her lists: conditions kept under a name, columns hidden, height of rows."""

from django.db import models


class SavedView(models.Model):
    """The conditions of a list under a name; `office` says whom it was shared with."""

    owner_key = models.CharField("工号", max_length=40)
    owner_name = models.CharField("姓名", max_length=40)
    office = models.CharField("单位", max_length=120)
    list_key = models.CharField("列表", max_length=40)
    name = models.CharField("名称", max_length=30)
    query = models.CharField("条件", max_length=1000, blank=True)
    shared = models.BooleanField("全单位可用", default=False)
    is_default = models.BooleanField("打开列表时先用", default=False)

    class Meta:
        verbose_name = "我的视图"
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["owner_key", "list_key", "name"], name="view_name_once"
            ),
            models.UniqueConstraint(
                fields=["owner_key", "list_key"],
                condition=models.Q(is_default=True),
                name="one_default_view",
            ),
        ]
        indexes = [models.Index(fields=["office", "list_key"], name="view_of_office")]

    def __str__(self) -> str:
        return self.name


class Density(models.TextChoices):
    """How high a row is: 40 or 52 px."""

    COMPACT = "compact", "紧凑"
    ROOMY = "roomy", "舒适"


class Layout(models.Model):
    """Columns an officer does not want to see on a list, and how high its rows are."""

    owner_key = models.CharField("工号", max_length=40)
    list_key = models.CharField("列表", max_length=40)
    hidden = models.TextField("隐藏的列", blank=True)  # one a line
    density = models.CharField("行高", max_length=8, choices=Density.choices)

    class Meta:
        verbose_name = "列表样式"
        constraints = [
            models.UniqueConstraint(fields=["owner_key", "list_key"], name="layout_once")
        ]

    def __str__(self) -> str:
        return f"{self.list_key}：{self.get_density_display()}"
