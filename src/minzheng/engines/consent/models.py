"""An answer to the request to be checked: who authorised what, how, until when."""

from django.db import models


class Consent(models.Model):
    """One person's answer for one matter; the newest counts, older ones stay as they were.

    `person`: whose economy is looked at; `signer`: who answered, herself or her guardian.
    `scope`: the feeds that may be asked, as they were named to her. `valid_until`: the last day.
    """

    class State(models.TextChoices):
        GIVEN = "given", "已授权"
        REFUSED = "refused", "不同意"
        WITHDRAWN = "withdrawn", "已撤回"

    class Method(models.TextChoices):
        PORTAL = "portal", "本人登录后网上授权"
        PAPER = "paper", "签纸质授权书"
        VISIT = "visit", "入户时当面同意，有见证人"

    person = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", verbose_name="被核对人"
    )
    matter = models.CharField("事项", max_length=60)
    case_ref = models.CharField("办件", max_length=60, blank=True)
    division_code = models.CharField("区划", max_length=12, blank=True)
    state = models.CharField("状态", max_length=10, choices=State)
    method = models.CharField("方式", max_length=8, choices=Method)
    signer_key = models.CharField("签署人编号", max_length=40, blank=True)
    signer = models.CharField("签署人", max_length=40)
    as_guardian = models.BooleanField("监护人代签", default=False)
    scope = models.JSONField("核对范围", default=list)
    text_version = models.CharField("授权书版本", max_length=20)
    given_on = models.DateField("签署日")
    valid_until = models.DateField("有效期至")
    sheet = models.CharField("授权书扫描件", max_length=160, blank=True)
    sheet_digest = models.CharField("扫描件摘要", max_length=64, blank=True)
    witness = models.CharField("见证人", max_length=40, blank=True)
    recorded_by = models.CharField("登记人", max_length=60, blank=True)
    reason = models.CharField("理由", max_length=300, blank=True)
    withdrawn_on = models.DateField("撤回日", null=True, blank=True)
    withdrawn_by = models.CharField("撤回人", max_length=60, blank=True)

    class Meta:
        verbose_name = "核对授权"
        ordering = ["given_on", "id"]
        indexes = [models.Index(fields=["person", "matter"], name="consent_person")]

    def __str__(self) -> str:
        return f"consent:{self.pk}"

    @property
    def ref(self) -> str:
        """How the trail points to it: "consent:3"."""
        return f"consent:{self.pk}"
