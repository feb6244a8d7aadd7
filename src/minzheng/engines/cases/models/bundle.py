"""Several applications made as one: what brought somebody here, and each matter's part of it."""

from django.db import models

from minzheng.engines.cases.models.case import Case
from minzheng.engines.cases.models.draft import Draft


class Bundle(models.Model):
    """`event`: the slug of the life event; `opened_by`: who fills it in."""

    event = models.CharField("一件事", max_length=40)
    opened_by = models.ForeignKey(
        "people.Person", models.PROTECT, related_name="+", verbose_name="填写人"
    )
    token = models.CharField("提交标识", max_length=64, unique=True)
    opened_on = models.DateField("开始日")
    submitted_on = models.DateField("提交日", null=True, blank=True)

    class Meta:
        verbose_name = "一件事"

    def __str__(self) -> str:
        return f"{self.event} {self.opened_by_id}"


class BundlePart(models.Model):
    """First a draft, then the case it became; neither when the draft was thrown away."""

    bundle = models.ForeignKey(Bundle, models.CASCADE, related_name="parts", verbose_name="一件事")
    matter = models.CharField("事项", max_length=60)
    draft = models.OneToOneField(
        Draft, models.SET_NULL, null=True, blank=True, related_name="part", verbose_name="草稿"
    )
    case = models.OneToOneField(
        Case, models.PROTECT, null=True, blank=True, related_name="part", verbose_name="办件"
    )

    class Meta:
        verbose_name = "一件事的事项"

    def __str__(self) -> str:
        return f"{self.bundle_id} {self.matter}"
