"""Publicity before a decision (公示), announcement after it (公布), and objections."""

from django.db import models


class Publicity(models.Model):
    """What hangs on the board: whitelisted fields only, the name already masked as it must be."""

    class Kind(models.TextChoices):
        PUBLICITY = "publicity", "公示"
        ANNOUNCEMENT = "announcement", "公布"

    class State(models.TextChoices):
        RUNNING = "running", "公示中"
        OBJECTED = "objected", "有异议"
        ENDED = "ended", "已期满"
        TAKEN_DOWN = "taken_down", "已撤下"
        SUPERSEDED = "superseded", "已重新公示"

    case_ref = models.CharField("案件", max_length=60, db_index=True)
    matter = models.CharField("事项", max_length=60)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    kind = models.CharField("种类", max_length=12, choices=Kind.choices)
    title = models.CharField("标题", max_length=120)
    fields = models.JSONField("公开内容")
    issuer = models.CharField("机关", max_length=80)
    contact = models.CharField("联系方式", max_length=160)
    since = models.DateField("开始")
    until = models.DateField("结束（含当日）", null=True, blank=True)
    basis = models.CharField("依据", max_length=200)
    round = models.PositiveSmallIntegerField("第几次", default=1)
    state = models.CharField("状态", max_length=12, choices=State.choices, default=State.RUNNING)
    taken_down_on = models.DateField("撤下日期", null=True, blank=True)
    take_down_reason = models.CharField("撤下原因", max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=("state", "until"), name="publicity_live"),
            models.Index(
                fields=("until", "division_code"),
                condition=models.Q(taken_down_on=None),
                name="publicity_up",
            ),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=("case_ref", "kind", "round"), name="publicity_round_once"
            )
        ]
        ordering = ("-since", "-pk")

    def __str__(self) -> str:
        return f"{self.title}（{self.since} 至 {self.until or '撤下为止'}）"


class Objection(models.Model):
    """What somebody says against a publicity; phone sealed, the name for officers only."""

    class State(models.TextChoices):
        OPEN = "open", "待核查"
        UPHELD = "upheld", "异议成立"
        DISMISSED = "dismissed", "异议不成立"

    publicity = models.ForeignKey(
        Publicity, on_delete=models.PROTECT, related_name="objections", verbose_name="公示"
    )
    name = models.CharField("姓名", max_length=60)
    phone_sealed = models.TextField("电话（密）")
    text = models.TextField("异议内容")
    made_on = models.DateField("提出日期")
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN)
    reply = models.TextField("答复", blank=True)
    settled_on = models.DateField("答复日期", null=True, blank=True)

    class Meta:
        ordering = ("made_on", "pk")

    def __str__(self) -> str:
        return f"对“{self.publicity}”的异议（{self.made_on}）"
