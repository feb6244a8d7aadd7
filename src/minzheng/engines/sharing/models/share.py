"""A request for the bureau's data by another department, and the way it goes."""

from django.db import models


class Share(models.Model):
    """`fields`: columns; `conditions`: keys of the closed list; `listed`: blind indexes of the
    identity numbers that were handed in, empty when the people are not listed. `group_by`: columns
    of a statistic. `level`: down to which division a statistic counts. `protects`: why it needs a
    basis of its own. `key_digest`: of the bearer key, which is shown once and kept nowhere.
    """

    class State(models.TextChoices):
        RECEIVED = "received", "待审查"
        CHECKED = "checked", "待数据中心负责人批准"
        CONFIRMED = "confirmed", "待局负责人批准"
        APPROVED = "approved", "已批准，待提供"
        SERVED = "served", "已提供"
        REFUSED = "refused", "不予共享"
        ENDED = "ended", "已到期或终止，待销毁"
        DESTROYED = "destroyed", "已销毁"

    class Kind(models.TextChoices):
        UNCONDITIONAL = "unconditional", "无条件共享"
        CONDITIONAL = "conditional", "有条件共享"

    class Form(models.TextChoices):
        STATISTICS = "statistics", "统计数"
        ROWS = "rows", "逐人的行"

    class Way(models.TextChoices):
        FILE = "file", "文件"
        API = "api", "接口"

    number = models.CharField("编号", max_length=40, unique=True)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    department = models.CharField("申请单位", max_length=80)
    contact = models.CharField("联系人", max_length=40)
    purpose = models.CharField("用途", max_length=300)
    scene = models.CharField("使用场景", max_length=300)
    basis = models.CharField("依据", max_length=300)
    kind = models.CharField("共享属性", max_length=14, choices=Kind)
    form = models.CharField("形式", max_length=12, choices=Form)
    way = models.CharField("方式", max_length=6, choices=Way)
    fields = models.JSONField("数据项", default=list)
    group_by = models.JSONField("分组", default=list)
    level = models.CharField("统计到", max_length=10, blank=True)
    conditions = models.JSONField("人群", default=list)
    listed = models.JSONField("名单", default=list)
    with_minors = models.BooleanField("含未成年人", default=False)
    row_limit = models.PositiveIntegerField("行数上限")
    ends_on = models.DateField("使用期限")
    received_on = models.DateField("收到日")
    received_by = models.CharField("登记人", max_length=60)
    received_key = models.CharField("登记人工号", max_length=40)
    state = models.CharField("状态", max_length=10, choices=State, default=State.RECEIVED)
    protects = models.JSONField("须单独依据", default=list)
    protected_basis = models.CharField("单独依据", max_length=300, blank=True)
    extended_on = models.DateField("延长答复日", null=True, blank=True)
    extended_by = models.CharField("延长批准人", max_length=60, blank=True)
    extended_why = models.CharField("延长理由", max_length=300, blank=True)
    answered_on = models.DateField("答复日", null=True, blank=True)
    served_on = models.DateField("首次提供日", null=True, blank=True)
    key_digest = models.CharField("密钥摘要", max_length=64, blank=True)
    key_given_on = models.DateField("密钥发放日", null=True, blank=True)
    ended_on = models.DateField("终止日", null=True, blank=True)
    destroyed_on = models.DateField("销毁日", null=True, blank=True)
    note = models.CharField("说明", max_length=500, blank=True)

    class Meta:
        verbose_name = "共享申请"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.number

    @property
    def ref(self) -> str:
        """How the trail points to it: "share:GX-440118-2026-000001"."""
        return f"share:{self.number}"


class Signature(models.Model):
    """Who signed a request at which step; nobody signs one twice."""

    class Step(models.TextChoices):
        CHECK = "check", "审查"
        HEAD = "head", "数据中心负责人批准"
        CHIEF = "chief", "局负责人批准"

    share = models.ForeignKey(
        Share, models.PROTECT, related_name="signatures", verbose_name="共享申请"
    )
    step = models.CharField("环节", max_length=8, choices=Step)
    signed_by = models.CharField("签署人", max_length=60)
    signed_key = models.CharField("工号", max_length=40)
    signed_on = models.DateField("日期")
    note = models.CharField("意见", max_length=500, blank=True)

    class Meta:
        verbose_name = "共享审批"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["share", "signed_key"], name="share_signed_once"),
            models.UniqueConstraint(fields=["share", "step"], name="share_step_once"),
        ]

    def __str__(self) -> str:
        return f"{self.share_id} {self.step}"
