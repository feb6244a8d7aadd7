"""Reservoirs, approved heads by village, the persons, and the plans money is paid under."""

from django.db import models

from minzheng.engines.migrants.coded import STOPS, WAYS


class Reservoir(models.Model):
    """A large or medium reservoir whose migrants live here."""

    name = models.CharField("水库", max_length=60)
    division_code = models.CharField("区划", max_length=12)
    document = models.CharField("核定文件", max_length=120)
    added_on = models.DateField("登记日")

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "水库"
        constraints = [
            models.UniqueConstraint(fields=["division_code", "name"], name="reservoir_once")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        return f"reservoir:{self.pk}"


class Quota(models.Model):
    """Heads approved for a village of a reservoir: fixed once, nobody is added to them."""

    reservoir = models.ForeignKey(Reservoir, models.PROTECT, related_name="quotas")
    division_code = models.CharField("村", max_length=12)
    heads = models.PositiveIntegerField("核定人数")
    document = models.CharField("核定文件", max_length=120)

    class Meta:
        ordering = ["division_code", "pk"]
        verbose_name = "核定人数"
        constraints = [
            models.UniqueConstraint(fields=["reservoir", "division_code"], name="quota_once"),
            models.CheckConstraint(condition=models.Q(heads__gt=0), name="quota_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.reservoir_id} {self.division_code} {self.heads}"


class Migrant(models.Model):
    """One person's support; the account is in her own name."""

    person = models.ForeignKey("people.Person", models.PROTECT, related_name="+")
    reservoir = models.ForeignKey(Reservoir, models.PROTECT, related_name="migrants")
    division_code = models.CharField("村", max_length=12)
    moved_on = models.DateField("搬迁完成日")
    bank = models.CharField("开户行", max_length=60, blank=True)
    account_sealed = models.TextField("账号（加密）", blank=True)
    account_masked = models.CharField("账号（脱敏）", max_length=24, blank=True)
    added_on = models.DateField("登记日")
    added_by = models.CharField("登记人", max_length=60)
    ended_on = models.DateField("停止日", null=True, blank=True)
    ended_as = models.CharField("停止原因", max_length=10, blank=True)
    ended_words = models.CharField("凭据", max_length=200, blank=True)

    class Meta:
        ordering = ["division_code", "pk"]
        verbose_name = "水库移民"
        indexes = [models.Index(fields=["division_code", "ended_on"], name="migrant_place")]
        constraints = [
            models.UniqueConstraint(
                fields=["person"], condition=~models.Q(ended_as="mistake"), name="migrant_once"
            )
        ]

    def __str__(self) -> str:
        return self.ref

    @property
    def ref(self) -> str:
        """How the trail names her."""
        return f"migrant:{self.pk}"

    @property
    def end_name(self) -> str:
        return STOPS.get(self.ended_as, "")


class Plan(models.Model):
    """A support plan (后期扶持规划), approved one level up and looked at by a second person."""

    division_code = models.CharField("区划", max_length=12)
    title = models.CharField("名称", max_length=80)
    way = models.CharField("扶持方式", max_length=10, choices=list(WAYS.items()))
    scope = models.CharField("范围、措施和目标", max_length=500)
    heard = models.CharField("听取移民意见", max_length=300)
    document = models.CharField("批准文号", max_length=120)
    approver = models.CharField("批准机关", max_length=80)
    approved_on = models.DateField("批准日")
    since = models.PositiveSmallIntegerField("起始年")
    until = models.PositiveSmallIntegerField("截止年")
    entered_key = models.CharField("登记人工号", max_length=60)
    entered_by = models.CharField("登记人", max_length=60)
    confirmed_on = models.DateField("核对日", null=True, blank=True)
    confirmed_by = models.CharField("核对人", max_length=60, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "后期扶持规划"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="support_plan_years"
            ),
            models.UniqueConstraint(fields=["division_code", "document"], name="support_plan_once"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        return f"supportplan:{self.pk}"
