"""Searches and subscriptions by the published DCI messages (SPDCI 1.0.0)."""

from django.db import models

from minzheng.engines.partners.models.partner import Partner


class Exchange(models.Model):
    """One asynchronous message: acknowledged at once, answered by a callback, asked after later.

    `request` and `answer` are kept sealed: they name people.
    """

    class State(models.TextChoices):
        RECEIVED = "rcvd", "已收到"
        PENDING = "pdng", "办理中"
        DONE = "succ", "已完成"
        REJECTED = "rjct", "已拒绝"

    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="exchanges", verbose_name="接口伙伴"
    )
    registry = models.CharField("登记簿", max_length=10)
    kind = models.CharField("种类", max_length=14)
    message_id = models.CharField("消息编号", max_length=99)
    transaction_id = models.CharField("业务编号", max_length=99)
    correlation_id = models.CharField("关联编号", max_length=40, unique=True)
    callback = models.CharField("回调地址", max_length=300)
    request_sealed = models.TextField("请求（加密）")
    answer_sealed = models.TextField("答复（加密）", blank=True)
    state = models.CharField("状态", max_length=4, choices=State, default=State.RECEIVED)
    tries = models.PositiveSmallIntegerField("试过几次", default=0)
    next_at = models.DateTimeField("下次时间", null=True, db_index=True)
    at = models.DateTimeField("时间", auto_now_add=True)
    problem = models.CharField("上次的问题", max_length=200, blank=True)

    class Meta:
        verbose_name = "登记簿消息"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["partner", "message_id"], name="exchange_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.transaction_id}"


class Watch(models.Model):
    """A subscription of the published kind to what happens to one person."""

    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="watches", verbose_name="接口伙伴"
    )
    registry = models.CharField("登记簿", max_length=10)
    code = models.CharField("订阅编号", max_length=40, unique=True)
    event = models.CharField("事件", max_length=40)
    person = models.BigIntegerField("人员", db_index=True)
    record_type = models.CharField("记录种类", max_length=80)
    callback = models.CharField("通知地址", max_length=300)
    transaction_id = models.CharField("业务编号", max_length=99)
    since_entry = models.BigIntegerField("从审计序号起")
    since = models.DateField("订阅日")
    ended_on = models.DateField("退订日", null=True, blank=True)

    class Meta:
        verbose_name = "登记簿订阅"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.code
