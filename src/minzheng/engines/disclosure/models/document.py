"""A disclosed document: one index number for good, and every wording it ever had."""

from django.db import models


class Series(models.Model):
    """How many index numbers a body has given out in a category and a year."""

    body = models.CharField("机构", max_length=30)
    category = models.CharField("类别", max_length=6)
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("最后一号", default=0)

    class Meta:
        verbose_name = "索引号序列"
        constraints = [
            models.UniqueConstraint(
                fields=["body", "category", "year"], name="disclosure_series_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.category} {self.year}"


class Document(models.Model):
    """`body`: the code that the index number bears; `current`: the wording the public reads.

    `replaced_by`: the later document that stands in for this one; the chain is walked both ways.
    """

    class State(models.TextChoices):
        UNPUBLISHED = "unpublished", "未公开"
        PUBLISHED = "published", "已公开"
        WITHDRAWN = "withdrawn", "已撤下"

    class How(models.TextChoices):
        SUPERSEDED = "superseded", "被替代"
        ABOLISHED = "abolished", "被废止"

    division_code = models.CharField("区划", max_length=12, db_index=True)
    body = models.CharField("机构代码", max_length=30)
    body_name = models.CharField("发布机构", max_length=80)
    index_number = models.CharField(
        "索引号", max_length=60, unique=True, null=True, blank=True, default=None
    )
    state = models.CharField("状态", max_length=12, choices=State, default=State.UNPUBLISHED)
    published_on = models.DateField("首次公开日期", null=True, blank=True)
    current = models.ForeignKey(
        "Version", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="现行文本"
    )
    replaced_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced",
        verbose_name="由谁替代",
    )  # fmt: skip
    replaced_how = models.CharField("怎样替代", max_length=12, choices=How, blank=True)
    replaced_on = models.DateField("替代日期", null=True, blank=True)
    withdrawn_on = models.DateField("撤下日期", null=True, blank=True)
    withdrawn_by = models.CharField("撤下人", max_length=60, blank=True)
    withdrawn_why = models.CharField("撤下理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "公开信息"
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "published_on"], name="disclosure_published")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(state="unpublished") | models.Q(index_number__isnull=False),
                name="disclosure_number_when_published",
            )
        ]

    def __str__(self) -> str:
        return self.index_number or f"未公开 {self.pk}"

    @property
    def ref(self) -> str:
        """How the trail points to it: "disclosure:12"."""
        return f"disclosure:{self.pk}"


class Version(models.Model):
    """One wording. A draft may be rewritten; once published a wording never changes.

    `matters`, `parameters`: keys of what the document is about. `replaces`: the document that this
    one stands in for from the day it is published.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "起草中"
        REVIEW = "review", "待审核"
        RETURNED = "returned", "已退回"
        PUBLISHED = "published", "已公开"
        DROPPED = "dropped", "已作废"

    class Validity(models.TextChoices):
        IN_FORCE = "in_force", "有效"
        EXPIRED = "expired", "失效"
        ABOLISHED = "abolished", "废止"

    document = models.ForeignKey(
        Document, models.PROTECT, related_name="versions", verbose_name="公开信息"
    )
    number = models.PositiveSmallIntegerField("第几版")
    state = models.CharField("状态", max_length=10, choices=State, default=State.DRAFT)
    title = models.CharField("标题", max_length=200)
    category = models.CharField("类别", max_length=6)
    doc_number = models.CharField("文号", max_length=80, blank=True)
    made_on = models.DateField("形成日期")
    section = models.CharField("责任科室", max_length=80)
    summary = models.CharField("内容概述", max_length=500)
    text = models.TextField("正文", blank=True)
    validity = models.CharField("效力", max_length=10, choices=Validity, default=Validity.IN_FORCE)
    valid_until = models.DateField("有效期至", null=True, blank=True)
    matters = models.JSONField("相关事项", default=list)
    parameters = models.JSONField("相关标准", default=list)
    replaces = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="替代哪一件",
    )  # fmt: skip
    replaces_how = models.CharField("怎样替代", max_length=12, choices=Document.How, blank=True)
    paper_name = models.CharField("附件名", max_length=120, blank=True)
    paper = models.CharField("附件", max_length=160, blank=True)
    paper_digest = models.CharField("附件校验值", max_length=64, blank=True)
    paper_checked = models.BooleanField("附件已逐页核对", default=False)
    why = models.CharField("更正理由", max_length=500, blank=True)
    drafted_by = models.CharField("起草人", max_length=60)
    drafted_key = models.CharField("起草人工号", max_length=40)
    drafted_on = models.DateField("起草日期")
    decided_by = models.CharField("审核人", max_length=60, blank=True)
    decided_key = models.CharField("审核人工号", max_length=40, blank=True)
    decided_on = models.DateField("审核日期", null=True, blank=True)
    answer = models.CharField("退回理由", max_length=500, blank=True)

    class Meta:
        verbose_name = "公开文本"
        ordering = ["document_id", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"], name="disclosure_version_number"
            ),
            models.UniqueConstraint(
                fields=["document"],
                condition=models.Q(state__in=("draft", "review", "returned")),
                name="disclosure_one_open_version",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}（第 {self.number} 版）"
