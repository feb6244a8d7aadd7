"""The book of a county, its funds, and the papers by which money comes into them."""

from django.db import models

from minzheng.engines.ledger.coded import EVERYTHING, FIELDS, KINDS, ORIGINS


class Book(models.Model):
    """The accounts (账套) of one county. Its row is the lock that all its entries queue at.

    `first_month`: from which pay month on runs draw on the funds; "" while that is not decided.
    """

    division_code = models.CharField("区县", max_length=12, unique=True)
    first_month = models.CharField("记账起始月", max_length=7, blank=True)
    last_number = models.PositiveIntegerField("凭证号", default=0)
    started_by = models.CharField("启用人", max_length=80, blank=True)

    class Meta:
        verbose_name = "账套"

    def __str__(self) -> str:
        return self.division_code


class Fund(models.Model):
    """Money of one kind that may be used for the same things."""

    book = models.ForeignKey(Book, models.PROTECT, related_name="funds", verbose_name="账套")
    code = models.CharField("代码", max_length=30)
    name = models.CharField("名称", max_length=80)
    kind = models.CharField("种类", max_length=12, choices=KINDS)
    division_code = models.CharField("区划", max_length=12)
    uses = models.JSONField("可用范围", default=list)
    restricted = models.BooleanField("限定用途", default=False)
    document = models.CharField("设立文件", max_length=120, blank=True)
    opened_on = models.DateField("设立日期")
    opened_by = models.CharField("设立人", max_length=80)
    closed_on = models.DateField("停用日期", null=True, blank=True)

    class Meta:
        verbose_name = "资金"
        ordering = ["opened_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["book", "code"], name="fund_code_once")]
        indexes = [models.Index(fields=["division_code", "kind"], name="fund_place_kind")]

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the trail points to it: "fund:3"."""
        return f"fund:{self.pk}"

    @property
    def kind_name(self) -> str:
        return KINDS.get(self.kind, self.kind)

    def allows(self, purpose: str) -> bool:
        """Whether it may be used for a matter or field."""
        return bool({EVERYTHING, purpose, purpose.partition("/")[0]} & set(self.uses))

    @property
    def uses_words(self) -> str:
        """Its uses in words; matters stay keys, who shows them names them."""
        words = ("各项民政支出" if use == EVERYTHING else FIELDS.get(use, use) for use in self.uses)
        return "、".join(words)


class Appropriation(models.Model):
    """A paper (指标文件) by which money comes into a fund, from outside or from another fund.

    What came from outside stays with the money whatever fund it goes to: the source of a yuan.
    """

    class State(models.TextChoices):
        ENTERED = "entered", "待复核"
        APPROVED = "approved", "已入账"
        REFUSED = "refused", "已退回"
        WITHDRAWN = "withdrawn", "已收回"

    fund = models.ForeignKey(Fund, models.PROTECT, related_name="received", verbose_name="资金")
    from_fund = models.ForeignKey(
        Fund, models.PROTECT, null=True, blank=True, related_name="given", verbose_name="来自"
    )
    origin = models.CharField("来源", max_length=10, choices=ORIGINS)
    document = models.CharField("文号或票据号", max_length=120)
    giver = models.CharField("下达单位或捐赠人", max_length=80, blank=True)
    purpose = models.CharField("用途", max_length=200)
    amount = models.BigIntegerField("金额（分）")
    day = models.DateField("文件日期")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.ENTERED)
    entered_on = models.DateField("登记日期")
    entered_key = models.CharField("登记人编号", max_length=60)
    entered_by = models.CharField("登记人", max_length=80)
    approved_on = models.DateField("复核日期", null=True, blank=True)
    approved_by = models.CharField("复核人", max_length=80, blank=True)
    answer = models.CharField("退回原因", max_length=200, blank=True)

    class Meta:
        verbose_name = "拨款"
        ordering = ["day", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(amount__gt=0), name="appropriation_positive")
        ]

    def __str__(self) -> str:
        return self.document

    @property
    def ref(self) -> str:
        """How entries and the trail point to it: "appropriation:3"."""
        return f"appropriation:{self.pk}"

    @property
    def origin_name(self) -> str:
        return ORIGINS.get(self.origin, self.origin)
