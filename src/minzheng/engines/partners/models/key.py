"""Keys: bearer keys kept as digests, and public keys with which a partner signs its messages."""

from django.db import models

from minzheng.engines.partners.models.partner import Partner


class ApiKey(models.Model):
    """`public`: the part that may be shown; `ends_at`: when a key that was replaced stops."""

    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="keys", verbose_name="接口伙伴"
    )
    public = models.CharField("密钥编号", max_length=16, unique=True)
    digest = models.CharField("密钥摘要", max_length=64)
    given_at = models.DateTimeField("发放时间", auto_now_add=True)
    given_by = models.CharField("发放人", max_length=60)
    ends_at = models.DateTimeField("失效时间", null=True, blank=True)
    revoked_at = models.DateTimeField("吊销时间", null=True, blank=True)

    class Meta:
        verbose_name = "接口密钥"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.public


class SigningKey(models.Model):
    """`public_key`: 32 raw bytes of Ed25519 in base64; private keys are never ours to hold."""

    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="signing_keys", verbose_name="接口伙伴"
    )
    key_id = models.CharField("公钥编号", max_length=60)
    public_key = models.CharField("公钥", max_length=60)
    since = models.DateField("登记日")
    revoked_on = models.DateField("吊销日", null=True, blank=True)

    class Meta:
        verbose_name = "验签公钥"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(fields=["partner", "key_id"], name="signing_key_once")
        ]

    def __str__(self) -> str:
        return self.key_id
