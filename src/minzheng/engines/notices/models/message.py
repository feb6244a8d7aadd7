"""Messages in the inbox of a person, an officer or an office."""

from django.db import models


class Message(models.Model):
    """One message; it is in the inbox whatever becomes of the other channel."""

    recipient_kind = models.CharField("收件人类别", max_length=12)
    recipient_key = models.CharField("收件人", max_length=60)
    text = models.TextField("内容")
    link = models.CharField("链接", max_length=300, blank=True)
    sent_on = models.DateField("发出日期")
    read_at = models.DateTimeField("读到时间", null=True, blank=True)
    channel = models.CharField("渠道", max_length=20)
    delivered_at = models.DateTimeField("送出时间", null=True, blank=True)
    receipt = models.CharField("渠道回执", max_length=120, blank=True)
    failure = models.CharField("未送出原因", max_length=300, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=("recipient_kind", "recipient_key"), name="message_recipient"),
            models.Index(fields=("delivered_at",), name="message_delivered"),
        ]
        ordering = ("-sent_on", "-pk")

    def __str__(self) -> str:
        return f"{self.sent_on} {self.text[:20]}"
