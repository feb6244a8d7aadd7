"""One item that another department's data was compared with, and how the doubt was settled."""

from django.db import models

from minzheng.engines.cases.models.case import Case


class CheckState(models.TextChoices):
    CONSISTENT = "consistent", "一致"
    DOUBT = "doubt", "存疑"
    CONFIRMED = "confirmed", "属实"
    MISTAKEN = "mistaken", "有误，以申报为准"


class Check(models.Model):
    case = models.ForeignKey(Case, models.PROTECT, related_name="checks", verbose_name="办件")
    person = models.ForeignKey(
        "people.Person", models.PROTECT, null=True, related_name="+", verbose_name="成员"
    )
    member = models.CharField("成员姓名", max_length=40)
    item = models.CharField("核对事项", max_length=80)
    column = models.CharField("事实列", max_length=60)
    declared = models.CharField("申报", max_length=200, blank=True)
    found = models.CharField("查到", max_length=200)
    value = models.JSONField("查到的值", null=True)
    source = models.CharField("来源", max_length=80)
    found_on = models.DateField("查得日")
    feed = models.CharField("数据", max_length=60, blank=True)
    version = models.CharField("数据版本", max_length=40, blank=True)
    state = models.CharField("状态", max_length=12, choices=CheckState.choices)
    evidence = models.TextField("处置依据", blank=True)
    settled_by = models.CharField("处置人", max_length=40, blank=True)
    settled_on = models.DateField("处置日", null=True, blank=True)

    class Meta:
        verbose_name = "核对事项"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "member", "column", "source", "found_on"], name="check_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.member} {self.item} {self.state}"
