"""A delivery: one file from one department, from its arrival to a version in the lake or a no."""

from django.db import models


class State(models.TextChoices):
    """Where a delivery stands."""

    WAITING = "waiting", "等待检查"
    CHECKED = "checked", "检查完毕"
    UNREADABLE = "unreadable", "读不出来"
    ACCEPTING = "accepting", "正在入库"
    ACCEPTED = "accepted", "已入库"
    REFUSED = "refused", "已退回"
    WITHDRAWN = "withdrawn", "已撤回"


LIVE = (State.WAITING, State.CHECKED, State.ACCEPTING, State.ACCEPTED)
AT_WORK = (State.WAITING, State.ACCEPTING)


class Delivery(models.Model):
    """What was found in it stands in `verdict` and `profile`; single rows in its folder.

    `folder` is our own name for where its files lie; `filename` is what the sender called it and
    is only ever shown. `owner` and `lease_until` say which process is at work on it.
    """

    number = models.CharField("批次号", max_length=60, unique=True)
    feed = models.CharField("数据", max_length=40)
    day = models.DateField("数据日期")
    division_code = models.CharField("区划", max_length=12)
    folder = models.CharField("存放", max_length=32, unique=True)
    filename = models.CharField("文件名", max_length=120)
    size = models.BigIntegerField("字节数")
    digest = models.CharField("校验值", max_length=64)
    kind = models.CharField("种类", max_length=10)
    form = models.JSONField("读法", default=dict)
    etag = models.CharField("来源版本", max_length=200, blank=True)
    modified = models.CharField("来源时间", max_length=60, blank=True)

    state = models.CharField("状态", max_length=10, choices=State, default=State.WAITING)
    doing = models.CharField("正在", max_length=20, blank=True)
    done = models.BigIntegerField("已完成", default=0)
    total = models.BigIntegerField("共", default=0)
    began_at = models.DateTimeField("开始时刻", null=True, blank=True)
    ended_at = models.DateTimeField("结束时刻", null=True, blank=True)
    owner = models.CharField("占用", max_length=80, blank=True)
    lease_until = models.DateTimeField("占用到", null=True, blank=True)

    rows = models.IntegerField("行数", default=0)
    bad = models.IntegerField("未通过行数", default=0)
    warned = models.IntegerField("提示行数", default=0)
    linked = models.IntegerField("关联行数", default=0)
    version = models.CharField("版本", max_length=40, blank=True)
    verdict = models.JSONField("检查结果", default=dict)
    profile = models.JSONField("概况", default=dict)

    staged_by = models.CharField("报送登记人", max_length=60)
    staged_key = models.CharField("登记人工号", max_length=40)
    staged_on = models.DateField("登记日期")
    staged_at = models.DateTimeField("登记时刻")
    decided_by = models.CharField("办理人", max_length=60, blank=True)
    decided_key = models.CharField("办理人工号", max_length=40, blank=True)
    decided_office = models.CharField("办理单位", max_length=80, blank=True)
    decided_on = models.DateField("办理日期", null=True, blank=True)
    decided_at = models.DateTimeField("办理时刻", null=True, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)
    overridden = models.BooleanField("有阻断问题仍接收", default=False)

    class Meta:
        verbose_name = "数据报送"
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["feed", "state", "-id"], name="delivery_feed_state"),
            models.Index(fields=["state"], name="delivery_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["feed", "digest"],
                condition=models.Q(state__in=["waiting", "checked", "accepting", "accepted"]),
                name="delivery_once",
            )
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        """How the trail points to it: "delivery:cremations-20261120-1"."""
        return f"delivery:{self.number}"

    @property
    def good(self) -> int:
        """Rows that can be taken."""
        return self.rows - self.bad

    @property
    def bad_permille(self) -> int:
        """Refused rows in a thousand."""
        return round(self.bad * 1000 / self.rows) if self.rows else 0
