"""What was answered to a call with an Idempotency-Key, so that the call can be made again."""

from django.db import models

from minzheng.engines.partners.models.partner import Partner


class StoredAnswer(models.Model):
    """`digest`: of method, path and body; another body under the same key is a conflict."""

    partner = models.ForeignKey(Partner, models.CASCADE, verbose_name="接口伙伴")
    key = models.CharField("幂等键", max_length=80)
    digest = models.CharField("请求摘要", max_length=64)
    status = models.PositiveSmallIntegerField("结果", default=0)
    body = models.TextField("回答", blank=True)
    etag = models.CharField("版本标签", max_length=80, blank=True)
    at = models.DateTimeField("时间", auto_now_add=True, db_index=True)

    class Meta:
        verbose_name = "幂等回答"
        constraints = [models.UniqueConstraint(fields=["partner", "key"], name="answer_once")]

    def __str__(self) -> str:
        return f"{self.partner_id} {self.key}"
