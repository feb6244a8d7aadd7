"""A draft put to the public, what people said of it, and what was answered."""

from django.db import models


class Consultation(models.Model):
    """Comments are taken from `opens_on` to `closes_on`, both included, by Beijing days."""

    class State(models.TextChoices):
        DRAFT = "draft", "起草中"
        REVIEW = "review", "待审核"
        RETURNED = "returned", "已退回"
        PUBLISHED = "published", "已发布"
        SUMMARISED = "summarised", "已反馈"

    class Kind(models.TextChoices):
        GENERAL = "general", "一般规范性文件和政策措施"
        BUSINESS = "business", "与经营主体生产经营密切相关"

    division_code = models.CharField("区划", max_length=12, db_index=True)
    body_name = models.CharField("征求单位", max_length=80)
    title = models.CharField("标题", max_length=200)
    kind = models.CharField("种类", max_length=10, choices=Kind, default=Kind.GENERAL)
    explanation = models.TextField("起草说明")
    text = models.TextField("征求意见稿")
    questions = models.JSONField("想问的问题", default=list)
    opens_on = models.DateField("开始")
    closes_on = models.DateField("截止")
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    summary = models.TextField("反馈", blank=True)
    summarised_on = models.DateField("反馈日期", null=True, blank=True)
    drafted_by = models.CharField("起草人", max_length=60)
    drafted_key = models.CharField("起草人工号", max_length=40)
    drafted_on = models.DateField("起草日期")
    decided_by = models.CharField("审核人", max_length=60, blank=True)
    decided_on = models.DateField("审核日期", null=True, blank=True)
    answer = models.CharField("退回理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "征求意见"
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How the trail points to it: "consultation:3"."""
        return f"consultation:{self.pk}"


class Reply(models.Model):
    """One answer to all comments that say alike."""

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", "采纳"
        PARTLY = "partly", "部分采纳"
        DECLINED = "declined", "未采纳"

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="replies", verbose_name="征求意见"
    )
    heading = models.CharField("意见归纳", max_length=200)
    outcome = models.CharField("处理", max_length=10, choices=Outcome)
    reason = models.TextField("理由")
    replied_by = models.CharField("答复人", max_length=60)
    replied_on = models.DateField("答复日期")

    class Meta:
        verbose_name = "意见答复"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.heading


class Comment(models.Model):
    """What one person said; no verb takes it away. Name and contact are sealed, both optional."""

    class State(models.TextChoices):
        WAITING = "waiting", "待审看"
        SHOWN = "shown", "已公开"
        HIDDEN = "hidden", "不公开"

    class Hidden(models.TextChoices):
        OFF_TOPIC = "off_topic", "与征求意见稿无关"
        ADVERTISING = "advertising", "广告"
        ABUSE = "abuse", "辱骂、攻击他人"
        PRIVATE = "private", "涉及他人隐私"
        UNLAWFUL = "unlawful", "法律、法规禁止发布"

    consultation = models.ForeignKey(
        Consultation, models.PROTECT, related_name="comments", verbose_name="征求意见"
    )
    receipt = models.CharField("回执号", max_length=20, unique=True)
    about = models.CharField("对哪一部分", max_length=120, blank=True)
    text = models.TextField("意见")
    name_sealed = models.TextField("姓名（加密）", blank=True)
    contact_sealed = models.TextField("联系方式（加密）", blank=True)
    made_on = models.DateField("提出日期")
    state = models.CharField("状态", max_length=8, choices=State, default=State.WAITING)
    hidden_why = models.CharField("不公开的理由", max_length=12, choices=Hidden, blank=True)
    reply = models.ForeignKey(
        Reply, models.PROTECT, null=True, blank=True, related_name="comments", verbose_name="答复"
    )

    class Meta:
        verbose_name = "公众意见"
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="hidden") ^ models.Q(hidden_why=""),
                name="comment_hidden_why",
            )
        ]

    def __str__(self) -> str:
        return self.receipt

    @property
    def ref(self) -> str:
        """How the trail points to it: "comment:17"."""
        return f"comment:{self.pk}"
