"""A policy, its editions as they were issued, and what each of them changes for us."""

from datetime import date

from django.db import models

from minzheng.engines.disclosure.api import Consultation
from minzheng.engines.duties.api import Duty
from minzheng.engines.library.coded import ChangeKind, Force, Level, State


class Policy(models.Model):
    """What the editions have in common; `division_code`: the house that keeps it."""

    name = models.CharField("政策", max_length=200)
    level = models.CharField("层级", max_length=10, choices=Level)
    division_code = models.CharField("区划", max_length=12, db_index=True)
    opened_on = models.DateField("公开日", null=True, blank=True)
    opened_by = models.CharField("公开人", max_length=60, blank=True)
    repealed_on = models.DateField("废止日", null=True, blank=True)
    repealed_why = models.CharField("废止依据", max_length=200, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "政策"

    def __str__(self) -> str:
        return self.name

    @property
    def ref(self) -> str:
        """How the trail points to it."""
        return f"policy:{self.pk}"


class Edition(models.Model):
    """A document as issued once; its text is never changed after it was issued.

    `drafted`: the text as it was put to the public, for a document of our own.
    """

    policy = models.ForeignKey(Policy, models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField("第几版")
    title = models.CharField("题目", max_length=200)
    document_number = models.CharField("文号", max_length=80, blank=True)
    issuer = models.CharField("制定机关", max_length=120)
    issued_on = models.DateField("成文日期", null=True, blank=True)
    effective_on = models.DateField("施行日期", null=True, blank=True)
    source = models.CharField("从哪里来", max_length=200, blank=True)
    file_name = models.CharField("文件", max_length=120)
    digest = models.CharField("校验值", max_length=64)
    text = models.TextField("正文")
    drafted = models.TextField("征求意见的稿", blank=True)
    state = models.CharField("办到哪一步", max_length=10, choices=State)
    entered_on = models.DateField("登记日")
    entered_by = models.CharField("登记人", max_length=60)
    entered_key = models.CharField("登记人编号", max_length=40)
    read_on = models.DateField("阅文日", null=True, blank=True)
    read_by = models.CharField("阅文人", max_length=60, blank=True)
    summary = models.CharField("要点", max_length=500, blank=True)
    result = models.CharField("落实情况", max_length=500, blank=True)
    duty = models.OneToOneField(Duty, models.PROTECT, null=True, blank=True, related_name="+")
    consultation = models.OneToOneField(
        Consultation, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        ordering = ["-number"]
        verbose_name = "政策文件"
        constraints = [
            models.UniqueConstraint(fields=["policy", "number"], name="edition_once"),
            models.CheckConstraint(
                condition=models.Q(state=State.DRAFT) | models.Q(effective_on__isnull=False),
                name="edition_takes_effect",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ref(self) -> str:
        """How messages point to it; the trail keeps all under the policy."""
        return f"policy-edition:{self.pk}"


class Change(models.Model):
    """Something of ours that an edition changes; `key` "" for work that has no key."""

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="changes")
    kind = models.CharField("种类", max_length=10, choices=ChangeKind)
    key = models.CharField("编号", max_length=100, blank=True)
    name = models.CharField("名称", max_length=200)
    words = models.CharField("改变了什么", max_length=500)
    added_on = models.DateField("填写日")
    added_by = models.CharField("填写人", max_length=60)

    class Meta:
        ordering = ["kind", "key", "pk"]
        verbose_name = "政策改变"
        indexes = [models.Index(fields=["kind", "key"], name="policy_change_key")]

    def __str__(self) -> str:
        return self.name


def force(edition: Edition, following: Edition | None, on: date) -> Force:
    """Whether an edition holds on a day; `following`: the edition that was issued after it."""
    policy = edition.policy
    if edition.state == State.DRAFT or edition.effective_on is None:
        return Force.DRAFT
    if policy.repealed_on is not None and policy.repealed_on <= on:
        return Force.REPEALED
    replaced = following.effective_on if following is not None else None
    if replaced is not None and replaced <= on:
        return Force.REPLACED
    return Force.COMING if edition.effective_on > on else Force.IN_FORCE
