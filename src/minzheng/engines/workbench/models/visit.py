"""A record on its way: written at a visit, away from the network, by one or several officers."""

from django.db import models


class RecordDraft(models.Model):
    """What is known so far of one record; every change has a revision."""

    ref = models.CharField("记录", max_length=80, unique=True)
    revision = models.PositiveIntegerField("版次", default=0)

    class Meta:
        verbose_name = "未交的记录"

    def __str__(self) -> str:
        return self.ref


class DraftValue(models.Model):
    """One answer, sealed; `rival` is one that came late beside another's and waits for a choice."""

    draft = models.ForeignKey(RecordDraft, models.CASCADE, related_name="values")
    name = models.CharField("项目", max_length=80)
    sealed = models.TextField("内容（加密）")
    by_key = models.CharField("工号", max_length=40)
    by_name = models.CharField("姓名", max_length=40)
    revision = models.PositiveIntegerField("版次")
    rival = models.BooleanField("待选", default=False)

    class Meta:
        verbose_name = "未交的回答"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["draft", "name"], condition=models.Q(rival=False), name="one_answer"
            ),
            models.UniqueConstraint(
                fields=["draft", "name", "by_key"],
                condition=models.Q(rival=True),
                name="one_rival_each",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.by_name}）"


class Sending(models.Model):
    """What a device has sent, so that sending again changes nothing."""

    draft = models.ForeignKey(RecordDraft, models.CASCADE, related_name="sendings")
    client_id = models.CharField("发送编号", max_length=40, unique=True)

    class Meta:
        verbose_name = "离线发送"

    def __str__(self) -> str:
        return self.client_id
