"""The review queue: pairs that only a person can settle, and every settlement, undone or not."""

from django.db import models


class ReviewPair(models.Model):
    """A row (or a second number) and a person who may be the same.

    `row_key` is a keyed digest of who the row says it is: the same row of the next delivery is
    settled as before, unasked. `sealed` is that, encrypted, to be shown beside the person.
    """

    class Reason(models.TextChoices):
        DOUBTFUL = "doubtful", "像是同一人，把握不够"
        SEVERAL = "several", "有几个人都像"
        FORBIDDEN = "forbidden", "证据够重，但有一处不许自动关联"
        CONTRADICTED = "contradicted", "号码有效，姓名和出生日期与号码的主人都不符"
        DOUBLE = "double", "两个号码像是同一人"

    class State(models.TextChoices):
        OPEN = "open", "待处理"
        ACCEPTED = "accepted", "是同一人"
        REFUSED = "refused", "不是同一人"

    feed = models.CharField("数据", max_length=60, blank=True)
    delivery = models.CharField("报送编号", max_length=60, blank=True)
    row = models.IntegerField("行号", default=0)
    row_key = models.CharField("行的身份索引", max_length=64)
    sealed = models.TextField("行上的身份（加密）", blank=True)
    person = models.BigIntegerField("人员序号")
    other = models.BigIntegerField("另一序号", null=True, blank=True)
    reason = models.CharField("为什么要人看", max_length=12, choices=Reason)
    weight = models.FloatField("权重")
    chance = models.FloatField("概率")
    evidence = models.JSONField("证据", default=list)
    forbids = models.CharField("不许自动关联的原因", max_length=120, blank=True)
    model = models.CharField("模型版本", max_length=40)
    closed = models.BooleanField("封闭数据", default=False)
    division_code = models.CharField("区划", max_length=12)
    raised_on = models.DateField("提出日期")
    state = models.CharField("状态", max_length=10, choices=State, default=State.OPEN)

    class Meta:
        verbose_name = "待核对的关联"
        ordering = ["-weight", "id"]
        indexes = [
            models.Index(fields=["state", "division_code", "-weight"], name="link_pair_queue"),
            models.Index(fields=["feed", "row_key"], name="link_pair_key"),
            models.Index(fields=["person"], name="link_pair_person"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["feed", "row_key", "person"], name="link_pair_once")
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail points to it."""
        return f"link_pair:{self.pk}"

    @property
    def is_open(self) -> bool:
        """Whether it still waits."""
        return self.state == self.State.OPEN


class Ruling(models.Model):
    """A settlement of a pair; when undone it stays, with who undid it and why.

    `version`: the version of the feed in which the row was given to the person, `unmade`: the one
    in which it was taken back; empty until that is carried out.
    """

    pair = models.ForeignKey(ReviewPair, models.PROTECT, related_name="rulings")
    same = models.BooleanField("是同一人")
    reason = models.CharField("理由", max_length=500)
    ruled_on = models.DateField("日期")
    ruled_by = models.CharField("办理人", max_length=60)
    ruled_key = models.CharField("工号", max_length=40)
    version = models.CharField("关联写入的版本", max_length=90, blank=True)
    unmade = models.CharField("撤销写入的版本", max_length=90, blank=True)
    undone_on = models.DateField("撤销日期", null=True, blank=True)
    undone_by = models.CharField("撤销人", max_length=60, blank=True)
    undone_reason = models.CharField("撤销理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "关联的处理"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["pair"], condition=models.Q(undone_on=None), name="link_ruling_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.pair_id} {self.ruled_on}"
