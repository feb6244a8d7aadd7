"""Subscriptions to events, each event on its way, and how far the trail has been read."""

from django.db import models

from minzheng.engines.partners.models.partner import Partner


class Hook(models.Model):
    """`secret_sealed`: the shared secret of the signature; `events`: keys of EVENTS."""

    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="hooks", verbose_name="接口伙伴"
    )
    url = models.CharField("接收地址", max_length=300)
    events = models.JSONField("事件", default=list)
    secret_sealed = models.TextField("签名密钥（加密）")
    key_id = models.CharField("签名密钥编号", max_length=16, unique=True)
    since_entry = models.BigIntegerField("从审计序号起")
    made_at = models.DateTimeField("订阅时间", auto_now_add=True)
    ended_at = models.DateTimeField("退订时间", null=True, blank=True)

    class Meta:
        verbose_name = "事件订阅"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.url


class Delivery(models.Model):
    """One event for one subscriber. `entry`: the entry of the trail it was read from.

    Of one subject (a case) the earlier goes first. `body` is what is sent, byte for byte.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "待送"
        DONE = "done", "已送达"
        DEAD = "dead", "送不到"

    hook = models.ForeignKey(
        Hook, models.PROTECT, related_name="deliveries", verbose_name="事件订阅"
    )
    entry = models.BigIntegerField("审计序号")
    event = models.CharField("事件", max_length=40)
    subject = models.CharField("对象", max_length=80)
    body = models.TextField("内容")
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    tries = models.PositiveSmallIntegerField("试过几次", default=0)
    next_at = models.DateTimeField("下次时间", db_index=True)
    made_at = models.DateTimeField("产生时间", auto_now_add=True)
    done_at = models.DateTimeField("送达时间", null=True, blank=True)
    problem = models.CharField("上次的问题", max_length=200, blank=True)

    class Meta:
        verbose_name = "事件通知"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["hook", "entry", "event", "subject"], name="hook_delivery_once"
            )
        ]
        indexes = [models.Index(fields=["state", "next_at"], name="hook_delivery_due")]

    def __str__(self) -> str:
        return f"{self.event} {self.subject}"


class Reading(models.Model):
    """Up to which entry of the trail events were made; one row, locked by who reads."""

    entry = models.BigIntegerField("已读到", default=0)

    class Meta:
        verbose_name = "事件读取位置"

    def __str__(self) -> str:
        return str(self.entry)
