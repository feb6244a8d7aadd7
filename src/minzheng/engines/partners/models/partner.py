"""A system of another organisation that may call ours, and what it may do."""

from django.db import models


class Partner(models.Model):
    """`scopes`: keys of SCOPES; `divisions`: codes whose subtrees it reaches; `matters`: keys, or
    "*". `by_law`: it may verify on its legal basis, without the person's consent. `addresses`:
    networks it must call from; empty means any. `institutions`: credit codes of those it reports
    for. `per_minute`, `per_day` are calls.
    """

    class State(models.TextChoices):
        RECEIVED = "received", "待批准"
        APPROVED = "approved", "已批准"
        REFUSED = "refused", "不予接入"
        ENDED = "ended", "已停用"

    number = models.CharField("编号", max_length=40, unique=True)
    division_code = models.CharField("登记区划", max_length=12, db_index=True)
    name = models.CharField("系统名称", max_length=80)
    organisation = models.CharField("单位", max_length=80)
    contact = models.CharField("联系人", max_length=60)
    purpose = models.CharField("用途", max_length=300)
    basis = models.CharField("依据", max_length=300)
    by_law = models.BooleanField("依法核验，不凭本人同意", default=False)
    scopes = models.JSONField("能做什么", default=list)
    divisions = models.JSONField("辖区", default=list)
    matters = models.JSONField("事项", default=list)
    addresses = models.JSONField("来访地址", default=list)
    institutions = models.JSONField("替哪些机构报送", default=list)
    per_minute = models.PositiveIntegerField("每分钟次数")
    per_day = models.PositiveIntegerField("每天次数")
    ends_on = models.DateField("使用期限")
    state = models.CharField("状态", max_length=10, choices=State, default=State.RECEIVED)
    received_on = models.DateField("登记日")
    received_by = models.CharField("登记人", max_length=60)
    received_key = models.CharField("登记人工号", max_length=40)
    answered_on = models.DateField("答复日", null=True, blank=True)
    answered_by = models.CharField("批准人", max_length=60, blank=True)
    ended_on = models.DateField("停用日", null=True, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)

    class Meta:
        verbose_name = "接口伙伴"
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.organisation} {self.name}"

    @property
    def ref(self) -> str:
        """How the trail points to it: "partner:JK-440118-2026-000001"."""
        return f"partner:{self.number}"


class PartnerSeries(models.Model):
    """The last serial given in a county and year."""

    county = models.CharField("县级区划", max_length=6)
    year = models.PositiveSmallIntegerField("年")
    last = models.PositiveIntegerField("末号", default=0)

    class Meta:
        verbose_name = "接口伙伴编号"
        constraints = [
            models.UniqueConstraint(fields=["county", "year"], name="partner_series_once")
        ]

    def __str__(self) -> str:
        return f"{self.county}-{self.year}"
