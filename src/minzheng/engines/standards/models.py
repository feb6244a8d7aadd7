"""An adjustment of the standards, and what it does to each benefit in payment."""

from django.db import models


class Adjustment(models.Model):
    """`year`: whose consumption it rests on. What it proposes goes through the parameters' verbs.

    `proposed`: [{key, label, before, after}] in fen; `trace`: the arithmetic in words; `trial`:
    what the simulation found, by matter. They are kept as they came out.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "测算"
        SIMULATED = "simulated", "已试算"
        PROPOSED = "proposed", "待批准"
        REPORTED = "reported", "待确认"
        CONFIRMED = "confirmed", "切换中"
        SWITCHED = "switched", "已切换"
        DROPPED = "dropped", "已作废"

    year = models.PositiveSmallIntegerField("统计年度")
    place = models.CharField("区划", max_length=12)
    since = models.DateField("执行日")
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    proposed = models.JSONField("拟定标准", default=list)
    trace = models.JSONField("计算", default=list)
    trial = models.JSONField("试算", default=list)
    opened_on = models.DateField("开始日期")
    opened_by = models.CharField("开始人", max_length=60)
    simulated_on = models.DateField("试算日期", null=True, blank=True)
    reported_on = models.DateField("重新计算日期", null=True, blank=True)
    reported_by = models.CharField("重新计算人", max_length=60, blank=True)
    reported_key = models.CharField("重新计算人工号", max_length=40, blank=True)
    confirmed_on = models.DateField("确认日期", null=True, blank=True)
    confirmed_by = models.CharField("确认人", max_length=60, blank=True)
    switched_on = models.DateField("切换完成日期", null=True, blank=True)
    switched_by = models.CharField("切换人", max_length=60, blank=True)
    dropped_why = models.CharField("作废理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "标准调整"
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "since"],
                condition=~models.Q(state="dropped"),
                name="adjustment_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.since.year}年度保障标准调整"

    @property
    def ref(self) -> str:
        """How parameters, payments and the trail point to it: "adjustment:3"."""
        return f"adjustment:{self.pk}"


class Recalculation(models.Model):
    """One benefit under the new standards: what it is, what it would be, and what became of it."""

    class Kind(models.TextChoices):
        RAISED = "raised", "增加"
        SAME = "same", "不变"
        LOWERED = "lowered", "减少或不再符合"
        UNKNOWN = "unknown", "待核实"
        ENDING = "ending", "按原决定期满即止"

    class State(models.TextChoices):
        PENDING = "pending", "待办"
        DONE = "done", "已调整"
        OPENED = "opened", "已转核查"
        MANUAL = "manual", "须人工核查"
        STALE = "stale", "期间有变动"
        NOTHING = "nothing", "无需办理"

    adjustment = models.ForeignKey(
        Adjustment, models.PROTECT, related_name="rows", verbose_name="标准调整"
    )
    entitlement = models.ForeignKey(
        "payments.Entitlement", models.PROTECT, related_name="+", verbose_name="待遇"
    )
    matter = models.CharField("事项", max_length=60)
    division_code = models.CharField("区划", max_length=12)
    old = models.BigIntegerField("原金额（分）")
    new = models.BigIntegerField("新金额（分）", null=True, blank=True)
    kind = models.CharField("种类", max_length=8, choices=Kind)
    reason = models.CharField("原因", max_length=500)
    lines = models.JSONField("计算", default=list)
    state = models.CharField("办理", max_length=8, choices=State)
    done_on = models.DateField("办理日期", null=True, blank=True)
    outcome = models.CharField("办理结果", max_length=200, blank=True)
    letter = models.CharField("文号", max_length=60, blank=True)

    class Meta:
        verbose_name = "重新计算"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["adjustment", "entitlement"], name="recalculation_once"
            ),
        ]
        indexes = [
            models.Index(fields=["adjustment", "state", "id"], name="recalculation_state"),
            models.Index(fields=["adjustment", "kind", "id"], name="recalculation_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.entitlement_id} {self.old} → {self.new}"

    @property
    def difference(self) -> int | None:
        """What changes a month, in fen; None when the new amount is unknown."""
        return None if self.new is None else self.new - self.old
