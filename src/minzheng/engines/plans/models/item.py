"""An item of a plan as it was read, what an officer made of it, and its figures."""

from django.db import models

from minzheng.engines.plans.coded import FigureKind, Since, Status
from minzheng.engines.plans.models.plan import Plan, Version


class Item(models.Model):
    """`start` and `end` point into `version.text`. `corrected` holds what an officer changed.

    `since` tells how it came through the last reading. What was split off has `part` above 0;
    what was joined to another stays, hidden, so that the next version is joined again.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="items")
    version = models.ForeignKey(Version, models.PROTECT, related_name="items")
    path = models.CharField("序号", max_length=120)
    place = models.PositiveIntegerField("次序")
    part = models.PositiveSmallIntegerField("拆分后第几段", default=0)
    read_heading = models.CharField("读出的标题", max_length=200, blank=True)
    read_text = models.TextField("读出的文字")
    plain = models.TextField("拆分、合并以前", blank=True)
    start = models.PositiveIntegerField("从第几字")
    end = models.PositiveIntegerField("到第几字")
    read_due = models.DateField("读出的期限", null=True, blank=True)
    owners = models.JSONField("责任单位", default=list)
    rhythms = models.JSONField("频次", default=list)
    programmes = models.JSONField("名称", default=list)
    cites = models.JSONField("引用的文件", default=list)
    corrected = models.JSONField("更正", default=dict)
    aside_why = models.CharField("不作任务的原因", max_length=200, blank=True)
    joined_to = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="joined"
    )
    since = models.CharField("沿用", max_length=4, choices=Since, default=Since.NEW)

    class Meta:
        ordering = ["place", "part"]
        verbose_name = "规划条目"
        indexes = [models.Index(fields=["plan", "place"], name="plan_item_order")]

    def __str__(self) -> str:
        return f"{self.path} {self.heading}"

    @property
    def ref(self) -> str:
        """How the trail points to it."""
        return f"plan-item:{self.pk}"

    @property
    def heading(self) -> str:
        """As corrected, else as read."""
        return str(self.corrected.get("heading", self.read_heading))

    @property
    def text(self) -> str:
        """As corrected, else as read."""
        return str(self.corrected.get("text", self.read_text))

    @property
    def due(self) -> str:
        """The deadline as ISO, as corrected or read; "" without one."""
        read = f"{self.read_due}" if self.read_due else ""
        return str(self.corrected.get("due", read))

    @property
    def depth(self) -> int:
        return self.path.count("/") + 1


class ItemFigure(models.Model):
    """A number of an item, as read or as corrected; with `indicator` it is that one's target."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="figures")
    value = models.CharField("数值", max_length=30)
    unit = models.CharField("单位", max_length=20)
    kind = models.CharField("种类", max_length=6, choices=FigureKind)
    measures = models.CharField("数的是什么", max_length=120)
    status = models.CharField("状态", max_length=8, choices=Status)
    start = models.PositiveIntegerField("从第几字")
    end = models.PositiveIntegerField("到第几字")
    as_read = models.JSONField("读出的", default=dict)
    indicator = models.CharField("指标", max_length=60, blank=True)
    gone = models.BooleanField("新版本没有", default=False)

    class Meta:
        ordering = ["start", "pk"]
        verbose_name = "规划数字"

    def __str__(self) -> str:
        return f"{self.measures} {self.value}{self.unit}"

    @property
    def is_corrected(self) -> bool:
        """Whether an officer changed what was read."""
        return any(getattr(self, name) != told for name, told in self.as_read.items())
